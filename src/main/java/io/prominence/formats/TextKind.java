package io.prominence.formats;

import io.prominence.domain.DataRefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that are often given in place of UTF-8 text, told by their first bytes. */
enum TextKind {
    LFS_POINTER(
            "version https://git-lfs.github.com/spec/v1",
            "it is a Git LFS pointer, not the data",
            "Run `git lfs pull` in its repository"),
    UTF_16_LITTLE("\u00ff\u00fe", "it is UTF-16 text", "Save it as UTF-8"),
    UTF_16_BIG("\u00fe\u00ff", "it is UTF-16 text", "Save it as UTF-8"),
    ZIP(
            "PK\u0003\u0004",
            "it is a zip archive or an Excel workbook",
            "Unpack it, or save the sheet as tab-separated text"),
    EXCEL("\u00d0\u00cf\u0011\u00e0", "it is an Excel workbook", "Save the sheet as tab-separated text"),
    PARQUET("PAR1", "it is a Parquet file", "Set the format to parquet-long or parquet-wide, or export it as text"),
    ARROW("ARROW1", "it is an Arrow or Feather file", "Export it as text or Parquet"),
    HDF5(
            "\u0089HDF",
            "it is an HDF5 file (.h5, .h5ad, .hdf5)",
            "Set the format to h5ad if it is AnnData; otherwise export its matrix as text or Parquet"),
    SEVEN_ZIP("7z\u00bc\u00af", "it is a 7z archive", "Unpack it"),
    UNIX_COMPRESS("\u001f\u009d", "it is compressed with compress (.Z)", "Unpack it or compress it with gzip"),
    LZ4("\u0004\"M\u0018", "it is compressed with lz4", "Unpack it or compress it with gzip"),
    HTML("<!doctype html", "it is a web page, perhaps the error page of a download", "Download the data again"),
    HTML_WITHOUT_TYPE("<html", "it is a web page, perhaps the error page of a download", "Download the data again"),
    RDS("X\n\u0000\u0000", "it is an R data file", "Write it from R with write.table(sep = \"\\t\")"),
    RDATA("RDX", "it is an R data file", "Write it from R with write.table(sep = \"\\t\")");

    private static final int TAR_MARK = 257;

    private static final Pattern SIZE = Pattern.compile("(?m)^size (\\d{1,18})$");

    private final String start;
    private final String what;
    private final String remedy;

    TextKind(String start, String what, String remedy) {
        this.start = start;
        this.what = what;
        this.remedy = remedy;
    }

    /**
     * Refuses a file that is empty or begins as one of these.
     *
     * @param firstBytes the first bytes of the (unpacked) file, as many as there are at hand
     */
    static void refuseOthers(String path, byte[] firstBytes) {
        if (firstBytes.length == 0) {
            throw new DataRefusedException("Cannot read " + path + ": the file is empty. Copy or download it again.");
        }
        String text = new String(firstBytes, StandardCharsets.ISO_8859_1);
        for (TextKind kind : values()) {
            if (text.regionMatches(kind == HTML || kind == HTML_WITHOUT_TYPE, 0, kind.start, 0, kind.start.length())) {
                throw new DataRefusedException(
                        "Cannot read " + path + ": " + kind.what + kind.size(text) + ". " + kind.remedy + ".");
            }
        }
        refusePackedTwice(path, firstBytes);
        if (text.startsWith("ustar", TAR_MARK)) {
            throw new DataRefusedException("Cannot read " + path + ": it is a tar archive. Unpack it.");
        }
        if (text.indexOf('\0') >= 0) {
            throw new DataRefusedException("Cannot read " + path
                    + ": it has NUL bytes, as UTF-16 text and binary files have. Save it as UTF-8 text.");
        }
    }

    /** Refuses what Git LFS leaves in place of a file, by its first bytes. */
    static void refusePointer(String path, byte[] firstBytes) {
        if (new String(firstBytes, StandardCharsets.ISO_8859_1).startsWith(LFS_POINTER.start)) {
            refuseOthers(path, firstBytes);
        }
    }

    /** A compressed file has been unpacked before it comes here. */
    private static void refusePackedTwice(String path, byte[] firstBytes) {
        Compression.of(firstBytes).ifPresent(inner -> {
            throw new DataRefusedException("Cannot read " + path + ": it is compressed twice, within with " + inner.id()
                    + ". Unpack it once.");
        });
    }

    private String size(String text) {
        Matcher size = SIZE.matcher(text);
        return this == LFS_POINTER && size.find()
                ? String.format(Locale.ROOT, " (%,d bytes)", Long.parseLong(size.group(1)))
                : "";
    }
}
