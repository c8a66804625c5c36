package io.prominence.scan;

import io.prominence.stats.GeneKernel;
import java.io.Serializable;

/**
 * Kernels of one cohort and what they see of a gene.
 *
 * @param kernels one per analysis; null where the cohort cannot answer
 * @param seesCounts one per analysis: true where the kernel asks for the counts themselves
 * @param reading what all others see
 */
record PreparedKernels(GeneKernel[] kernels, boolean[] seesCounts, ValueReading reading) implements Serializable {}
