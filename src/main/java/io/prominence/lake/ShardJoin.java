package io.prominence.lake;

import io.prominence.domain.DataRefusedException;
import java.util.Iterator;

/** Joins parts that come gene by gene, shard by shard, into whole vectors; holds one gene at a time. */
final class ShardJoin implements Iterator<GeneVector> {
    private final Iterator<VectorScan.Part> parts;
    private final int shards;
    private final int samples;

    ShardJoin(Iterator<VectorScan.Part> parts, int shards, int samples) {
        this.parts = parts;
        this.shards = shards;
        this.samples = samples;
    }

    @Override
    public boolean hasNext() {
        return parts.hasNext();
    }

    @Override
    public GeneVector next() {
        VectorScan.Part first = parts.next();
        float[] values = new float[samples];
        int filled = copy(first, first.geneId(), 0, values, 0);
        for (int shard = 1; shard < shards; shard++) {
            if (!parts.hasNext()) {
                throw incomplete(first.geneId(), shard);
            }
            filled = copy(parts.next(), first.geneId(), shard, values, filled);
        }
        return new GeneVector(first.geneId(), first.geneSymbol(), values);
    }

    private int copy(VectorScan.Part part, String geneId, int shard, float[] values, int at) {
        if (!part.geneId().equals(geneId) || part.shard() != shard || at + part.values().length > values.length) {
            throw incomplete(geneId, shard);
        }
        System.arraycopy(part.values(), 0, values, at, part.values().length);
        return at + part.values().length;
    }

    private DataRefusedException incomplete(String geneId, int shard) {
        return new DataRefusedException("Cannot read gene " + geneId + ": shard " + shard + " of " + shards
                + " is not where it belongs. Restore the cohort version from a copy, or ingest it again.");
    }
}
