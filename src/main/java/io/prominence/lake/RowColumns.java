package io.prominence.lake;

import static org.apache.parquet.schema.LogicalTypeAnnotation.mapType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * The columns of a file of samples, added one by one: each with its type and how a row's value is found; null is missing.
 *
 * @param <R> type of a row
 */
final class RowColumns<R> implements RowShape<R> {
    private record Column<R>(Type type, Function<R, Object> value) {}

    private final String name;
    private final List<Column<R>> columns = new ArrayList<>();

    /** @param name name of the message */
    RowColumns(String name) {
        this.name = name;
    }

    /** A column of numbers or of yes and no. */
    RowColumns<R> number(PrimitiveTypeName type, String column, Function<R, Object> value) {
        columns.add(new Column<>(Types.optional(type).named(column), value));
        return this;
    }

    RowColumns<R> text(String column, Function<R, Object> value) {
        columns.add(new Column<>(Types.optional(BINARY).as(stringType()).named(column), value));
        return this;
    }

    /** A column of texts by name. */
    RowColumns<R> map(String column, Function<R, Object> value) {
        Type type = Types.optionalGroup()
                .as(mapType())
                .repeatedGroup()
                .required(BINARY)
                .as(stringType())
                .named("key")
                .optional(BINARY)
                .as(stringType())
                .named("value")
                .named("key_value")
                .named(column);
        columns.add(new Column<>(type, value));
        return this;
    }

    @Override
    public MessageType schema() {
        return new MessageType(name, columns.stream().map(Column::type).toList());
    }

    @Override
    public void fields(R row, RecordConsumer out) {
        for (int c = 0; c < columns.size(); c++) {
            Object value = columns.get(c).value().apply(row);
            if (value != null) {
                String column = columns.get(c).type().getName();
                out.startField(column, c);
                add(value, out);
                out.endField(column, c);
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
