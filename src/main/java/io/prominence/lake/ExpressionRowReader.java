package io.prominence.lake;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/** Turns Parquet rows of {@code expression/} into {@link ExpressionRow}s with primitive values. */
final class ExpressionRowReader extends ReadSupport<ExpressionRow> {
    private final Set<String> columns;

    /** @param columns columns to read; null for all */
    ExpressionRowReader(Set<String> columns) {
        this.columns = columns;
    }

    @Override
    public ReadContext init(InitContext context) {
        MessageType file = context.getFileSchema();
        return new ReadContext(
                columns == null
                        ? file
                        : new MessageType(
                                file.getName(),
                                file.getFields().stream()
                                        .filter(field -> columns.contains(field.getName()))
                                        .toList()));
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in Parquet 1.16, though deprecated
    public RecordMaterializer<ExpressionRow> prepareForRead(
            Configuration conf, Map<String, String> metadata, MessageType fileSchema, ReadContext context) {
        return new RowMaker(context.getRequestedSchema());
    }

    private static final class RowMaker extends RecordMaterializer<ExpressionRow> {
        private String id;
        private String symbol;
        private int shard;
        private float[] values = new float[0];
        private int size;
        private final GroupConverter root;

        RowMaker(MessageType schema) {
            Converter[] fields = schema.getFields().stream()
                    .map(field -> converter(field.getName()))
                    .toArray(Converter[]::new);
            root = new Fields(fields) {
                @Override
                public void start() {
                    size = 0;
                }
            };
        }

        private Converter converter(String field) {
            return switch (field) {
                case ExpressionFile.GENE_ID -> new Text(text -> id = text);
                case ExpressionFile.GENE_SYMBOL -> new Text(text -> symbol = text);
                case ExpressionFile.VALUES -> new Fields(new Fields(new Value()));
                default -> new Shard();
            };
        }

        @Override
        public ExpressionRow getCurrentRecord() {
            return new ExpressionRow(new GeneName(id, symbol), shard, Arrays.copyOf(values, size));
        }

        @Override
        public GroupConverter getRootConverter() {
            return root;
        }

        private final class Value extends PrimitiveConverter {
            @Override
            public void addFloat(float value) {
                if (size == values.length) {
                    values = Arrays.copyOf(values, Math.max(256, 2 * size));
                }
                values[size++] = value;
            }
        }

        private final class Shard extends PrimitiveConverter {
            @Override
            public void addInt(int value) {
                shard = value;
            }
        }
    }

    private static final class Text extends PrimitiveConverter {
        private final Consumer<String> use;

        Text(Consumer<String> use) {
            this.use = use;
        }

        @Override
        public void addBinary(Binary value) {
            use.accept(value.toStringUsingUTF8());
        }
    }

    private static class Fields extends GroupConverter {
        private final Converter[] fields;

        Fields(Converter... fields) {
            this.fields = fields;
        }

        @Override
        public Converter getConverter(int index) {
            return fields[index];
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
