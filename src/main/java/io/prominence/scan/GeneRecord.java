package io.prominence.scan;

import java.io.Serializable;

/**
 * What the executors say of one gene of one cohort: the estimates of all analyses, packed.
 *
 * @param cohort position of the cohort among the tasks
 * @param numbers {@link EstimateColumns#NUMBERS} per analysis
 * @param counts {@link EstimateColumns#COUNTS} per analysis
 * @param reasons one per analysis
 */
record GeneRecord(int cohort, String geneId, String geneSymbol, double[] numbers, int[] counts, byte[] reasons)
        implements Serializable {}
