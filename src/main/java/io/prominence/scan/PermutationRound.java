package io.prominence.scan;

import io.prominence.stats.PermutationTally;
import io.prominence.stats.ScoreThresholds;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;

/**
 * One analysis as it is sent to the executors: its permuted scores in every cohort, and what is counted.
 *
 * @param self symbol of the gene that is the outcome itself; empty where no gene is
 * @param geneIds ids of all genes, sorted
 * @param scores one entry per cohort
 * @param levels what cohorts are put together
 * @param thresholds per level
 */
record PermutationRound(
        String self, String[] geneIds, CohortScores[] scores, Levels levels, ScoreThresholds[] thresholds)
        implements Serializable {
    /** Genes that are scored together: so often a block of permuted outcomes is used while it is in the cache. */
    static final int TOGETHER = 32;

    /** Samples of each cohort's analysis. */
    static int[] sizes(CohortScores[] scores) {
        return Arrays.stream(scores)
                .mapToInt(
                        cohort -> cohort.scores() == null ? 0 : cohort.scores().size())
                .toArray();
    }

    /** Counts the genes of one partition; one tally per level. */
    PermutationTally[] count(Iterator<GeneGroup> genes) {
        Counting counting = new Counting();
        genes.forEachRemaining(counting::add);
        return counting.finish();
    }

    private int permutations() {
        return Arrays.stream(scores)
                .filter(cohort -> cohort.scores() != null)
                .mapToInt(cohort -> cohort.scores().permutations())
                .max()
                .orElse(0);
    }

    private final class Counting {
        private final int[] sizes = sizes(scores);
        private final int permutations = permutations();
        private final CohortBlock[] blocks =
                Arrays.stream(scores).map(CohortBlock::new).toArray(CohortBlock[]::new);
        private final PermutationTally[] tallies = new PermutationTally[levels.count()];
        private final int[] geneOf = new int[TOGETHER];
        private final double[][] byCohort = new double[scores.length][];
        private final double[] pooled = new double[permutations];
        private int held;

        Counting() {
            Arrays.setAll(tallies, level -> new PermutationTally(geneIds.length, permutations));
        }

        void add(GeneGroup gene) {
            if (self.equals(gene.geneSymbol())) {
                return;
            }
            geneOf[held] = Arrays.binarySearch(geneIds, gene.geneId());
            for (int cohort = 0; cohort < blocks.length; cohort++) {
                blocks[cohort].add(held, gene.byCohort()[cohort]);
            }
            if (++held == TOGETHER) {
                countHeld();
            }
        }

        private void countHeld() {
            for (CohortBlock block : blocks) {
                block.score();
            }
            for (int gene = 0; gene < held; gene++) {
                for (int cohort = 0; cohort < blocks.length; cohort++) {
                    byCohort[cohort] = blocks[cohort].of(gene);
                }
                for (int level = 0; level < tallies.length; level++) {
                    if (levels.permuted(level, byCohort, sizes, pooled)) {
                        tallies[level].add(geneOf[gene], pooled, thresholds[level]);
                    }
                }
            }
            held = 0;
        }

        PermutationTally[] finish() {
            countHeld();
            return tallies;
        }
    }
}
