package io.prominence.classifier;

import java.io.Serializable;
import org.apache.spark.Partition;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.PartitionCoalescer;
import org.apache.spark.rdd.PartitionGroup;
import org.apache.spark.rdd.RDD;
import scala.Option;
import scala.reflect.ClassTag;

/** Joins neighbouring partitions, in their order and wherever they are; Spark's own way looks at where they are. */
final class InOrder implements PartitionCoalescer, Serializable {
    private static final long serialVersionUID = 1L;

    private InOrder() {}

    /** The same elements in the same order, in at most so many partitions; no shuffle. */
    static <T> JavaRDD<T> coalesce(JavaRDD<T> elements, int partitions) {
        ClassTag<T> type = elements.classTag();
        return JavaRDD.fromRDD(elements.rdd().coalesce(partitions, false, Option.apply(new InOrder()), null), type);
    }

    @Override
    public PartitionGroup[] coalesce(int most, RDD<?> parent) {
        Partition[] parts = parent.partitions();
        PartitionGroup[] groups = new PartitionGroup[Math.min(most, parts.length)];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = new PartitionGroup(Option.empty());
            int end = (int) ((i + 1L) * parts.length / groups.length);
            for (int part = (int) ((long) i * parts.length / groups.length); part < end; part++) {
                groups[i].partitions().$plus$eq(parts[part]);
            }
        }
        return groups;
    }
}
