package io.prominence.scan;

import io.prominence.stats.Undefined;
import java.io.Serializable;

/**
 * The scores of one gene as they are, by analysis and cohort.
 *
 * @param z NaN where there is none
 * @param n samples with a value
 * @param reasons why there is no score; null where there is one
 */
record ObservedGene(String geneId, String geneSymbol, double[][] z, int[][] n, Undefined[][] reasons)
        implements Serializable {}
