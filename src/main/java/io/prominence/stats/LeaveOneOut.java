package io.prominence.stats;

/**
 * What becomes of a pooled effect when one cohort after the other is left out; see {@link RandomEffects#leaveOneOut}.
 *
 * <p>The most influential cohort is the one without which the effect moves farthest. Cook's distance is the square of that
 * move over the squared standard error of the full model, the same for all cohorts of a gene: both name the same cohort.
 *
 * @param low lowest random effect of the k models without one cohort; NaN with all others where k is below 3, as what
 *     is left would be one cohort's own effect
 * @param high highest of them
 * @param largestLogP natural logarithm of the largest of their p; NaN where one of them has none
 * @param influential position of the most influential cohort, the first of equals; −1 where there is none
 * @param shift effect without that cohort minus effect with it
 */
public record LeaveOneOut(double low, double high, double largestLogP, int influential, double shift) {
    static final LeaveOneOut NONE = new LeaveOneOut(Double.NaN, Double.NaN, Double.NaN, -1, Double.NaN);
}
