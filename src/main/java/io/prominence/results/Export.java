package io.prominence.results;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.Identified;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Takes a result table out of a run: as TSV, CSV or Parquet, to a file or to standard output. */
public final class Export {
    /** Target that means standard output. */
    public static final String STANDARD_OUTPUT = "-";

    private static final String GZIP = ".gz";

    /** What a table becomes. */
    public enum Format implements Identified {
        TSV("tsv"),
        CSV("csv"),
        PARQUET("parquet");

        private final String id;

        Format(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    /** What to do where the target is already there. */
    public enum Existing {
        REFUSE,
        REPLACE
    }

    private final Storage storage;
    private final OutputStream standardOutput;

    /** @param standardOutput where the target {@code -} goes; flushed, not closed */
    public Export(Storage storage, OutputStream standardOutput) {
        this.storage = storage;
        this.standardOutput = standardOutput;
    }

    /**
     * Exports one table.
     *
     * <p>Text is UTF-8 with one header line, {@code \n} line ends and fields quoted as RFC 4180 has it where they need
     * it, for TSV too. A missing value is {@code NA}, an empty text is empty, and the text "NA" is quoted; booleans are {@code TRUE} and {@code FALSE}. A double is
     * written so that it reads back as the same double. A target that ends in {@code .gz} is compressed. A target
     * without a scheme is a local file, whatever the cluster's default file system is. The target appears whole or not
     * at all; its folder is made where it is missing.
     *
     * @param folder folder of the table in its run
     * @param target file, or {@code -}
     */
    public void to(String folder, Format format, String target, Existing existing) {
        String table = TableReader.file(storage, folder);
        if (format == Format.PARQUET && target.endsWith(GZIP)) {
            throw new ConfigurationException("Cannot export " + folder + " to " + target
                    + ": Parquet is compressed already. Leave out .gz, or choose tsv or csv.");
        }
        try {
            if (target.equals(STANDARD_OUTPUT)) {
                write(table, format, standardOutput);
                standardOutput.flush();
            } else {
                writeFile(table, format, target, existing);
            }
        } catch (IOException e) {
            throw new DataRefusedException(
                    "Cannot export " + folder + " to " + target + ": " + Storage.reason(e)
                            + ". Choose a target that may be written and has room; nothing half-written is left.",
                    e);
        }
    }

    private void writeFile(String table, Format format, String target, Existing existing) throws IOException {
        String file = Storage.localUnlessSaid(target);
        if (storage.isFolder(file)) {
            throw new ConfigurationException("Cannot export to " + target
                    + ": it is a folder. Name a file in it, for example " + target + "/table." + format.id() + ".");
        }
        if (existing == Existing.REFUSE && storage.exists(file)) {
            throw new ConfigurationException("Cannot export to " + target
                    + ": the file is already there. Name another, or ask to overwrite it.");
        }
        try (Storage.Unfinished out = storage.begin(file)) {
            if (target.toLowerCase(Locale.ROOT).endsWith(GZIP)) {
                GZIPOutputStream zipped = new GZIPOutputStream(out.out(), 1 << 16);
                write(table, format, zipped);
                zipped.finish();
            } else {
                write(table, format, out.out());
            }
            out.finish();
        }
    }

    private void write(String table, Format format, OutputStream out) throws IOException {
        switch (format) {
            case TSV -> writeText(table, '\t', out);
            case CSV -> writeText(table, ',', out);
            case PARQUET -> {
                try (InputStream in = storage.open(table)) {
                    in.transferTo(out);
                }
            }
        }
    }

    private void writeText(String table, char separator, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        DelimitedText lines = new DelimitedText(text, separator);
        try (TableRows rows = TableRows.open(storage, table)) {
            lines.line(rows.columns().stream().map(TableColumn::name).toArray());
            while (rows.hasNext()) {
                lines.line(rows.next());
            }
        }
        text.flush();
    }
}
