package io.prominence.lake;

import io.prominence.domain.CohortSamples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Reads {@code samples/}: columns are told apart by their names. */
final class SampleReader {
    private final MessageType schema;
    private final List<Group> rows;

    private SampleReader(MessageType schema, List<Group> rows) {
        this.schema = schema;
        this.rows = rows;
    }

    static CohortSamples samples(Path folder, Configuration conf) throws IOException {
        return read(folder, conf, name -> !name.equals(SampleColumns.ATTRIBUTES))
                .decoded();
    }

    static List<Map<String, String>> attributes(Path folder, Configuration conf) throws IOException {
        return read(folder, conf, SampleReader::placeOrAttributes).rows.stream()
                .map(SampleReader::attributes)
                .toList();
    }

    /** Places of all samples in order: shard times {@link ExpressionRow#SHARD_SAMPLES}, plus ordinal. */
    static long[] places(Path folder, Configuration conf) throws IOException {
        return read(folder, conf, List.of(SampleColumns.SHARD, SampleColumns.ORDINAL)::contains).rows.stream()
                .mapToLong(row -> (long) row.getInteger(SampleColumns.SHARD, 0) * ExpressionRow.SHARD_SAMPLES
                        + row.getInteger(SampleColumns.ORDINAL, 0))
                .toArray();
    }

    private static boolean placeOrAttributes(String name) {
        return List.of(SampleColumns.SHARD, SampleColumns.ORDINAL, SampleColumns.ATTRIBUTES)
                .contains(name);
    }

    private static SampleReader read(Path folder, Configuration conf, Predicate<String> columns) throws IOException {
        List<Group> rows = new ArrayList<>();
        MessageType schema = null;
        for (Path file : LakeFolder.parquetFiles(folder, conf)) {
            schema = projection(file, conf, columns);
            var projected = new Configuration(conf);
            projected.set(ReadSupport.PARQUET_READ_SCHEMA, schema.toString());
            try (ParquetReader<Group> reader = ParquetReader.builder(new GroupReadSupport(), file)
                    .withConf(projected)
                    .build()) {
                for (Group row = reader.read(); row != null; row = reader.read()) {
                    rows.add(row);
                }
            }
        }
        rows.sort(Comparator.<Group>comparingInt(row -> row.getInteger(SampleColumns.SHARD, 0))
                .thenComparingInt(row -> row.getInteger(SampleColumns.ORDINAL, 0)));
        return new SampleReader(schema, rows);
    }

    private static MessageType projection(Path file, Configuration conf, Predicate<String> columns) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(file, conf))) {
            MessageType whole = reader.getFileMetaData().getSchema();
            return new MessageType(
                    whole.getName(),
                    whole.getFields().stream()
                            .filter(field -> columns.test(field.getName()))
                            .toList());
        }
    }

    private CohortSamples decoded() {
        Map<String, byte[]> labels = new LinkedHashMap<>();
        Map<String, CohortSamples.Endpoint> endpoints = new LinkedHashMap<>();
        Map<String, CohortSamples.Covariate> covariates = new LinkedHashMap<>();
        for (var field : schema.getFields()) {
            String name = field.getName();
            SampleColumns.after(SampleColumns.LABEL, name).ifPresent(id -> labels.put(id, flags(name)));
            SampleColumns.after(SampleColumns.COVARIATE, name).ifPresent(id -> covariates.put(id, covariate(name)));
            SampleColumns.endpointOfTime(name).ifPresent(id -> endpoints.put(id, endpoint(id)));
        }
        return new CohortSamples(
                strings(SampleColumns.SAMPLE_ID), strings(SampleColumns.PATIENT_ID), labels, endpoints, covariates);
    }

    private CohortSamples.Endpoint endpoint(String id) {
        return new CohortSamples.Endpoint(
                reals(id + SampleColumns.TIME, Double.NaN),
                flags(id + SampleColumns.EVENT),
                reals(id + SampleColumns.ENTRY, 0),
                schema.containsField(id + SampleColumns.COMPETING)
                        ? truths(id + SampleColumns.COMPETING)
                        : new boolean[0]);
    }

    private boolean[] truths(String name) {
        byte[] flags = flags(name);
        boolean[] truths = new boolean[flags.length];
        for (int i = 0; i < flags.length; i++) {
            truths[i] = flags[i] == 1;
        }
        return truths;
    }

    private CohortSamples.Covariate covariate(String name) {
        boolean numeric = schema.getType(name).asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE;
        return numeric
                ? CohortSamples.Covariate.ofNumbers(reals(name, Double.NaN))
                : CohortSamples.Covariate.ofCategories(strings(name));
    }

    private String[] strings(String name) {
        return rows.stream()
                .map(row -> present(row, name) ? row.getString(name, 0) : null)
                .toArray(String[]::new);
    }

    private double[] reals(String name, double missing) {
        ToDoubleFunction<Group> value = row -> present(row, name) ? row.getDouble(name, 0) : missing;
        return rows.stream().mapToDouble(value).toArray();
    }

    private byte[] flags(String name) {
        byte[] flags = new byte[rows.size()];
        Arrays.fill(flags, (byte) -1);
        for (int i = 0; i < flags.length; i++) {
            if (present(rows.get(i), name)) {
                flags[i] = (byte) (rows.get(i).getBoolean(name, 0) ? 1 : 0);
            }
        }
        return flags;
    }

    private static boolean present(Group row, String name) {
        return row.getFieldRepetitionCount(name) > 0;
    }

    private static Map<String, String> attributes(Group row) {
        Map<String, String> values = new LinkedHashMap<>();
        if (present(row, SampleColumns.ATTRIBUTES)) {
            Group map = row.getGroup(SampleColumns.ATTRIBUTES, 0);
            for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
                Group entry = map.getGroup(0, i);
                values.put(entry.getString(0, 0), entry.getString(1, 0));
            }
        }
        return values;
    }
}
