package io.prominence.formats.source;

import io.prominence.domain.ExpressionSource;
import io.prominence.formats.ExpressionReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.gct.GctFile;
import io.prominence.formats.table.ClinicalRows;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** A GCT file, with its column metadata. */
record GctData(GctFile file) implements SourceData {
    static GctData open(ExpressionSource source, MissingTokens missing, Configuration conf) {
        return new GctData(GctFile.open(
                TextSource.of(source.path(), conf),
                source.option("gene-column"),
                source.option("symbol-column"),
                missing));
    }

    @Override
    public ExpressionReader reader() {
        return file.reader();
    }

    @Override
    public List<String> files() {
        return List.of(file.source().path());
    }

    @Override
    public List<ClinicalRows> sampleTables() {
        return file.sampleTables();
    }

    @Override
    public List<String> sampleColumns() {
        return file.sampleColumns();
    }
}
