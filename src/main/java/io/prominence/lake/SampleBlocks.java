package io.prominence.lake;

/** All genes of some samples at a time, in memory bounded by {@link #MOST_VALUES} values. */
final class SampleBlocks {
    /** 64 MiB of floats. */
    private static final int MOST_VALUES = 1 << 24;

    /** Receives a block. */
    @FunctionalInterface
    interface Work {
        /**
         * Uses a block.
         *
         * @param firstSample index of the sample of the first column
         * @param columns one array per sample with a value per gene, in the order of the source; may be modified
         */
        void use(int firstSample, float[][] columns);
    }

    private SampleBlocks() {}

    /** Samples of a block: depends on the number of genes alone. */
    static int width(int genes, int samples) {
        return Math.max(1, Math.min(samples, MOST_VALUES / Math.max(1, genes)));
    }

    /** Goes over all samples in order. */
    static void forEach(GeneSource genes, int samples, Work work) {
        int[] all = GeneRows.all(genes);
        int most = width(genes.genes(), samples);
        for (int first = 0; first < samples; first += most) {
            int width = Math.min(most, samples - first);
            float[][] columns = new float[width][genes.genes()];
            GeneRows.forEach(genes, all, first, width, (gene, row) -> {
                for (int i = 0; i < row.length; i++) {
                    columns[i][gene] = row[i];
                }
            });
            work.use(first, columns);
        }
    }
}
