package io.prominence.stats;

import java.io.Serializable;

/**
 * Which genes a kernel accepts, judged on the samples of its own analysis.
 *
 * @param minSamples fewest samples with a value
 * @param minEvents fewest events, or samples in the smaller group
 * @param maxMissing largest share of missing values, 0 to 1
 * @param minVariance the sample variance (n − 1) must be above this
 */
public record GeneFilter(int minSamples, int minEvents, double maxMissing, double minVariance)
        implements Serializable {}
