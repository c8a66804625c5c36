package io.prominence.lake;

import io.prominence.domain.CohortCard;
import java.io.Serializable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Reads whole gene vectors from {@code expression/}: values leave Parquet as primitive arrays, never as objects.
 *
 * <p>There is no shuffle. The shards of a gene lie one after the other in one file, so that a cohort of several shards is
 * read file by file and joined on the way.
 */
final class VectorScan {
    private static final StructType SCHEMA = new StructType(new StructField[] {
        field(ExpressionFile.GENE_ID, DataTypes.StringType),
        field(ExpressionFile.GENE_SYMBOL, DataTypes.StringType),
        field(ExpressionFile.SHARD, DataTypes.IntegerType),
        field(ExpressionFile.VALUES, new ArrayType(DataTypes.FloatType, false))
    });

    private VectorScan() {}

    private static StructField field(String name, DataType type) {
        return new StructField(name, type, false, Metadata.empty());
    }

    /** One part of a gene's vector. */
    record Part(String geneId, String geneSymbol, int shard, float[] values) implements Serializable {
        GeneVector whole() {
            return new GeneVector(geneId, geneSymbol, values);
        }
    }

    static JavaRDD<GeneVector> of(LakeSession session, Path folder, CohortCard card) {
        int shards = card.shards();
        int samples = card.samples();
        return shards == 1
                ? parts(session.wide(), folder).map(Part::whole)
                : parts(session.whole(), folder).mapPartitions(sorted -> new ShardJoin(sorted, shards, samples));
    }

    private static JavaRDD<Part> parts(SparkSession spark, Path folder) {
        Dataset<Row> rows = spark.read()
                .options(LakeSession.pathsAsTheyAre())
                .schema(SCHEMA)
                .parquet(folder.toString());
        return rows.queryExecution().toRdd().toJavaRDD().map(VectorScan::part);
    }

    private static Part part(InternalRow row) {
        return new Part(
                row.getUTF8String(0).toString(),
                row.getUTF8String(1).toString(),
                row.getInt(2),
                row.getArray(3).toFloatArray());
    }
}
