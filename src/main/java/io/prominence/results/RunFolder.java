package io.prominence.results;

import io.prominence.domain.DataRefusedException;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder of one run, {@code runs/<study-id>/<run-id>/}: a folder per table, the report, and {@code run.json}, which
 * is written last. Without it the run is not complete, and does not exist for {@link #complete}.
 */
public final class RunFolder {
    /** Name of the manifest, which marks a run as complete. */
    public static final String MANIFEST = "run.json";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int FINGERPRINT_DIGITS = 8;

    private final Storage storage;
    private final String path;

    /** @param path folder on any Hadoop file system; need not exist yet */
    public RunFolder(Storage storage, String path) {
        this.storage = storage;
        this.path = path.length() > 1 ? path.replaceAll("/+$", "") : path;
    }

    /**
     * Name of a run: its start in UTC to the millisecond and 8 digits of its fingerprint, so that names sort by time.
     */
    public static String id(Instant started, String fingerprint) {
        return TIME.format(started) + "-" + fingerprint.substring(0, FINGERPRINT_DIGITS);
    }

    /** Complete runs in the folder of a study, newest first by their names; empty where there is no such folder. */
    public static List<RunFolder> complete(Storage storage, String studyFolder) {
        return reading(studyFolder, () -> storage.folders(studyFolder)).stream()
                .sorted(Comparator.reverseOrder())
                .map(name -> new RunFolder(storage, studyFolder + "/" + name))
                .filter(RunFolder::isComplete)
                .toList();
    }

    /** The folder. */
    public String path() {
        return path;
    }

    /** Last part of the folder: the run's id. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** True where the run's manifest is there. */
    public boolean isComplete() {
        return reading(path, () -> storage.exists(path + "/" + MANIFEST));
    }

    /** Folder of a table. */
    public String folder(Class<? extends Record> table) {
        return path + "/" + Tables.path(table);
    }

    /** Names of the tables that the run has. */
    public List<String> tables() {
        return reading(path, () -> Tables.in(storage, path));
    }

    /** True where the run has this table. */
    public boolean has(Class<? extends Record> table) {
        return tables().contains(Tables.path(table));
    }

    /** All rows of a table. */
    public <R extends Record> List<R> read(Class<R> table) {
        return TableReader.read(storage, folder(table), table);
    }

    /** Rows of a table in constant memory; to be closed. */
    public <R extends Record> Stream<R> stream(Class<R> table) {
        return TableReader.stream(storage, folder(table), table);
    }

    /** Writes a whole table; the number of rows. */
    public <R extends Record> long write(Class<R> table, Stream<R> rows) {
        return TableWriter.write(storage, folder(table), table, rows);
    }

    /** Begins a table that is written row by row. */
    public <R extends Record> TableWriter<R> writer(Class<R> table) {
        return TableWriter.open(storage, folder(table), table);
    }

    /** Takes over a table of another run, byte for byte. */
    public void copy(RunFolder from, Class<? extends Record> table) {
        String source = TableReader.file(from.storage, from.folder(table));
        String target = folder(table) + "/" + TableWriter.FILE;
        try (var in = from.storage.open(source);
                Storage.Unfinished out = storage.begin(target)) {
            in.transferTo(out.out());
            out.finish();
        } catch (IOException e) {
            throw refused("copy " + source + " to", target, e);
        }
    }

    /** Text of a file of the run, for example {@code run.json}. */
    public String text(String name) {
        String file = path + "/" + name;
        return reading(file, () -> storage.text(file));
    }

    /** Writes a UTF-8 file of the run, replacing what is there, whole or not at all. */
    public void writeText(String name, String text) {
        String file = path + "/" + name;
        try {
            storage.writeText(file, text);
        } catch (IOException e) {
            throw refused("write", file, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunFolder folder && folder.path.equals(path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path);
    }

    @Override
    public String toString() {
        return path;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T reading(String what, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw refused("read", what, e);
        }
    }

    private static DataRefusedException refused(String verb, String what, IOException e) {
        return new DataRefusedException(
                "Cannot " + verb + " " + what + ": " + Storage.reason(e)
                        + ". Check that the folder is there, may be used and has room.",
                e);
    }
}
