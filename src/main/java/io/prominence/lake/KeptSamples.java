package io.prominence.lake;

/** Genes of some of the samples of a source, in their order. */
final class KeptSamples implements GeneSource {
    private final GeneSource source;
    private final int samples;
    private final int[] kept;

    /**
     * Some samples.
     *
     * @param samples number of samples of the source
     * @param kept indices of those that are kept, ascending
     */
    KeptSamples(GeneSource source, int samples, int[] kept) {
        this.source = source;
        this.samples = samples;
        this.kept = kept.clone();
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
        float[] row = new float[samples];
        source.fill(gene, 0, row);
        for (int i = 0; i < values.length; i++) {
            values[i] = row[kept[firstSample + i]];
        }
    }
}
