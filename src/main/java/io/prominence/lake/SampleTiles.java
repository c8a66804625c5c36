package io.prominence.lake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Turns gene vectors, which hold all samples of a gene, into tiles, which hold all genes of some samples: what a question
 * about samples needs. One shuffle of {@link PackedValues}; the values stay float32.
 *
 * <p>A tile's genes come in the order of their ids, and the tiles in the order of their samples, so that what is computed
 * from them does not depend on how the vectors were spread. An executor holds one tile per running task: genes × chunk
 * floats.
 */
public final class SampleTiles {
    /** Values of a tile of {@link #samplesPerTile}: 32 MiB. */
    private static final int TILE_VALUES = 8 << 20;

    /** Values that are cut up together before the shuffle: 16 MiB. */
    private static final int BLOCK_VALUES = 4 << 20;

    private SampleTiles() {}

    /** Samples of a tile that a task holds easily, for a number of genes. */
    public static int samplesPerTile(int genes) {
        return Math.max(1, TILE_VALUES / Math.max(1, genes));
    }

    /**
     * Cuts a cohort into tiles; lazy.
     *
     * @param genes vectors of the cohort, each gene once
     * @param samples samples of the cohort: the length of every vector
     * @param chunk samples of a tile; the last one may have fewer
     * @return one tile a partition, in the order of the samples
     */
    public static JavaRDD<SampleTile> of(JavaRDD<GeneVector> genes, int samples, int chunk) {
        if (samples < 1 || chunk < 1) {
            throw new IllegalArgumentException(
                    "Cannot cut " + samples + " samples into tiles of " + chunk + ": both must be at least 1.");
        }
        int tiles = (samples + chunk - 1) / chunk;
        return genes.mapPartitionsToPair(vectors -> new Cutting(vectors, samples, chunk))
                .groupByKey(new HashPartitioner(tiles))
                .map(blocks -> assemble(blocks._1() * chunk, blocks._2()));
    }

    private static SampleTile assemble(int firstSample, Iterable<Block> blocks) {
        List<Row> rows = new ArrayList<>();
        for (Block block : blocks) {
            float[][] values = block.values().unpacked();
            for (int i = 0; i < values.length; i++) {
                rows.add(new Row(block.geneIds()[i], values[i]));
            }
        }
        rows.sort(Comparator.comparing(Row::geneId));
        return new SampleTile(
                firstSample,
                rows.stream().map(Row::geneId).toArray(String[]::new),
                rows.stream().map(Row::values).toArray(float[][]::new));
    }

    /** Some genes of the samples of one tile. */
    private record Block(String[] geneIds, PackedValues values) implements Serializable {}

    private record Row(String geneId, float[] values) {}

    /** Cuts vectors into blocks, so many genes at a time that their number does not grow with the number of genes. */
    private static final class Cutting implements Iterator<Tuple2<Integer, Block>> {
        private final Iterator<GeneVector> vectors;
        private final int samples;
        private final int chunk;
        private final List<GeneVector> held = new ArrayList<>();
        private int nextSample;

        Cutting(Iterator<GeneVector> vectors, int samples, int chunk) {
            this.vectors = vectors;
            this.samples = samples;
            this.chunk = chunk;
            this.nextSample = samples;
        }

        @Override
        public boolean hasNext() {
            return nextSample < samples || vectors.hasNext();
        }

        @Override
        public Tuple2<Integer, Block> next() {
            if (nextSample >= samples) {
                hold();
            }
            int from = nextSample;
            nextSample = Math.min(samples, from + chunk);
            float[][] values = new float[held.size()][];
            Arrays.setAll(values, i -> Arrays.copyOfRange(held.get(i).values(), from, nextSample));
            String[] ids = held.stream().map(GeneVector::geneId).toArray(String[]::new);
            return new Tuple2<>(from / chunk, new Block(ids, PackedValues.of(values)));
        }

        private void hold() {
            held.clear();
            int most = Math.max(1, BLOCK_VALUES / samples);
            while (held.size() < most && vectors.hasNext()) {
                GeneVector gene = vectors.next();
                if (gene.values().length != samples) {
                    throw new IllegalArgumentException("Gene " + gene.geneId() + " has " + gene.values().length
                            + " values, the cohort " + samples + " samples.");
                }
                held.add(gene);
            }
            nextSample = 0;
        }
    }
}
