package io.prominence.domain;

/** What an effect is measured in. Only effects of one scale are pooled. */
public enum EffectScale implements Identified {
    /** atanh of a correlation. */
    FISHER_Z("fisher-z"),
    /** Difference of two means of log2 expression, positive group minus negative group. */
    LOG2_FOLD_CHANGE("log2-fold-change"),
    /** Probability that a sample of the positive group is higher than one of the negative group, ties as one half. */
    AUC("auc"),
    /** Natural logarithm of the hazard ratio per unit of expression. */
    LOG_HAZARD_RATIO("log-hazard-ratio"),
    /** Difference of two Fisher z, positive group minus negative group. */
    FISHER_Z_DIFFERENCE("fisher-z-difference"),
    /** Change of the log hazard ratio per unit of expression with one unit of a modifier. */
    LOG_HAZARD_RATIO_CHANGE("log-hazard-ratio-change"),
    /** Change of the difference of two means of log2 expression with one unit of a modifier. */
    LOG2_FOLD_CHANGE_CHANGE("log2-fold-change-change");

    private final String id;

    EffectScale(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    /** Value of the effect under the null hypothesis: 0.5 for an AUC, 0 otherwise. */
    public double nullValue() {
        return this == AUC ? 0.5 : 0.0;
    }
}
