package io.prominence.formats.geo;

import io.prominence.domain.DataRefusedException;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.geo.SoftLines.Kind;
import java.util.List;
import java.util.Optional;

/** SOFT files with values: a family file of a series, files of single samples, or a dataset (GDS). */
public final class SoftFile {
    /**
     * What to take of the files.
     *
     * @param platform accession of the platform, where there are several
     * @param valueColumn column of a sample's table that holds its values; {@code VALUE} where empty
     * @param symbolColumn column of the platform's table that holds the gene symbol; by its usual names where empty
     */
    public record Choice(Optional<String> platform, Optional<String> valueColumn, Optional<String> symbolColumn) {
        /** The only platform, and the columns by their usual names. */
        public static Choice only() {
            return new Choice(Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** One platform, and the columns by their usual names. */
        public static Choice of(String platform) {
            return new Choice(Optional.of(platform), Optional.empty(), Optional.empty());
        }
    }

    private SoftFile() {}

    /**
     * Opens files, having read what they say of samples and probes, but not the values.
     *
     * @param path where they are, for messages
     * @param sources one dataset, or one or more files with samples
     * @param choice platform and columns that are meant
     * @param missing texts that stand for no value
     * @throws io.prominence.domain.ConfigurationException if there are several platforms and none is asked for, or not
     *     the one that is, or a column is not there
     * @throws DataRefusedException if they are no SOFT files with values
     */
    public static GeoSource open(String path, List<TextSource> sources, Choice choice, MissingTokens missing) {
        return sources.size() == 1 && isDataset(sources.get(0))
                ? SoftDataset.of(sources.get(0), choice, missing)
                : SoftSamples.of(path, sources, choice, missing);
    }

    private static boolean isDataset(TextSource source) {
        try (SoftLines soft = SoftLines.open(source)) {
            while (soft.next()) {
                if (soft.kind() == Kind.ENTITY && soft.key().equals("dataset")) {
                    return true;
                }
                if (soft.kind() == Kind.TABLE_BEGIN || soft.kind() == Kind.ROW) {
                    return false;
                }
            }
            return false;
        }
    }
}
