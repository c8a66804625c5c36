package io.prominence.formats.persample;

import java.util.regex.Pattern;

/** Names of files without what they are compressed with. */
final class FileNames {
    private static final Pattern PACKED = Pattern.compile("(?i)\\.(gz|bz2|zst|xz)$");

    private FileNames() {}

    static String unpacked(String name) {
        return PACKED.matcher(name).replaceFirst("");
    }
}
