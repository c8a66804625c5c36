package io.prominence.lake;

import io.prominence.domain.CohortCard;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Reads whole gene vectors from {@code expression/}: values leave Parquet as primitive arrays, never as objects.
 *
 * <p>A cohort of one shard is read without a shuffle; the shards of a larger one are brought together by gene and joined
 * in order.
 */
final class VectorScan {
    private static final StructType SCHEMA = new StructType(new StructField[] {
        field(ExpressionFile.GENE_ID, DataTypes.StringType),
        field(ExpressionFile.GENE_SYMBOL, DataTypes.StringType),
        field(ExpressionFile.SHARD, DataTypes.IntegerType),
        field(ExpressionFile.VALUES, new ArrayType(DataTypes.FloatType, false))
    });

    private VectorScan() {}

    private static StructField field(String name, org.apache.spark.sql.types.DataType type) {
        return new StructField(name, type, false, Metadata.empty());
    }

    /** One part of a gene's vector. */
    record Part(String geneId, String geneSymbol, int shard, float[] values) implements Serializable {
        GeneVector whole() {
            return new GeneVector(geneId, geneSymbol, values);
        }
    }

    static JavaRDD<GeneVector> of(LakeSession session, Path folder, CohortCard card) {
        Dataset<Row> rows = session.wide().read().schema(SCHEMA).parquet(folder.toString());
        JavaRDD<Part> parts = rows.queryExecution().toRdd().toJavaRDD().map(VectorScan::part);
        return card.shards() == 1 ? parts.map(Part::whole) : joined(parts, card.shards(), card.samples());
    }

    private static Part part(InternalRow row) {
        return new Part(
                row.getUTF8String(0).toString(),
                row.getUTF8String(1).toString(),
                row.getInt(2),
                row.getArray(3).toFloatArray());
    }

    private static JavaRDD<GeneVector> joined(JavaRDD<Part> parts, int shards, int samples) {
        int partitions = Math.max(1, parts.getNumPartitions());
        return parts.mapToPair(part -> new scala.Tuple2<>(new GenePart(part.geneId(), part.shard()), part))
                .repartitionAndSortWithinPartitions(new GenePart.ByGene(partitions))
                .values()
                .mapPartitions(sorted -> joining(sorted, shards, samples));
    }

    private static Iterator<GeneVector> joining(Iterator<Part> sorted, int shards, int samples) {
        return new ShardJoin(sorted, shards, samples);
    }
}
