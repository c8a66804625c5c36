package io.prominence.classifier;

import io.prominence.domain.CohortSamples;
import java.util.Optional;

/**
 * A cohort as features are computed from it.
 *
 * @param cohort the cohort
 * @param scaled its expression on the scale of the features
 */
record ScaledCohort(CohortData cohort, ScaledExpression scaled) {
    static ScaledCohort of(CohortData cohort, GeneScale scale) {
        return new ScaledCohort(cohort, scale.of(cohort.expression()));
    }

    /** The cohort's genes and stored values. */
    ExpressionMatrix expression() {
        return cohort.expression();
    }

    /** Number of samples. */
    int samples() {
        return cohort.samples().size();
    }

    Optional<CohortSamples.Covariate> covariate(String id) {
        return cohort.covariate(id);
    }
}
