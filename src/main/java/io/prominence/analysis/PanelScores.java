package io.prominence.analysis;

import io.prominence.domain.CohortSamples;
import io.prominence.domain.GenePanel;
import io.prominence.lake.CohortVersion;
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
                    .flatMap(panel ->
                            of(cohort.card().id(), panel, cohort.samples().size()))
                    .ifPresent(score -> scores.put(name, score));
        }
        return cohort.samples().with(scores);
    }

    /**
     * One panel's score.
     *
     * @return one value per sample, NaN where missing; empty where the cohort measures no gene of a side
     */
    public Optional<double[]> of(String cohort, GenePanel panel, int samples) {
        GenePanel own = panel.without(marker);
        Optional<double[]> up = side(cohort, own.up(), samples);
        if (own.down().isEmpty() || up.isEmpty()) {
            return up;
        }
        return side(cohort, own.down(), samples).map(down -> difference(up.get(), down));
    }

    private static double[] difference(double[] up, double[] down) {
        double[] score = new double[up.length];
        Arrays.setAll(score, i -> up[i] - down[i]);
        return score;
    }

    private Optional<double[]> side(String cohort, List<String> symbols, int samples) {
        List<double[]> genes = symbols.stream()
                .map(symbol -> values.of(cohort, symbol).orElse(null))
                .filter(Objects::nonNull)
                .filter(PanelScores::standardise)
                .toList();
        return genes.isEmpty() ? Optional.empty() : Optional.of(mean(genes, samples));
    }

    /** Turns values into z in place; false where they do not vary. */
    private static boolean standardise(double[] gene) {
        int n = 0;
        double sum = 0;
        for (double value : gene) {
            if (Double.isFinite(value)) {
                n++;
                sum += value;
            }
        }
        double mean = sum / n;
        double squares = 0;
        for (double value : gene) {
            squares += Double.isFinite(value) ? (value - mean) * (value - mean) : 0;
        }
        double deviation = Math.sqrt(squares / (n - 1));
        if (!(deviation > 1e-12 * Math.abs(mean))) {
            return false;
        }
        for (int i = 0; i < gene.length; i++) {
            gene[i] = (gene[i] - mean) / deviation;
        }
        return true;
    }

    private static double[] mean(List<double[]> genes, int samples) {
        double[] mean = new double[samples];
        for (int i = 0; i < samples; i++) {
            int n = 0;
            double sum = 0;
            for (double[] gene : genes) {
                if (Double.isFinite(gene[i])) {
                    n++;
                    sum += gene[i];
                }
            }
            mean[i] = n == 0 ? Double.NaN : sum / n;
        }
        return mean;
    }
}
