package io.prominence.classifier;

import java.util.Optional;

/**
 * How a model is to be applied.
 *
 * @param recalibration how its probabilities are moved, if they are
 * @param leastMeasured smallest share of the model's genes that a cohort must measure, 0 to 1
 */
public record ScorePlan(Optional<RecalibrationPlan> recalibration, double leastMeasured) {
    /** Half of the genes. */
    public static final double LEAST_MEASURED = 0.5;

    /** As the model is, where the cohort measures at least half of its genes. */
    public static ScorePlan plain() {
        return new ScorePlan(Optional.empty(), LEAST_MEASURED);
    }
}
