package io.prominence.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.lake.LakeSession;
import io.prominence.testing.SharedSpark;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class TablesInSparkTest {
    @TempDir
    Path run;

    @Test
    void spark_reads_a_table_with_its_columns_and_values(LakeSession session) {
        String folder = run.resolve("associations").toString();
        TableWriter.write(folder, Association.class, Rows.associations(1000));
        Dataset<Row> table = session.spark().read().parquet(folder);
        assertEquals(1000, table.count());
        assertEquals(
                TableSchema.of(Association.class).columns().stream()
                        .map(TableColumn::name)
                        .toList(),
                List.of(table.columns()));
        Row row = table.where("gene_symbol = 'GENE7'").head();
        assertEquals(Rows.defined(7).effect(), row.getDouble(row.fieldIndex("effect")));
        assertEquals(218, row.getInt(row.fieldIndex("n_events")));
        assertTrue(row.isNullAt(row.fieldIndex("undefined_reason")));
        assertEquals(1, table.where("effect is null").count());
    }

    @Test
    void spark_reads_an_empty_table(LakeSession session) {
        String folder = run.resolve("pooled").toString();
        TableWriter.write(folder, Pooled.class, List.of());
        assertEquals(0, session.spark().read().parquet(folder).count());
    }
}
