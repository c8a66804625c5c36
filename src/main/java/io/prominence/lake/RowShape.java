package io.prominence.lake;

import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * How an object becomes a row of a Parquet file.
 *
 * @param <R> type of the object
 */
interface RowShape<R> {
    MessageType schema();

    /** Writes the fields of a row, between the start and end of the message. */
    void fields(R row, RecordConsumer out);
}
