package io.prominence.lake;

import io.prominence.domain.DataRefusedException;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;

/**
 * Recognises that a file of Parquet cannot be read as it is: cut off, overwritten, or with a page whose checksum is not that of its
 * content. Every page of the lake is written with a checksum, and read against it.
 */
public final class DamagedFile {
    private static final String PARQUET = "org.apache.parquet.";
    private static final int DEEPEST = 50;

    private DamagedFile() {}

    /** The refusal that a fault stands for, where a file could not be read. */
    public static Optional<DataRefusedException> in(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .flatMap(cause -> refusal(cause).stream())
                .findFirst();
    }

    /** The same of a fault in reading sources, which come from elsewhere. */
    static Optional<DataRefusedException> inSource(String source, Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(cause -> unread(cause).isPresent() || isOfParquet(cause))
                .findFirst()
                .map(cause -> new DataRefusedException(
                        "Cannot read " + unread(cause).orElse(source) + " as Parquet: it is damaged (" + reason(cause)
                                + "). Copy or write it again.",
                        cause));
    }

    /** Does work on files of a folder; where one of them turns out to be damaged, the refusal names the folder. */
    static <T> T named(String folder, LakeFiles.FileWork<T> work) throws IOException {
        try {
            return work.run();
        } catch (RuntimeException fault) {
            if (isOfParquet(fault)) {
                throw refused("cohort version " + folder, reason(fault), fault);
            }
            throw fault;
        }
    }

    private static Optional<DataRefusedException> refusal(Throwable cause) {
        Optional<String> unread = unread(cause);
        if (unread.isPresent()) {
            return Optional.of(refused(unread.get(), reason(cause), cause));
        }
        return isOfParquet(cause) ? Optional.of(refused("a Parquet file", reason(cause), cause)) : Optional.empty();
    }

    /** The file that Spark could not read, where the fault says so. */
    private static Optional<String> unread(Throwable cause) {
        return cause instanceof SparkThrowable spark
                        && String.valueOf(spark.getCondition()).startsWith("FAILED_READ_FILE")
                ? Optional.of(spark.getMessageParameters().getOrDefault("path", "a file"))
                : Optional.empty();
    }

    /** Parquet's readers throw plain runtime exceptions: where they were thrown is what tells them. */
    static boolean isOfParquet(Throwable cause) {
        StackTraceElement[] stack = cause.getStackTrace();
        return cause instanceof RuntimeException
                && (cause.getClass().getName().startsWith(PARQUET)
                        || (stack.length > 0 && stack[0].getClassName().startsWith(PARQUET)));
    }

    private static String reason(Throwable cause) {
        return Stream.iterate(cause, one -> one != null, Throwable::getCause)
                .limit(DEEPEST)
                .reduce((first, second) -> second)
                .map(Throwable::getMessage)
                .orElse("");
    }

    private static DataRefusedException refused(String path, String reason, Throwable cause) {
        return new DataRefusedException(
                "Cannot read " + path + ": it is damaged (" + reason
                        + "). Run lake verify to see what else is, and restore the"
                        + " cohort version from a copy, or remove it and ingest again.",
                cause);
    }
}
