package io.prominence.lake;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.prominence.testing.DataFrames;
import io.prominence.testing.SharedSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a cohort version as any Spark program reads it: the schema that the design fixes, and the values. */
@ExtendWith(SharedSpark.class)
class GeneMajorLayoutTest {
    private static final int GENES = 9;
    /** Fewer than the first gap: the comparison takes NaN as different from NaN. */
    private static final int SAMPLES = 3;

    private static final StructType SCHEMA = new StructType()
            .add("gene_id", DataTypes.StringType)
            .add("gene_symbol", DataTypes.StringType)
            .add("shard", DataTypes.IntegerType)
            .add("values", DataTypes.createArrayType(DataTypes.FloatType, true));

    @TempDir
    private Path folder;

    @Test
    void expression_is_one_row_per_gene_sorted_by_id(LakeSession session) {
        Dataset<Row> stored = stored(session);
        Dataset<Row> expected = session.spark().createDataFrame(rows(), SCHEMA);
        DataFrames.assertSame(expected, stored.select("gene_id", "gene_symbol", "shard", "values"));
    }

    @Test
    void the_comparison_fails_where_one_value_differs(LakeSession session) {
        List<Row> rows = rows();
        rows.set(3, RowFactory.create("symbol:G3", "G3", 0, List.of(1f)));
        Dataset<Row> wrong = session.spark().createDataFrame(rows, SCHEMA);
        assertThrows(AssertionError.class, () -> DataFrames.assertSame(wrong, stored(session)));
    }

    @Test
    void samples_have_the_columns_of_the_design(LakeSession session) {
        String path = version(session).path() + "/samples";
        Dataset<Row> samples = session.spark().read().parquet(path).orderBy(col("shard"), col("ordinal"));
        assertEquals(
                List.of(
                        "shard",
                        "ordinal",
                        "sample_id",
                        "patient_id",
                        "label_metastatic-tissue",
                        "os_time",
                        "os_event",
                        "os_entry",
                        "covariate_age",
                        "covariate_sex",
                        "attributes"),
                Arrays.asList(samples.columns()));
        assertEquals(SAMPLES, samples.count());
    }

    private Dataset<Row> stored(LakeSession session) {
        return session.spark()
                .read()
                .parquet(version(session).path() + "/expression")
                .orderBy("gene_id");
    }

    private CohortVersion version(LakeSession session) {
        Lake lake = new Lake(session, folder.resolve("lake").toString());
        MadeCohort made = new MadeCohort(GENES, SAMPLES);
        return new CohortWriter(session, lake).write(made.draft("a"), made);
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < GENES; number++) {
            List<Float> values = new ArrayList<>();
            for (float value : MadeCohort.vector(number, SAMPLES)) {
                values.add(value);
            }
            rows.add(RowFactory.create("symbol:G" + number, "G" + number, 0, values));
        }
        rows.sort(Comparator.comparing(row -> row.getString(0)));
        return rows;
    }
}
