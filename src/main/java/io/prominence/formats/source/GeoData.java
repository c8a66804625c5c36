package io.prominence.formats.source;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.ExpressionSource;
import io.prominence.formats.ExpressionReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.geo.GeoSource;
import io.prominence.formats.geo.PlatformTable;
import io.prominence.formats.geo.SeriesMatrix;
import io.prominence.formats.geo.SoftFile;
import io.prominence.formats.table.ClinicalRows;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;

/** Files of GEO, with what they say of samples and probes. */
record GeoData(GeoSource geo) implements SourceData {
    static GeoData seriesMatrix(ExpressionSource source, MissingTokens missing, Configuration conf) {
        List<TextSource> files = files(source, conf, "series_matrix");
        return new GeoData(SeriesMatrix.of(source.path(), files, source.option("platform"), missing));
    }

    static GeoData soft(ExpressionSource source, MissingTokens missing, Configuration conf) {
        var choice = new SoftFile.Choice(
                source.option("platform"), source.option("value-column"), source.option("symbol-column"));
        return new GeoData(SoftFile.open(source.path(), files(source, conf, ""), choice, missing));
    }

    /** The files that the path means; of a folder those whose names hold {@code part}. */
    private static List<TextSource> files(ExpressionSource source, Configuration conf, String part) {
        List<TextSource> all = TextSource.of(source.path(), conf).files();
        if (all.size() == 1) {
            return all;
        }
        List<TextSource> files = all.stream()
                .filter(file -> file.name().toLowerCase(Locale.ROOT).contains(part))
                .toList();
        if (files.isEmpty()) {
            throw new ConfigurationException("Cannot read " + source.path() + ": it has no file whose name holds "
                    + part + ". Name the files themselves, or another folder.");
        }
        return files;
    }

    @Override
    public ExpressionReader reader() {
        return geo;
    }

    @Override
    public List<String> files() {
        return geo.sources().stream().map(TextSource::path).toList();
    }

    @Override
    public List<ClinicalRows> sampleTables() {
        return List.of(geo.sampleTable());
    }

    @Override
    public List<String> sampleColumns() {
        return geo.columns();
    }

    @Override
    public String platform() {
        return geo.platform();
    }

    @Override
    public PlatformTable platformTable() {
        return geo.platformTable();
    }
}
