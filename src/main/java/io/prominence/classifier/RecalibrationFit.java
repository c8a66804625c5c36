package io.prominence.classifier;

import io.prominence.stats.prediction.Recalibration;

/**
 * What a recalibration was fitted on, and what came of it. The new probability is 1/(1 + e^−(a + b·logit p)).
 *
 * @param kind what was fitted: intercept, or intercept-and-slope
 * @param on {@code COLUMN=value} of the samples that it was fitted on; empty: all whose status is known
 * @param samples samples that it was fitted on
 * @param positives positives among them
 * @param crossFitted folds of patients by which each sample got the fit of the others; 0 where it was fitted on a subset
 * @param a intercept that goes with b
 * @param b slope; 1 where the intercept alone was fitted
 * @param measured calibration intercept and slope of the model in these samples, with their errors
 */
public record RecalibrationFit(
        String kind,
        String on,
        int samples,
        int positives,
        int crossFitted,
        double a,
        double b,
        Recalibration measured) {}
