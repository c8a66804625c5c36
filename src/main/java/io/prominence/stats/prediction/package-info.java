/**
 * Fits and measures of predictions of a yes or no.
 *
 * <p>Lives here: the elastic-net path, and what a predicted probability is worth: discrimination, calibration, net benefit,
 * horizons with censoring, and how many samples a model needs. Must not live here: how samples are split, and which model
 * is compared with which, which is the classifier's.
 *
 * <p>Start with {@link io.prominence.stats.prediction.Auroc}. All formulas with their R calls are in {@code
 * docs/statistics.md}.
 */
package io.prominence.stats.prediction;
