package io.prominence.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;

/** What an ingest refuses without refusing the cohort: goes to the quarantine file at once, and is counted by reason. */
final class Refusals implements RefusedValues, AutoCloseable {
    private final ParquetWriter<RefusedCell> file;
    private final Set<RefusedCell> clinical = new HashSet<>();
    private final Map<String, Long> byReason = new TreeMap<>();

    private Refusals(ParquetWriter<RefusedCell> file) {
        this.file = file;
    }

    static Refusals in(Path folder, Configuration conf) throws IOException {
        return new Refusals(QuarantineFile.create(new Path(folder, "part-00000.parquet"), conf));
    }

    /** A cell of expression data. */
    void add(String source, long line, String field, String value, String reason) {
        write(new RefusedCell(source, line, field, value, reason));
    }

    /** A clinical value; counted once, however many samples of a patient share it. */
    @Override
    public void add(ClinicalValue value, String reason) {
        var cell = new RefusedCell(value.file(), value.line(), value.column(), value.text(), reason);
        if (clinical.add(cell)) {
            write(cell);
        }
    }

    private void write(RefusedCell cell) {
        try {
            file.write(cell);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        byReason.merge(cell.reason(), 1L, Long::sum);
    }

    /** Number of refused cells by reason. */
    Map<String, Long> byReason() {
        return Collections.unmodifiableMap(byReason);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
