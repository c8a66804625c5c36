package io.prominence.lake;

import java.util.stream.IntStream;

/** Values of many genes of a source, read by several threads. */
final class GeneRows {
    /** Genes that one thread reads one after the other, as a file system likes it. */
    private static final int IN_ORDER = 128;

    private GeneRows() {}

    /** Receives the values of one gene; called by several threads. */
    @FunctionalInterface
    interface Work {
        /**
         * Uses the values.
         *
         * @param index of the gene among those that were asked for
         * @param row values of a run of samples; overwritten later
         */
        void use(int index, float[] row);
    }

    /** All genes of a source. */
    static int[] all(GeneSource source) {
        return IntStream.range(0, source.genes()).toArray();
    }

    /** Goes over genes, for a run of {@code width} samples. */
    static void forEach(GeneSource source, int[] genes, int firstSample, int width, Work work) {
        IntStream.range(0, (genes.length + IN_ORDER - 1) / IN_ORDER).parallel().forEach(run -> {
            float[] row = new float[width];
            int end = Math.min(genes.length, (run + 1) * IN_ORDER);
            for (int i = run * IN_ORDER; i < end; i++) {
                source.fill(genes[i], firstSample, row);
                work.use(i, row);
            }
        });
    }
}
