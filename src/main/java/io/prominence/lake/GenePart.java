package io.prominence.lake;

import java.io.Serializable;
import java.util.Comparator;
import org.apache.spark.Partitioner;

/** Place of a part of a gene's vector; parts sort by gene, then by shard. */
record GenePart(String geneId, int shard) implements Comparable<GenePart>, Serializable {
    private static final Comparator<GenePart> ORDER =
            Comparator.comparing(GenePart::geneId).thenComparingInt(GenePart::shard);

    @Override
    public int compareTo(GenePart other) {
        return ORDER.compare(this, other);
    }

    /** Brings all parts of a gene to one partition. */
    static final class ByGene extends Partitioner {
        private final int partitions;

        ByGene(int partitions) {
            this.partitions = partitions;
        }

        @Override
        public int numPartitions() {
            return partitions;
        }

        @Override
        public int getPartition(Object key) {
            return Math.floorMod(((GenePart) key).geneId().hashCode(), partitions);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ByGene same && same.partitions == partitions;
        }

        @Override
        public int hashCode() {
            return partitions;
        }
    }
}
