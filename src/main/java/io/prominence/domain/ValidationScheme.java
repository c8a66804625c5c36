package io.prominence.domain;

/** Ways of holding samples out, from the hardest question to the easiest. */
public enum ValidationScheme implements Identified {
    /** Each cohort is predicted by a model of all others. */
    LEAVE_ONE_COHORT_OUT("leave-one-cohort-out"),
    /** All cohorts of each cancer are predicted by a model of the other cancers. */
    LEAVE_ONE_CANCER_OUT("leave-one-cancer-out"),
    /** Each cohort alone trains a model, and every other cohort is predicted by it. */
    TRANSFER("transfer"),
    /** The patients of each cohort are dealt into folds, and each fold is predicted by a model of the others. */
    GROUPED_CROSS_VALIDATION("grouped-cross-validation");

    private final String id;

    ValidationScheme(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
