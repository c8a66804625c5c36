package io.prominence.formats.source;

import io.prominence.domain.ExpressionSource;
import io.prominence.formats.ExpressionReader;
import io.prominence.formats.TextSource;
import io.prominence.formats.parquet.WideTable;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Parquet with a column per gene; it states nothing of its samples but their ids. */
record WideData(WideTable table) implements SourceData {
    private static final String SAMPLE = "sample";

    static WideData open(ExpressionSource source, Configuration conf) {
        List<TextSource> all = TextSource.of(source.path(), conf).files();
        List<TextSource> files = all.size() == 1
                ? all
                : all.stream().filter(file -> file.name().endsWith(".parquet")).toList();
        return new WideData(WideTable.of(
                source.path(), files, source.option("sample-column").orElse(SAMPLE), conf));
    }

    @Override
    public ExpressionReader reader() {
        return table;
    }

    @Override
    public List<String> files() {
        return table.sources().stream().map(TextSource::path).toList();
    }
}
