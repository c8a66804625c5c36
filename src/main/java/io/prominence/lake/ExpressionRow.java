package io.prominence.lake;

/** One row of {@code expression/}: one gene over the samples of one shard. */
record ExpressionRow(GeneName gene, int shard, float[] values) {
    /** Most samples in a shard. */
    static final int SHARD_SAMPLES = 65_536;

    static int shards(int samples) {
        return Math.max(1, (samples + SHARD_SAMPLES - 1) / SHARD_SAMPLES);
    }
}
