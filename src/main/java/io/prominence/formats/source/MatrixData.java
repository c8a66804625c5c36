package io.prominence.formats.source;

import io.prominence.domain.ExpressionSource;
import io.prominence.formats.ExpressionReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.matrix.MatrixReader;
import io.prominence.formats.matrix.Orientation;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** A delimited matrix; it states nothing of its samples but their ids. */
record MatrixData(MatrixReader matrix) implements SourceData {
    static MatrixData open(ExpressionSource source, MissingTokens missing, Configuration conf) {
        boolean genesAreColumns = source.option("orientation").orElse("").equals("samples-by-genes");
        Orientation orientation = genesAreColumns ? Orientation.SAMPLES_BY_GENES : Orientation.GENES_BY_SAMPLES;
        var matrix = MatrixReader.of(TextSource.of(source.path(), conf), orientation);
        MatrixReader chosen = source.option("column").map(matrix::withColumn).orElse(matrix);
        return new MatrixData(chosen.withMissing(missing));
    }

    @Override
    public ExpressionReader reader() {
        return matrix;
    }

    @Override
    public List<String> files() {
        return List.of(matrix.source().path());
    }
}
