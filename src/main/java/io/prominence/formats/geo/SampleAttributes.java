package io.prominence.formats.geo;

import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.table.ClinicalRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What GEO says of each sample, as clinical columns.
 *
 * <p>The columns {@link #GEO_ACCESSION}, {@code title}, {@code source_name_ch1}, {@code organism_ch1},
 * {@code platform_id}, {@code description} are those of the record. Of {@code characteristics_ch1} each {@code key: value}
 * is a column {@code key}: which line it stands on does not count, since lines differ between samples; keys are held
 * against each other without case, and have the spelling that comes first. A value without a key is in the column
 * {@code characteristics_ch1}. Several values of one column of a sample are joined by {@code "; "}, each once. A key of the
 * second channel has {@code " (ch2)"} behind it, one that is a column of the record {@code " (characteristic)"}.
 */
final class SampleAttributes {
    static final String GEO_ACCESSION = "geo_accession";
    static final String PLATFORM = "platform_id";

    private static final Set<String> OF_RECORD = Set.of(
            "title",
            "source_name_ch1",
            "source_name_ch2",
            "organism_ch1",
            "organism_ch2",
            PLATFORM,
            "type",
            "description");
    private static final String CHARACTERISTICS = "characteristics_ch";
    private static final String BETWEEN = "; ";

    private record Sample(long line, Map<String, String> values) {}

    private final MissingTokens missing;
    private final Map<String, Sample> samples = new LinkedHashMap<>();
    private final Map<String, String> columns = new LinkedHashMap<>();

    /** @param missing texts that stand for no value */
    SampleAttributes(MissingTokens missing) {
        this.missing = missing;
        for (String first : List.of(GEO_ACCESSION, "title", "source_name_ch1", PLATFORM)) {
            columns.put(first, first);
        }
    }

    /**
     * A sample of which something is said.
     *
     * @param line where it begins
     */
    void sample(String id, long line) {
        samples.putIfAbsent(id, new Sample(line, new LinkedHashMap<>(Map.of(GEO_ACCESSION, id))));
    }

    /**
     * Keeps an attribute of a sample, if it is one of those that become columns.
     *
     * @param attribute its name without {@code sample_}, in lower case: {@code characteristics_ch1}
     * @param text its value as written
     */
    void add(String sample, String attribute, String text) {
        if (OF_RECORD.contains(attribute)) {
            put(sample, attribute, text);
        } else if (attribute.startsWith(CHARACTERISTICS)) {
            characteristic(sample, attribute, text);
        }
    }

    private void characteristic(String sample, String attribute, String text) {
        int colon = keyEnd(text);
        if (colon < 0) {
            put(sample, attribute, text);
            return;
        }
        String channel = attribute.substring(CHARACTERISTICS.length());
        String key = text.substring(0, colon).strip() + (channel.equals("1") ? "" : " (ch" + channel + ")");
        String name = key.toLowerCase(Locale.ROOT);
        boolean taken = OF_RECORD.contains(name) || name.equals(GEO_ACCESSION) || name.startsWith(CHARACTERISTICS);
        put(sample, taken ? key + " (characteristic)" : key, text.substring(colon + 1));
    }

    /** Where the colon behind the key is; −1 where the text has none, is an address, or begins with a time or a ratio. */
    private static int keyEnd(String text) {
        int colon = text.indexOf(':');
        String key = colon < 0 ? "" : text.substring(0, colon).strip();
        boolean isKey = key.chars().anyMatch(Character::isLetter) && !text.startsWith("//", colon + 1);
        return isKey ? colon : -1;
    }

    /** Keeps a value under a column of any name. */
    void put(String sample, String column, String text) {
        String value = text.strip();
        String name = columns.computeIfAbsent(column.toLowerCase(Locale.ROOT), lower -> column);
        if (!missing.isMissing(value)) {
            samples.get(sample).values().merge(name, value, SampleAttributes::both);
        }
    }

    private static String both(String before, String value) {
        return List.of(before.split(BETWEEN, -1)).contains(value) || before.equals(value)
                ? before
                : before + BETWEEN + value;
    }

    /** The value of a column for a sample; empty text where there is none. */
    String value(String sample, String column) {
        return samples.containsKey(sample) ? samples.get(sample).values().getOrDefault(column, "") : "";
    }

    boolean contains(String sample) {
        return samples.containsKey(sample);
    }

    /** Ids of all samples, in the order in which they come. */
    List<String> ids() {
        return List.copyOf(samples.keySet());
    }

    /** What the table of samples is called in messages: the file, or the last part of the path to several. */
    static String name(String path, List<TextSource> sources) {
        return sources.size() == 1 ? sources.get(0).name() : TextSource.of(path).name();
    }

    /** Names of the columns, {@link #GEO_ACCESSION} first. */
    List<String> columns() {
        return List.copyOf(columns.values());
    }

    /**
     * The columns as a clinical table keyed by sample.
     *
     * @param file name of the file that they are from
     * @param chosen samples that become rows
     */
    ClinicalRows rows(String file, List<String> chosen) {
        List<String> names = columns();
        var rows = new ClinicalRows.Builder(file, names, 0, missing);
        for (String id : chosen) {
            Sample sample = samples.get(id);
            List<String> fields = new ArrayList<>();
            names.forEach(name -> fields.add(sample.values().getOrDefault(name, "")));
            rows.add(sample.line(), fields);
        }
        return rows.build();
    }
}
