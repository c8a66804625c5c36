package io.prominence.scan;

import io.prominence.lake.GeneVector;
import org.apache.spark.api.java.JavaRDD;

/** How the genes of a cohort are spread over tasks before they are computed; results do not depend on it. */
@FunctionalInterface
public interface Partitioning {
    /** As the lake's files give them: no shuffle. */
    Partitioning AS_STORED = genes -> genes;

    JavaRDD<GeneVector> apply(JavaRDD<GeneVector> genes);

    /** A given number of tasks a cohort; shuffles the data. */
    static Partitioning into(int tasks) {
        return genes -> genes.repartition(tasks);
    }
}
