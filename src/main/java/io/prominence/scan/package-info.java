/**
 * The one bridge between the lake and the kernels.
 *
 * <p>Lives here: the method registry and the single pass that applies every prepared kernel to every gene of every cohort. Must not live here: formulas, and tables.
 */
package io.prominence.scan;
