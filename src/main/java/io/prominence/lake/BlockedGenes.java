package io.prominence.lake;

import java.io.Serializable;
import java.util.List;

/** Genes whose values lie in blocks of samples, each in a source of its own. */
final class BlockedGenes implements GeneSource {
    /**
     * Some samples of all genes.
     *
     * @param first index of the first sample
     * @param samples number of samples
     * @param values their values
     */
    record Block(int first, int samples, GeneSource values) implements Serializable {}

    private final GeneSource names;
    private final Block[] blocks;

    /**
     * Blocks that follow each other and cover all samples.
     *
     * @param names a source of the same genes
     */
    BlockedGenes(GeneSource names, List<Block> blocks) {
        this.names = names;
        this.blocks = blocks.toArray(Block[]::new);
    }

    @Override
    public int genes() {
        return names.genes();
    }

    @Override
    public GeneName gene(int i) {
        return names.gene(i);
    }

    @Override
    public void fill(int gene, int firstSample, float[] values) {
        for (Block block : blocks) {
            int from = Math.max(firstSample, block.first());
            int to = Math.min(firstSample + values.length, block.first() + block.samples());
            if (from < to) {
                float[] part = new float[to - from];
                block.values().fill(gene, from - block.first(), part);
                System.arraycopy(part, 0, values, from - firstSample, part.length);
            }
        }
    }
}
