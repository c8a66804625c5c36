package io.prominence.results;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes rows of boxed values, null where missing. */
final class RowWriteSupport extends WriteSupport<Object[]> {
    private final List<TableColumn> columns;
    private final Map<String, String> metadata;
    private final String[] lastText;
    private final Binary[] lastBytes;
    private final Runnable afterRows;
    private RecordConsumer consumer;

    /** @param afterRows called when all row groups are written, before indexes and footer */
    RowWriteSupport(List<TableColumn> columns, Map<String, String> metadata, Runnable afterRows) {
        this.afterRows = afterRows;
        this.columns = columns;
        this.metadata = metadata;
        this.lastText = new String[columns.size()];
        this.lastBytes = new Binary[columns.size()];
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in this release: there is no other way in
    public WriteContext init(Configuration configuration) {
        return new WriteContext(ParquetSchema.message(columns), metadata);
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        this.consumer = recordConsumer;
    }

    @Override
    public void write(Object[] row) {
        consumer.startMessage();
        for (int i = 0; i < row.length; i++) {
            if (row[i] != null) {
                String name = columns.get(i).name();
                consumer.startField(name, i);
                add(i, row[i]);
                consumer.endField(name, i);
            }
        }
        consumer.endMessage();
    }

    @Override
    public FinalizedWriteContext finalizeWrite() {
        afterRows.run();
        return super.finalizeWrite();
    }

    private void add(int column, Object value) {
        switch (columns.get(column).kind()) {
            case STRING -> consumer.addBinary(bytes(column, (String) value));
            case INT -> consumer.addInteger((Integer) value);
            case LONG -> consumer.addLong((Long) value);
            case DOUBLE -> consumer.addDouble((Double) value);
            case BOOLEAN -> consumer.addBoolean((Boolean) value);
        }
    }

    /** Most text columns repeat the value of the row before: encode it once. */
    private Binary bytes(int column, String text) {
        if (!text.equals(lastText[column])) {
            lastText[column] = text;
            lastBytes[column] = Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
        }
        return lastBytes[column];
    }
}
