package io.prominence.formats;

import io.prominence.domain.DataRefusedException;
import java.io.IOException;
import java.util.Locale;

/** What is said of files that cannot be read to their end. */
final class Refusals {
    private Refusals() {}

    /** A file that cannot be opened or asked for. */
    static DataRefusedException reading(String path, IOException cause) {
        return stopped(path, cause, 0, 0);
    }

    /** A file that stops being readable after {@code lines} whole lines and {@code bytes} bytes of text. */
    static DataRefusedException stopped(String path, IOException cause, long lines, long bytes) {
        String reached = String.format(Locale.ROOT, "after %,d lines (%,d bytes of text)", lines, bytes);
        if (cause instanceof UnpackedInput.Broken broken) {
            String what = ": the " + broken.compression().id() + " file is ";
            String how = broken.isCut()
                    ? "truncated, its data end " + reached
                    : "damaged " + reached + ": " + broken.getMessage();
            return new DataRefusedException("Cannot read " + path + what + how + ". Copy or download it again.", cause);
        }
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new DataRefusedException(
                "Cannot read " + path + ": " + reason + " " + reached + ". Check the file and its permissions.", cause);
    }
}
