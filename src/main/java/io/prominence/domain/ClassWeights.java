package io.prominence.domain;

/** Whether positives and negatives weigh the same in a fit. Nothing is ever drawn again or left out to balance them. */
public enum ClassWeights implements Identified {
    /** Every sample as often as it occurs: probabilities are those of the population. */
    NONE("none"),
    /** Positives and negatives weigh the same in all; probabilities are moved back to the population's inside the fold. */
    BALANCED("balanced");

    private final String id;

    ClassWeights(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
