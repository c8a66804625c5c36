package io.prominence.lake;

import java.io.Serializable;

/**
 * Where the values of a new cohort version come from; asked for one gene and one run of samples at a time, on executors,
 * in any order, from several threads at once.
 */
public interface GeneSource extends Serializable {
    /** Number of genes. */
    int genes();

    /** Name of gene {@code i}; ids are distinct. */
    GeneName gene(int i);

    /**
     * Values of a gene for a run of samples.
     *
     * @param gene index of the gene
     * @param firstSample index of the sample whose value comes first
     * @param values filled with one value per sample; NaN where missing
     */
    void fill(int gene, int firstSample, float[] values);
}
