package io.prominence.results;

import io.prominence.domain.DataRefusedException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * Rows of one table file with the columns that the file says it has: for readers that know no record, as export does.
 * A row is one boxed value per column, null where missing. In constant memory; to be closed.
 */
public final class TableRows implements Iterator<Object[]>, AutoCloseable {
    private final String file;
    private final List<TableColumn> columns;
    private final ParquetReader<Object[]> parquet;
    private Object[] next;

    private TableRows(String file, List<TableColumn> columns, ParquetReader<Object[]> parquet) {
        this.file = file;
        this.columns = columns;
        this.parquet = parquet;
    }

    /** All columns of a file. */
    static TableRows open(Storage storage, String file) {
        List<TableColumn> columns = columns(storage, file);
        return open(storage, file, columns, names(columns));
    }

    /** The columns named in {@code wanted} that the file has, in the order of the file. */
    static TableRows open(Storage storage, String file, Set<String> wanted) {
        return open(storage, file, columns(storage, file), wanted);
    }

    /** Columns of these rows. */
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Object[] next() {
        if (next == null) {
            throw new NoSuchElementException(file);
        }
        Object[] row = next;
        advance();
        return row;
    }

    @Override
    public void close() {
        try {
            parquet.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Reads one row ahead; a damaged page closes the file. */
    private void advance() {
        try {
            next = parquet.read();
        } catch (IOException | ParquetRuntimeException e) {
            close();
            throw unreadable(file, e);
        }
    }

    private static TableRows open(Storage storage, String file, List<TableColumn> columns, Set<String> wanted) {
        try {
            TableRows rows = new TableRows(
                    file,
                    columns.stream()
                            .filter(column -> wanted.contains(column.name()))
                            .toList(),
                    ParquetReader.builder(new RowReadSupport(wanted), new Path(file))
                            .withConf(storage.configuration())
                            .usePageChecksumVerification()
                            .build());
            rows.advance();
            return rows;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Set<String> names(List<TableColumn> columns) {
        return columns.stream().map(TableColumn::name).collect(Collectors.toUnmodifiableSet());
    }

    private static List<TableColumn> columns(Storage storage, String file) {
        try (ParquetFileReader footer =
                ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file), storage.configuration()))) {
            FileMetaData metadata = footer.getFileMetaData();
            return ParquetSchema.columns(metadata.getSchema(), metadata.getKeyValueMetaData(), file);
        } catch (IOException | RuntimeException e) {
            throw e instanceof DataRefusedException refused ? refused : unreadable(file, e);
        }
    }

    private static DataRefusedException unreadable(String file, Exception e) {
        return new DataRefusedException(
                "Cannot read table " + file + ": " + e.getMessage() + ". Run the command that writes it again.", e);
    }
}
