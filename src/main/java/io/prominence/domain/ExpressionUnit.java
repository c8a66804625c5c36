package io.prominence.domain;

/** What one expression value is, as the user declares it in a cohort's configuration. */
public enum ExpressionUnit implements Identified {
    COUNTS("counts", Scale.LINEAR),
    CPM("cpm", Scale.LINEAR),
    TPM("tpm", Scale.LINEAR),
    FPKM("fpkm", Scale.LINEAR),
    RSEM("rsem", Scale.LINEAR),
    LINEAR_INTENSITY("linear-intensity", Scale.LINEAR),
    LOG2_COUNTS_PLUS_1("log2-counts-plus-1", Scale.LOG2),
    LOG2_CPM_PLUS_1("log2-cpm-plus-1", Scale.LOG2),
    LOG2_TPM_PLUS_1("log2-tpm-plus-1", Scale.LOG2),
    LOG2_FPKM_PLUS_1("log2-fpkm-plus-1", Scale.LOG2),
    /** log2(FPKM + 0.1), as SCAN-B publishes it. */
    LOG2_FPKM_PLUS_0_1("log2-fpkm-plus-0.1", Scale.LOG2),
    LOG2_RSEM_PLUS_1("log2-rsem-plus-1", Scale.LOG2),
    LOG2_INTENSITY("log2-intensity", Scale.LOG2),
    /** log2 of sample over reference, as two-colour arrays give it; signed. */
    LOG_RATIO("log-ratio", Scale.LOG2),
    Z_SCORE("z-score", Scale.STANDARD_DEVIATIONS);

    /** What a difference of one means. */
    public enum Scale {
        LINEAR,
        /** A doubling: differences and hazard ratios per unit can be compared between cohorts. */
        LOG2,
        STANDARD_DEVIATIONS
    }

    private final String id;
    private final Scale scale;

    ExpressionUnit(String id, Scale scale) {
        this.id = id;
        this.scale = scale;
    }

    @Override
    public String id() {
        return id;
    }

    /** Scale of the values as they are declared, before any transform. */
    public Scale scale() {
        return scale;
    }
}
