package io.prominence.results;

import io.prominence.domain.DataRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a table of a run, as records or as plain rows. */
public final class TableReader {
    private TableReader() {}

    /** All rows of a table, in the order written, with the Hadoop settings of the classpath. */
    public static <R extends Record> List<R> read(String folder, Class<R> type) {
        return read(Storage.standard(), folder, type);
    }

    /** All rows of a table, in the order written. */
    public static <R extends Record> List<R> read(Storage storage, String folder, Class<R> type) {
        try (Stream<R> rows = stream(storage, folder, type)) {
            return rows.toList();
        }
    }

    /** Rows of a table in constant memory; to be closed. With the Hadoop settings of the classpath. */
    public static <R extends Record> Stream<R> stream(String folder, Class<R> type) {
        return stream(Storage.standard(), folder, type);
    }

    /**
     * Rows of a table in constant memory; to be closed. A column that the file does not have yet is missing where it
     * may be, and refused where it may not.
     */
    public static <R extends Record> Stream<R> stream(Storage storage, String folder, Class<R> type) {
        TableSchema<R> schema = TableSchema.of(type);
        TableRows rows = TableRows.open(
                storage,
                file(storage, folder),
                schema.columns().stream().map(TableColumn::name).collect(Collectors.toUnmodifiableSet()));
        try {
            Function<Object[], R> record = records(schema, rows.columns(), folder);
            return stream(rows).map(record);
        } catch (DataRefusedException e) {
            rows.close();
            throw e;
        }
    }

    /** Rows of a table without its record, for export; to be closed. */
    public static TableRows rows(Storage storage, String folder) {
        return TableRows.open(storage, file(storage, folder));
    }

    /** The one file of a table, or an error that names the tables there are. */
    static String file(Storage storage, String folder) {
        String file = folder + "/" + TableWriter.FILE;
        try {
            if (storage.exists(file)) {
                return file;
            }
            throw new DataRefusedException("Cannot read table " + folder + ": there is no such table. "
                    + neighbours(storage, Tables.runOf(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for table " + folder, e);
        }
    }

    private static String neighbours(Storage storage, String run) throws IOException {
        List<String> tables = Tables.in(storage, run);
        return tables.isEmpty()
                ? "There is no table in " + run + "; run the command that writes it."
                : run + " has " + String.join(", ", tables) + ".";
    }

    private static Stream<Object[]> stream(TableRows rows) {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(rows::close);
    }

    /** Puts the file's columns in the order of the record's. */
    private static <R extends Record> Function<Object[], R> records(
            TableSchema<R> schema, List<TableColumn> inFile, String folder) {
        int[] position = schema.columns().stream()
                .mapToInt(column -> position(column, inFile, folder))
                .toArray();
        return row -> {
            Object[] values = new Object[position.length];
            for (int i = 0; i < position.length; i++) {
                values[i] = position[i] < 0 ? null : row[position[i]];
            }
            return schema.record(values);
        };
    }

    private static int position(TableColumn column, List<TableColumn> inFile, String folder) {
        for (int i = 0; i < inFile.size(); i++) {
            TableColumn found = inFile.get(i);
            if (found.name().equals(column.name())) {
                if (found.kind() != column.kind() || (found.nullable() && !column.nullable())) {
                    throw refused(folder, "column " + column.name() + " is " + words(found) + ", not " + words(column));
                }
                return i;
            }
        }
        if (!column.nullable()) {
            throw refused(folder, "it has no column " + column.name());
        }
        return -1;
    }

    private static String words(TableColumn column) {
        return (column.nullable() ? "an optional " : "a required ")
                + column.kind().id();
    }

    private static DataRefusedException refused(String folder, String reason) {
        return new DataRefusedException("Cannot read table " + folder + ": " + reason
                + ". It was written by another version; run the command that writes it again.");
    }
}
