package io.prominence.stats;

/** How target, covariates and gene enter a regression. */
enum Scale {
    /** As they are. */
    VALUES,
    /** By their ranks among the samples that take part. */
    RANKS,
    /** As they are, the target being 1 for a positive sample and 0 for a negative one. */
    GROUPS
}
