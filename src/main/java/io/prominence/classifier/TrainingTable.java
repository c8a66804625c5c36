package io.prominence.classifier;

import io.prominence.lake.LakeSession;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Training data as MLlib takes them: columns {@code label}, {@code weight} and {@code features}.
 *
 * <p>One partition in the order of the fold: MLlib sums within a partition in order, so a fit gives the same bytes on any
 * number of cores. The values travel once, as a broadcast, and not with every task; the schema carries the number of
 * classes and features, which spares MLlib a job for each.
 */
final class TrainingTable implements AutoCloseable {
    static final String LABEL = "label";
    static final String WEIGHT = "weight";
    static final String FEATURES = "features";

    private final Dataset<Row> rows;
    private final Optional<Broadcast<double[][]>> columns;
    private final Runnable release;

    /** A fold whose features are at hand. */
    TrainingTable(LakeSession session, double[][] columns, TrainingFold fold) {
        this(session, columns, fold.labels(), fold.weights());
    }

    /**
     * Any samples.
     *
     * @param columns one array per feature, one value per sample
     * @param labels status by sample
     * @param weights what each sample counts for
     */
    TrainingTable(LakeSession session, double[][] columns, byte[] labels, double[] weights) {
        Broadcast<double[][]> values = session.context().broadcast(columns);
        this.columns = Optional.of(values);
        this.rows = session.spark()
                .createDataFrame(
                        session.context().parallelize(List.of(0), 1).flatMap(new Rows(values, labels, weights)),
                        schema(columns.length));
        this.release = values::destroy;
    }

    /**
     * Rows made elsewhere, in their partitions.
     *
     * @param rows made by {@link #row}
     * @param features length of the vectors
     */
    TrainingTable(LakeSession session, JavaRDD<Row> rows, int features) {
        this.rows = session.spark().createDataFrame(rows, schema(features));
        this.columns = Optional.empty();
        this.release = () -> {};
    }

    /** One sample. */
    static Row row(byte label, double weight, Vector features) {
        return RowFactory.create((double) label, weight, features);
    }

    Dataset<Row> rows() {
        return rows;
    }

    /** All values, one array per feature, where they fit a task's memory: not where the rows are made elsewhere. */
    Optional<Broadcast<double[][]>> columns() {
        return columns;
    }

    private static StructType schema(int features) {
        Metadata classes =
                NominalAttribute.defaultAttr().withName(LABEL).withNumValues(2).toMetadata();
        Metadata vector = new AttributeGroup(FEATURES, features).toMetadata();
        return new StructType(new StructField[] {
            new StructField(LABEL, DataTypes.DoubleType, false, classes),
            new StructField(WEIGHT, DataTypes.DoubleType, false, Metadata.empty()),
            new StructField(FEATURES, SQLDataTypes.VectorType(), false, vector)
        });
    }

    /** Features of one sample. */
    static Vector vector(double[][] columns, int sample) {
        double[] values = new double[columns.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = columns[j][sample];
        }
        return Vectors.dense(values);
    }

    @Override
    public void close() {
        release.run();
    }

    /** Makes the rows where they are needed. */
    private record Rows(Broadcast<double[][]> columns, byte[] labels, double[] weights)
            implements FlatMapFunction<Integer, Row> {
        @Override
        public Iterator<Row> call(Integer partition) {
            double[][] values = columns.value();
            List<Row> rows = new ArrayList<>(labels.length);
            for (int i = 0; i < labels.length; i++) {
                rows.add(row(labels[i], weights[i], vector(values, i)));
            }
            return rows.iterator();
        }
    }
}
