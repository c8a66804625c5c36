package io.prominence.scan;

import io.prominence.stats.PermutationTally;
import io.prominence.stats.ScoreThresholds;
import io.prominence.stats.Undefined;
import java.util.ArrayList;
import java.util.List;

/** The scores of all genes as they are, of one analysis at one level. */
final class LevelScores {
    private final boolean[] measured;
    private final int[] n;
    private final double[] z;
    private final Undefined[] reasons;
    private final ScoreThresholds thresholds;

    private LevelScores(List<ObservedGene> genes, int analysis, Levels levels, int level, int[] sizes) {
        measured = new boolean[genes.size()];
        n = new int[genes.size()];
        z = new double[genes.size()];
        reasons = new Undefined[genes.size()];
        for (int gene = 0; gene < z.length; gene++) {
            ObservedGene observed = genes.get(gene);
            z[gene] = levels.z(level, observed.z()[analysis], sizes);
            describe(gene, observed, analysis, levels.members()[level]);
        }
        thresholds = new ScoreThresholds(z);
    }

    /** One entry per level. */
    static List<LevelScores> of(List<ObservedGene> genes, int analysis, Levels levels, int[] sizes) {
        List<LevelScores> scores = new ArrayList<>();
        for (int level = 0; level < levels.count(); level++) {
            scores.add(new LevelScores(genes, analysis, levels, level, sizes));
        }
        return scores;
    }

    private void describe(int gene, ObservedGene observed, int analysis, int[] cohorts) {
        boolean known = !Double.isNaN(z[gene]);
        for (int cohort : cohorts) {
            boolean scored = !Double.isNaN(observed.z()[analysis][cohort]);
            Undefined reason = observed.reasons()[analysis][cohort];
            measured[gene] |= scored || reason != null;
            if (scored == known) {
                n[gene] += observed.n()[analysis][cohort];
            }
            if (!known && reason != null) {
                reasons[gene] = reasons[gene] == null || reasons[gene] == reason ? reason : Undefined.NOT_AVAILABLE;
            }
        }
    }

    ScoreThresholds thresholds() {
        return thresholds;
    }

    /** The scores with what was counted. */
    static List<PermutedGenes.Level> counted(List<LevelScores> levels, PermutationTally[] tallies) {
        List<PermutedGenes.Level> counted = new ArrayList<>();
        for (int i = 0; i < tallies.length; i++) {
            LevelScores level = levels.get(i);
            counted.add(new PermutedGenes.Level(
                    level.measured, level.n, level.z, level.reasons, tallies[i].result(level.thresholds)));
        }
        return counted;
    }
}
