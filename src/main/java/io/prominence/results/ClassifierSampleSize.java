package io.prominence.results;

/** Whether a feature set has the samples that its parameters need. */
@Table(path = "classifier/sample_size", row = "one feature set, and how many samples its parameters need")
public record ClassifierSampleSize(
        @Column("what is predicted: a label, or an endpoint within a horizon")
        String target,

        @Column("feature set") String features,

        @Column("samples with a status, over all cohorts that take part")
        int n,

        @Column("positives among them") int nPositive,

        @Column(
                "columns that are offered to the model, after any choice that does not look at the outcome; a penalty leaves fewer,"
                        + " but not knowably fewer")
        int parameters,

        @Column("positives, or negatives where they are fewer, per parameter")
        double eventsPerParameter,

        @Column("samples for a shrinkage of the coefficients of at least 0.9 (Riley's first criterion)")
        int neededForShrinkage,

        @Column("samples for an apparent R² that is at most 0.05 too good (second criterion)")
        int neededForOptimism,

        @Column("samples that give the share of positives to 0.05 (third criterion)")
        int neededForShare,

        @Column("the largest of the three") int needed,

        @Column("enough; refused (not trained); or forced (trained on too few, because classifier.force = true)")
        String verdict) {
    /** Verdict on a feature set that is trained on too few samples. */
    public static final String FORCED = "forced";

    /** Verdict on a feature set that is not trained. */
    public static final String REFUSED = "refused";

    /** Verdict on a feature set that has its samples. */
    public static final String ENOUGH = "enough";

    /** Whether it is trained although its samples are too few. */
    public boolean isForced() {
        return verdict.equals(FORCED);
    }

    /** Whether it is not trained. */
    public boolean isRefused() {
        return verdict.equals(REFUSED);
    }
}
