/**
 * An in-silico model of metastatic runaway.
 *
 * <p>Lives here: the patient model, the expression model, writing cohorts in source formats and straight into a lake. Must not live here: Spark, analysis.
 */
package io.prominence.simulation;
