package io.prominence.scan;

import io.prominence.stats.PermutationTally;
import io.prominence.stats.Undefined;
import java.util.List;

/**
 * What permutation says of every gene, of one analysis.
 *
 * @param analysis the question
 * @param geneIds gene ids, sorted
 * @param geneSymbols their symbols
 * @param byLevel one entry per level
 */
public record PermutedGenes(PermutedAnalysis analysis, String[] geneIds, String[] geneSymbols, List<Level> byLevel) {

    /**
     * One level: a cohort, or several put together. Arrays have one element per gene.
     *
     * @param measured whether a cohort of the level measures the gene
     * @param n samples with a value of the gene, in the cohorts that have a score
     * @param z score; NaN where there is none
     * @param reasons why there is none; null where there is one, and where no cohort of the level measures the gene
     * @param counted p values and rates
     */
    public record Level(
            boolean[] measured, int[] n, double[] z, Undefined[] reasons, PermutationTally.Result counted) {}
}
