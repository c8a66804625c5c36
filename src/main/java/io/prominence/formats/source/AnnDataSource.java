package io.prominence.formats.source;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.ExpressionSource;
import io.prominence.formats.ExpressionReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.anndata.AnnData;
import io.prominence.formats.table.ClinicalRows;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** An AnnData file on a local disk, with the columns of its observations. */
record AnnDataSource(AnnData data) implements SourceData {
    static AnnDataSource open(ExpressionSource source, MissingTokens missing) {
        return new AnnDataSource(
                AnnData.of(local(source.path()), source.option("layer"), source.option("gene-column"), missing));
    }

    private static Path local(String path) {
        if (path.startsWith("file:")) {
            return Path.of(URI.create(path).getPath());
        }
        if (path.matches("[A-Za-z][A-Za-z0-9+.-]+:/.*")) {
            throw new ConfigurationException("Cannot read " + path
                    + ": HDF5 is read from a local disk. Copy the file to one, and name the copy.");
        }
        return Path.of(path);
    }

    @Override
    public ExpressionReader reader() {
        return data;
    }

    @Override
    public List<String> files() {
        return List.of(data.path().toString());
    }

    @Override
    public List<ClinicalRows> sampleTables() {
        return List.of(data.sampleTable());
    }

    @Override
    public List<String> sampleColumns() {
        return data.columns();
    }
}
