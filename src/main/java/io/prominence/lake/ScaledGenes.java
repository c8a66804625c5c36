package io.prominence.lake;

import io.prominence.domain.CohortTransform;
import io.prominence.stats.GeneScales;

/** Genes each put on a scale of its own, over all samples of the cohort. */
final class ScaledGenes implements GeneSource {
    private final GeneSource source;
    private final int samples;
    private final CohortTransform transform;

    ScaledGenes(GeneSource source, int samples, CohortTransform transform) {
        this.source = source;
        this.samples = samples;
        this.transform = transform;
    }

    @Override
    public int genes() {
        return source.genes();
    }

    @Override
    public GeneName gene(int i) {
        return source.gene(i);
    }

    @Override
    public void fill(int gene, int firstSample, float[] values) {
        float[] all = new float[samples];
        source.fill(gene, 0, all);
        double[] scaled = new double[samples];
        for (int i = 0; i < samples; i++) {
            scaled[i] = all[i];
        }
        scale(scaled);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) scaled[firstSample + i];
        }
    }

    private void scale(double[] values) {
        switch (transform) {
            case RANK_INVERSE_NORMAL -> GeneScales.rankInverseNormal(values);
            case Z_SCORE -> GeneScales.zScore(values);
            case QUANTILE, COMBAT -> throw new IllegalArgumentException(transform.id() + " is no scale of a gene");
        }
    }
}
