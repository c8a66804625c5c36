package io.prominence.stats;

/** How the partial likelihood of {@link CoxModel} treats events at the same time. */
public enum CoxTies {
    /** The l-th of d tied events sees the tied ones with weight 1 − (l − 1)/d in its risk set (doi 10.1080/01621459.1977.10480613). */
    EFRON,
    /** Each tied event sees the whole risk set (doi 10.2307/2529620). */
    BRESLOW
}
