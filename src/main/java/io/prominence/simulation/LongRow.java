package io.prominence.simulation;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * One value of a long table.
 *
 * @param sample sample id
 * @param gene gene symbol
 * @param value expression; NaN is written as null
 */
record LongRow(String sample, String gene, float value) {
    static final MessageType SCHEMA = Types.buildMessage()
            .required(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named("sample")
            .required(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named("gene")
            .optional(PrimitiveTypeName.FLOAT)
            .named("value")
            .named("expression");

    /** Makes a Parquet writer of such rows. */
    static final class Builder extends ParquetWriter.Builder<LongRow, Builder> {
        Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in Parquet 1.16, so it must be implemented
        protected WriteSupport<LongRow> getWriteSupport(Configuration configuration) {
            return new Support();
        }
    }

    private static final class Support extends WriteSupport<LongRow> {
        private RecordConsumer record;

        @Override
        @SuppressWarnings("deprecation") // abstract in Parquet 1.16, so it must be implemented
        public WriteContext init(Configuration configuration) {
            return new WriteContext(SCHEMA, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            record = recordConsumer;
        }

        @Override
        public void write(LongRow row) {
            record.startMessage();
            text("sample", 0, row.sample());
            text("gene", 1, row.gene());
            if (!Float.isNaN(row.value())) {
                record.startField("value", 2);
                record.addFloat(row.value());
                record.endField("value", 2);
            }
            record.endMessage();
        }

        private void text(String name, int index, String value) {
            record.startField(name, index);
            record.addBinary(Binary.fromString(value));
            record.endField(name, index);
        }
    }
}
