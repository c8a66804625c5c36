package io.prominence.lake;

import static org.apache.parquet.schema.LogicalTypeAnnotation.mapType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;

import io.prominence.domain.CohortSamples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The file of {@code samples/}: one row per sample, its columns made from the labels, endpoints and covariates. */
final class SampleFile implements RowShape<Integer> {
    /** A column: its type, and how the value of sample {@code i} is written; null where missing. */
    private record Column(Type type, IntFunction<Object> value) {}

    private final List<Column> columns = new ArrayList<>();
    private final MessageType schema;

    private SampleFile(CohortSamples samples, List<Map<String, String>> attributes) {
        number(INT32, SampleColumns.SHARD, i -> i / ExpressionRow.SHARD_SAMPLES);
        number(INT32, SampleColumns.ORDINAL, i -> i % ExpressionRow.SHARD_SAMPLES);
        string(SampleColumns.SAMPLE_ID, i -> samples.sampleIds()[i]);
        string(SampleColumns.PATIENT_ID, i -> samples.patientIds()[i]);
        samples.labels().forEach((id, status) -> flag(SampleColumns.LABEL + id, status));
        samples.endpoints().forEach(this::endpoint);
        samples.covariates().forEach(this::covariate);
        columns.add(new Column(attributeType(), attributes::get));
        schema = new MessageType("samples", columns.stream().map(Column::type).toList());
    }

    /** Writes all samples, with every source column of each as read. */
    static void write(Path file, Configuration conf, CohortSamples samples, List<Map<String, String>> attributes)
            throws IOException {
        var shape = new SampleFile(samples, attributes);
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
            number(
                    BOOLEAN,
                    id + SampleColumns.COMPETING,
                    i -> endpoint.event()[i] < 0 ? null : endpoint.competing()[i]);
        }
    }

    private void covariate(String id, CohortSamples.Covariate covariate) {
        if (covariate.isNumeric()) {
            real(SampleColumns.COVARIATE + id, covariate.numeric());
        } else {
            string(SampleColumns.COVARIATE + id, i -> covariate.categorical()[i]);
        }
    }

    private void number(PrimitiveTypeName type, String name, IntFunction<Object> value) {
        columns.add(new Column(Types.optional(type).named(name), value));
    }

    private void string(String name, IntFunction<Object> value) {
        columns.add(new Column(Types.optional(BINARY).as(stringType()).named(name), value));
    }

    private void flag(String name, byte[] status) {
        number(BOOLEAN, name, i -> status[i] < 0 ? null : status[i] == 1);
    }

    private void real(String name, double[] values) {
        number(DOUBLE, name, i -> Double.isNaN(values[i]) ? null : values[i]);
    }

    private static Type attributeType() {
        return Types.optionalGroup()
                .as(mapType())
                .repeatedGroup()
                .required(BINARY)
                .as(stringType())
                .named("key")
                .optional(BINARY)
                .as(stringType())
                .named("value")
                .named("key_value")
                .named(SampleColumns.ATTRIBUTES);
    }

    @Override
    public MessageType schema() {
        return schema;
    }

    @Override
    public void fields(Integer sample, RecordConsumer out) {
        for (int c = 0; c < columns.size(); c++) {
            Object value = columns.get(c).value().apply(sample);
            if (value != null) {
                String name = columns.get(c).type().getName();
                out.startField(name, c);
                add(value, out);
                out.endField(name, c);
            }
        }
    }

    private static void add(Object value, RecordConsumer out) {
        if (value instanceof Integer number) {
            out.addInteger(number);
        } else if (value instanceof Double number) {
            out.addDouble(number);
        } else if (value instanceof Boolean flag) {
            out.addBoolean(flag);
        } else if (value instanceof Map<?, ?> map) {
            add(map, out);
        } else {
            out.addBinary(Binary.fromString((String) value));
        }
    }

    private static void add(Map<?, ?> map, RecordConsumer out) {
        out.startGroup();
        if (!map.isEmpty()) {
            out.startField("key_value", 0);
            map.forEach((key, value) -> entry((String) key, (String) value, out));
            out.endField("key_value", 0);
        }
        out.endGroup();
    }

    private static void entry(String key, String value, RecordConsumer out) {
        out.startGroup();
        out.startField("key", 0);
        out.addBinary(Binary.fromString(key));
        out.endField("key", 0);
        out.startField("value", 1);
        out.addBinary(Binary.fromString(value));
        out.endField("value", 1);
        out.endGroup();
    }
}
