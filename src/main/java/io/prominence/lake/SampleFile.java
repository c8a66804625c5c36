package io.prominence.lake;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;

import io.prominence.domain.CohortSamples;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;

/** The file of {@code samples/}: one row per sample, its columns made from the labels, endpoints and covariates. */
final class SampleFile {
    private final RowColumns<Integer> columns = new RowColumns<>("samples");

    private SampleFile(CohortSamples samples, List<Map<String, String>> attributes) {
        columns.number(INT32, SampleColumns.SHARD, i -> i / ExpressionRow.SHARD_SAMPLES)
                .number(INT32, SampleColumns.ORDINAL, i -> i % ExpressionRow.SHARD_SAMPLES)
                .text(SampleColumns.SAMPLE_ID, i -> samples.sampleIds()[i])
                .text(SampleColumns.PATIENT_ID, i -> samples.patientIds()[i]);
        samples.labels().forEach((id, status) -> flag(SampleColumns.LABEL + id, status));
        samples.endpoints().forEach(this::endpoint);
        samples.covariates().forEach(this::covariate);
        columns.map(SampleColumns.ATTRIBUTES, attributes::get);
    }

    /** Writes all samples, with every source column of each as read. */
    static void write(Path file, Configuration conf, CohortSamples samples, List<Map<String, String>> attributes)
            throws IOException {
        RowColumns<Integer> shape = new SampleFile(samples, attributes).columns;
        try (ParquetWriter<Integer> writer = RowFile.builder(file, conf, shape).build()) {
            for (int i = 0; i < samples.size(); i++) {
                writer.write(i);
            }
        }
    }

    private void endpoint(String id, CohortSamples.Endpoint endpoint) {
        real(id + SampleColumns.TIME, endpoint.time());
        flag(id + SampleColumns.EVENT, endpoint.event());
        real(id + SampleColumns.ENTRY, endpoint.entry());
        if (endpoint.competing().length > 0) {
            columns.number(
                    BOOLEAN,
                    id + SampleColumns.COMPETING,
                    i -> endpoint.event()[i] < 0 ? null : endpoint.competing()[i]);
        }
    }

    private void covariate(String id, CohortSamples.Covariate covariate) {
        if (covariate.isNumeric()) {
            real(SampleColumns.COVARIATE + id, covariate.numeric());
        } else {
            columns.text(SampleColumns.COVARIATE + id, i -> covariate.categorical()[i]);
        }
    }

    private void flag(String name, byte[] status) {
        columns.number(BOOLEAN, name, i -> status[i] < 0 ? null : status[i] == 1);
    }

    private void real(String name, double[] values) {
        columns.number(DOUBLE, name, i -> Double.isNaN(values[i]) ? null : values[i]);
    }
}
