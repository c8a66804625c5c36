package io.prominence.lake;

import io.prominence.stats.Combat;
import java.util.ArrayList;
import java.util.List;

/** Genes from which ComBat takes the batch: computed again from the source when asked for, by what a first pass found. */
final class CombatGenes implements GeneSource {
    private final GeneSource source;
    private final int samples;
    private final Combat combat;

    private CombatGenes(GeneSource source, int samples, Combat combat) {
        this.source = source;
        this.samples = samples;
        this.combat = combat;
    }

    /** Goes over all genes once; in memory stay two numbers per gene and batch. */
    static CombatGenes of(GeneSource source, CombatSamples rule) {
        int samples = rule.size();
        var pass = new Combat.Pass(rule.design(), source.genes());
        for (int gene = 0; gene < source.genes(); gene++) {
            pass.add(gene, row(source, gene, samples));
        }
        return new CombatGenes(source, samples, pass.finish().orElseThrow(rule::noPriors));
    }

    private static double[] row(GeneSource source, int gene, int samples) {
        float[] stored = new float[samples];
        source.fill(gene, 0, stored);
        double[] row = new double[samples];
        for (int i = 0; i < samples; i++) {
            row[i] = stored[i];
        }
        return row;
    }

    /** Names of the genes that are as they were. */
    List<String> unadjusted() {
        List<String> names = new ArrayList<>();
        for (int gene = 0; gene < source.genes(); gene++) {
            if (!combat.adjusts(gene)) {
                names.add(source.gene(gene).symbol());
            }
        }
        return names;
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
        double[] row = row(source, gene, samples);
        combat.adjust(gene, row);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) row[firstSample + i];
        }
    }
}
