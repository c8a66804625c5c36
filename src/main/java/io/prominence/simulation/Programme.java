package io.prominence.simulation;

import io.prominence.domain.Identified;

/**
 * What moves the expression of genes together; a gene loads on any of them (log2 units per unit of the programme).
 *
 * <p>Tumour programmes are standard normal per patient and are diluted by the purity of the sample (multiplied by purity
 * over mean purity). {@link #STROMA} and {@link #IMMUNE} belong to the sample. Contaminants are fractions of the sample.
 */
public enum Programme implements Identified {
    /** Intrinsic PROM2 expression of the tumour. */
    MARKER("marker"),
    /** Epithelial-to-mesenchymal transition, raised by {@link #MARKER}. */
    EMT("emt"),
    /** Ferroptosis resistance, raised by {@link #MARKER}. */
    RESISTANCE("ferroptosis-resistance"),
    /** Proliferation, with a modest effect on outcome of its own. */
    PROLIFERATION("proliferation"),
    /** Metastatic burden at sampling: 0 without metastasis, otherwise 0.5 to 1.5; the feedback of the aggravation loop. */
    BURDEN("burden"),
    /** Stroma, which falls with purity; without effect on outcome. */
    STROMA("stroma"),
    /** Immune cells; without effect on outcome. */
    IMMUNE("immune"),
    /** Fraction of normal skin in the sample; without effect on outcome. */
    KERATINOCYTE("keratinocyte"),
    /** Fraction of normal kidney tubule in the sample; without effect on outcome. */
    TUBULE("tubule");

    private final String id;

    Programme(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    /** Whether a gene that loads on this goes with outcome under {@code effects}. */
    boolean goesWithOutcome(Effects effects) {
        return switch (this) {
            case MARKER -> effects.markerOnEmt() != 0 || effects.markerOnResistance() != 0;
            case EMT, RESISTANCE, PROLIFERATION, BURDEN -> true;
            case STROMA, IMMUNE, KERATINOCYTE, TUBULE -> false;
        };
    }
}
