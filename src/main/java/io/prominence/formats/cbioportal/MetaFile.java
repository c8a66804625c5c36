package io.prominence.formats.cbioportal;

import io.prominence.formats.LineReader;
import io.prominence.formats.TextSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A meta file: lines of {@code key: value} that say what a data file of the study is. */
final class MetaFile {
    private static final Pattern NAME = Pattern.compile("(?i)(^|.*[^a-z0-9])meta([^a-z].*|$)");

    private final TextSource source;
    private final Map<String, String> values = new LinkedHashMap<>();

    private MetaFile(TextSource source) {
        this.source = source;
    }

    /** Whether a file of this name is a meta file, as cBioPortal's own validator tells it. */
    static boolean isNamedSo(String name) {
        return !name.startsWith(".")
                && !name.endsWith("~")
                && NAME.matcher(name).matches();
    }

    static MetaFile read(TextSource source) {
        var meta = new MetaFile(source);
        try (LineReader lines = source.open()) {
            while (lines.next()) {
                String line = lines.text();
                int colon = line.indexOf(':');
                if (colon > 0) {
                    meta.values.put(
                            line.substring(0, colon).strip(),
                            line.substring(colon + 1).strip());
                }
            }
        }
        return meta;
    }

    TextSource source() {
        return source;
    }

    String name() {
        return source.name();
    }

    /** The value of {@code key}; empty where there is none. */
    String value(String key) {
        return values.getOrDefault(key, "");
    }

    boolean is(String alterationType, String datatype) {
        return value("genetic_alteration_type").equalsIgnoreCase(alterationType)
                && value("datatype").equalsIgnoreCase(datatype);
    }
}
