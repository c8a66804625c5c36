/**
 * An in-silico model of metastatic runaway, with its truth written down.
 *
 * <p>Per patient: intrinsic PROM2 raises an EMT and a ferroptosis-resistance programme; they raise the odds of metastasis
 * at diagnosis and the hazard of its onset; metastatic burden raises PROM2 again; death after metastasis is faster. Per
 * sample: purity dilutes the tumour, skin or tubule raises PROM2 without any effect on outcome. Per cohort: a platform
 * with offset, compression, batch shifts, rounding and missing values.
 *
 * <p>Lives here: {@link io.prominence.simulation.Simulation} (start here), what is asked of it
 * ({@code SimulationPlan}, {@code CohortPlan}, {@code Disease}, {@code Platform}, {@code Effects}), the patients, samples
 * and genes, the writers of source formats, and the truth. Must not live here: Spark, analysis. All random numbers come
 * from {@code Streams}, by name: a patient, a sample or a value is the same whatever else is drawn.
 *
 * <p>To add a cancer, add a {@code Disease} and its platforms; to add a source format, a {@code SourceFormat} and its
 * {@code CohortFiles}; to add a planted effect, a component of {@code Effects}, used in {@code PatientModel}. What follows
 * from it for the marker is not to be worked out by hand: {@code Estimands} computes it.
 */
package io.prominence.simulation;
