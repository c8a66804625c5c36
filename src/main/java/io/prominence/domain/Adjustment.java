package io.prominence.domain;

import java.util.List;

/**
 * A named set of covariates; empty for an unadjusted analysis.
 *
 * @param covariates covariate ids, in the order given
 */
public record Adjustment(List<String> covariates) {
    public Adjustment {
        covariates = List.copyOf(covariates);
    }

    /** The unadjusted analysis. */
    public static Adjustment none() {
        return new Adjustment(List.of());
    }

    /** The name in tables: covariate ids joined by {@code +}, or the empty string. */
    public String name() {
        return String.join("+", covariates);
    }

    /** True when nothing is adjusted for. */
    public boolean isNone() {
        return covariates.isEmpty();
    }
}
