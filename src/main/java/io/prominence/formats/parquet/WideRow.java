package io.prominence.formats.parquet;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** A row of a wide table: the id of a sample, and its values as primitives; the next row overwrites it. */
final class WideRow {
    private static final Set<PrimitiveTypeName> NUMBERS =
            Set.of(PrimitiveTypeName.FLOAT, PrimitiveTypeName.DOUBLE, PrimitiveTypeName.INT32, PrimitiveTypeName.INT64);

    private final float[] values;
    private String id = "";

    private WideRow(int width) {
        values = new float[width];
    }

    /** Whether a column holds one number a row: no decimals, dates, times or lists. */
    static boolean isNumber(Type type) {
        return type.isPrimitive()
                && !type.isRepetition(Repetition.REPEATED)
                && NUMBERS.contains(type.asPrimitiveType().getPrimitiveTypeName())
                && (type.getLogicalTypeAnnotation() == null
                        || type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation);
    }

    /** Id of the sample; empty where null. */
    String id() {
        return id;
    }

    /** Values in the order of the columns; NaN where null. */
    float[] values() {
        return values;
    }

    /** Reads rows of some columns. */
    static final class Reading extends ReadSupport<WideRow> {
        private final MessageType columns;
        private final String idColumn;

        Reading(MessageType columns, String idColumn) {
            this.columns = columns;
            this.idColumn = idColumn;
        }

        @Override
        public ReadContext init(InitContext context) {
            return new ReadContext(columns);
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in Parquet 1.16, though deprecated
        public RecordMaterializer<WideRow> prepareForRead(
                Configuration conf, Map<String, String> metadata, MessageType fileSchema, ReadContext context) {
            return new Maker(columns.getFields(), idColumn);
        }
    }

    private static final class Maker extends RecordMaterializer<WideRow> {
        private final WideRow row;
        private final GroupConverter root;

        Maker(List<Type> fields, String idColumn) {
            row = new WideRow(fields.size() - 1);
            Converter[] converters = new Converter[fields.size()];
            int value = 0;
            for (int i = 0; i < converters.length; i++) {
                converters[i] = fields.get(i).getName().equals(idColumn) ? new Id(row) : new Value(row, value++);
            }
            root = new Root(row, converters);
        }

        @Override
        public WideRow getCurrentRecord() {
            return row;
        }

        @Override
        public GroupConverter getRootConverter() {
            return root;
        }
    }

    private static final class Root extends GroupConverter {
        private final WideRow row;
        private final Converter[] converters;

        Root(WideRow row, Converter... converters) {
            this.row = row;
            this.converters = converters;
        }

        @Override
        public Converter getConverter(int index) {
            return converters[index];
        }

        @Override
        public void start() {
            row.id = "";
            Arrays.fill(row.values, Float.NaN);
        }

        @Override
        public void end() {}
    }

    private static final class Id extends PrimitiveConverter {
        private final WideRow row;

        Id(WideRow row) {
            this.row = row;
        }

        @Override
        public void addBinary(Binary value) {
            row.id = value.toStringUsingUTF8().strip();
        }

        @Override
        public void addInt(int value) {
            row.id = Integer.toString(value);
        }

        @Override
        public void addLong(long value) {
            row.id = Long.toString(value);
        }
    }

    private static final class Value extends PrimitiveConverter {
        private final WideRow row;
        private final int index;

        Value(WideRow row, int index) {
            this.row = row;
            this.index = index;
        }

        @Override
        public void addFloat(float value) {
            row.values[index] = value + 0f;
        }

        @Override
        public void addDouble(double value) {
            row.values[index] = (float) value + 0f;
        }

        @Override
        public void addInt(int value) {
            row.values[index] = value;
        }

        @Override
        public void addLong(long value) {
            row.values[index] = value;
        }
    }
}
