package io.prominence.results;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/** Reads rows as boxed values, null where missing; a string of a dictionary is one object however often it occurs. */
final class RowReadSupport extends ReadSupport<Object[]> {
    private final Set<String> wanted;

    /** @param wanted names of the columns to read; the others' pages are skipped */
    RowReadSupport(Set<String> wanted) {
        this.wanted = wanted;
    }

    @Override
    public ReadContext init(InitContext context) {
        MessageType file = context.getFileSchema();
        return new ReadContext(new MessageType(
                file.getName(),
                file.getFields().stream()
                        .filter(field -> wanted.contains(field.getName()))
                        .toList()));
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in this release: there is no other way in
    public RecordMaterializer<Object[]> prepareForRead(
            Configuration configuration, Map<String, String> metadata, MessageType file, ReadContext context) {
        return new Rows(context.getRequestedSchema().getFieldCount());
    }

    private static final class Rows extends RecordMaterializer<Object[]> {
        private final RowConverter root;

        Rows(int columns) {
            root = new RowConverter(columns);
        }

        @Override
        public Object[] getCurrentRecord() {
            return root.row;
        }

        @Override
        public GroupConverter getRootConverter() {
            return root;
        }
    }

    private static final class RowConverter extends GroupConverter {
        private final List<Converter> converters = new ArrayList<>();
        private final int columns;
        private Object[] row;

        RowConverter(int columns) {
            this.columns = columns;
            for (int i = 0; i < columns; i++) {
                converters.add(new ValueConverter(i));
            }
        }

        @Override
        public Converter getConverter(int field) {
            return converters.get(field);
        }

        @Override
        public void start() {
            row = new Object[columns];
        }

        @Override
        public void end() {
            // the row is taken by getCurrentRecord
        }

        private final class ValueConverter extends PrimitiveConverter {
            private final int column;
            private String[] strings = {};

            ValueConverter(int column) {
                this.column = column;
            }

            @Override
            public boolean hasDictionarySupport() {
                return true;
            }

            @Override
            public void setDictionary(Dictionary dictionary) {
                strings = new String[dictionary.getMaxId() + 1];
                for (int i = 0; i < strings.length; i++) {
                    strings[i] = text(dictionary.decodeToBinary(i));
                }
            }

            @Override
            public void addValueFromDictionary(int id) {
                row[column] = strings[id];
            }

            @Override
            public void addBinary(Binary value) {
                row[column] = text(value);
            }

            @Override
            public void addInt(int value) {
                row[column] = value;
            }

            @Override
            public void addLong(long value) {
                row[column] = value;
            }

            @Override
            public void addDouble(double value) {
                row[column] = value;
            }

            @Override
            public void addBoolean(boolean value) {
                row[column] = value;
            }

            private static String text(Binary value) {
                return new String(value.getBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
