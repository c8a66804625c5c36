package io.prominence.stats;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Time of 20,000 genes × 500 samples × 1,000 permutations of one outcome, on one core. */
@Tag("bench")
class ScoreNullBench {
    private static final int GENES = 20_000;
    private static final int SAMPLES = 500;
    private static final int PERMUTATIONS = 1000;
    private static final int TOGETHER = 32;

    @Test
    void one_outcome_on_one_core() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] genes = new double[1000][SAMPLES];
        for (double[] gene : genes) {
            for (int i = 0; i < SAMPLES; i++) {
                gene[i] = random.nextGaussian();
            }
        }
        double[] label = new double[SAMPLES];
        int[] patients = new int[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            label[i] = random.nextInt(2);
            patients[i] = i;
        }
        for (ScoreNull.On on : ScoreNull.On.values()) {
            for (int round = 0; round < 2; round++) {
                time(on, genes, label, patients);
            }
        }
    }

    private static void time(ScoreNull.On on, double[][] genes, double[] label, int[] patients) {
        long began = System.nanoTime();
        ScoreNull scores = ScoreNull.prepare(
                label, new double[0][], patients, new int[0], on, new GeneFilter(10, 5, 0.2, 0), 1, PERMUTATIONS);
        ScoreNull.Worker worker = scores.worker();
        double[][] units = new double[TOGETHER][SAMPLES];
        double[][] z = new double[TOGETHER][PERMUTATIONS];
        double[] observed = new double[GENES];
        for (int gene = 0; gene < GENES; gene++) {
            worker.standardise(genes[gene % genes.length], units[0]);
            observed[gene] = worker.observed(units[0]);
        }
        ScoreThresholds thresholds = new ScoreThresholds(observed);
        PermutationTally tally = new PermutationTally(GENES, PERMUTATIONS);
        long product = 0;
        for (int first = 0; first < GENES; first += TOGETHER) {
            for (int i = 0; i < TOGETHER; i++) {
                worker.standardise(genes[(first + i) % genes.length], units[i]);
            }
            long start = System.nanoTime();
            scores.permuted(units, TOGETHER, z);
            product += System.nanoTime() - start;
            for (int i = 0; i < TOGETHER; i++) {
                tally.add(first + i, z[i], thresholds);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%s: %.2f s, product %.2f s, least max-T p %.4f%n",
                on,
                seconds,
                product / 1e9,
                java.util.Arrays.stream(tally.result(thresholds).pMaxT()).min().orElseThrow());
    }
}
