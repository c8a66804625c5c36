package io.prominence.scan;

import io.prominence.stats.ScoreNull;
import io.prominence.stats.Undefined;
import java.util.Arrays;

/** Scores genes as they are, in every analysis and cohort; one per partition. */
final class Observation {
    private final String[] selves;
    private final CohortScores[][] scores;
    private final ScoreNull.Worker[][] workers;
    private final double[][][] units;
    private double[] values = new double[0];

    /**
     * @param selves per analysis, symbol of the gene that is the outcome itself; empty where no gene is
     * @param scores by analysis and cohort
     */
    Observation(String[] selves, CohortScores[][] scores) {
        this.selves = selves;
        this.scores = scores;
        workers = new ScoreNull.Worker[scores.length][];
        units = new double[scores.length][][];
        for (int a = 0; a < scores.length; a++) {
            workers[a] = Arrays.stream(scores[a])
                    .map(cohort ->
                            cohort.scores() == null ? null : cohort.scores().worker())
                    .toArray(ScoreNull.Worker[]::new);
            units[a] = Arrays.stream(PermutationRound.sizes(scores[a]))
                    .mapToObj(double[]::new)
                    .toArray(double[][]::new);
        }
    }

    ObservedGene of(GeneGroup gene) {
        int cohorts = gene.byCohort().length;
        double[][] z = new double[selves.length][cohorts];
        int[][] n = new int[selves.length][cohorts];
        Undefined[][] reasons = new Undefined[selves.length][cohorts];
        for (int cohort = 0; cohort < cohorts; cohort++) {
            float[] stored = gene.byCohort()[cohort];
            if (stored != null) {
                read(stored, scores[0][cohort].reading());
            }
            for (int a = 0; a < selves.length; a++) {
                z[a][cohort] = Double.NaN;
                if (stored != null) {
                    boolean self = selves[a].equals(gene.geneSymbol());
                    reasons[a][cohort] = self ? Undefined.SELF : score(a, cohort, z[a], n[a]);
                }
            }
        }
        return new ObservedGene(gene.geneId(), gene.geneSymbol(), z, n, reasons);
    }

    private void read(float[] stored, ValueReading reading) {
        values = values.length == stored.length ? values : new double[stored.length];
        reading.read(stored, values);
    }

    private Undefined score(int a, int cohort, double[] z, int[] n) {
        ScoreNull.Worker worker = workers[a][cohort];
        if (worker == null) {
            return scores[a][cohort].undefined();
        }
        Undefined reason = worker.standardise(values, units[a][cohort]);
        n[cohort] = worker.n();
        if (reason == null) {
            z[cohort] = worker.observed(units[a][cohort]);
        }
        return reason;
    }
}
