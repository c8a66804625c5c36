package io.prominence.analysis;

import io.prominence.domain.CohortSamples;
import io.prominence.domain.GenePanel;
import io.prominence.lake.CohortVersion;
import io.prominence.stats.MeanZ;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Scores of gene panels, sample by sample: mean z of the genes up minus mean z of the genes down, z within the cohort
 * over the samples with a value (n − 1). Genes that the cohort does not measure, or that do not vary, take no part; a
 * sample without any gene of a side has no score. The marker is never part of a score that it is held against.
 */
public final class PanelScores {
    private final PanelValues values;
    private final String marker;

    public PanelScores(PanelValues values, String marker) {
        this.values = values;
        this.marker = marker;
    }

    /** The cohort's samples with the scores among these covariates; a score that it cannot compute is absent. */
    public CohortSamples samples(CohortVersion cohort, Collection<String> covariates) {
        Map<String, double[]> scores = new LinkedHashMap<>();
        for (String name : covariates) {
            GenePanel.ofScore(name)
                    .flatMap(panel -> of(cohort.card().id(), panel))
                    .ifPresent(score -> scores.put(name, score));
        }
        return cohort.samples().with(scores);
    }

    /**
     * One panel's score.
     *
     * @return one value per sample, NaN where missing; empty where the cohort measures no gene of a side
     */
    public Optional<double[]> of(String cohort, GenePanel panel) {
        GenePanel own = panel.without(marker);
        Optional<double[]> up = side(cohort, own.up());
        if (own.down().isEmpty() || up.isEmpty()) {
            return up;
        }
        return side(cohort, own.down()).map(down -> difference(up.get(), down));
    }

    private static double[] difference(double[] up, double[] down) {
        double[] score = new double[up.length];
        Arrays.setAll(score, i -> up[i] - down[i]);
        return score;
    }

    private Optional<double[]> side(String cohort, List<String> symbols) {
        return MeanZ.of(symbols.stream()
                .map(symbol -> values.of(cohort, symbol).orElse(null))
                .filter(Objects::nonNull)
                .toList());
    }
}
