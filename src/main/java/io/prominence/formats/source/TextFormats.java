package io.prominence.formats.source;

import io.prominence.domain.ExpressionFormat;
import io.prominence.domain.ExpressionSource;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.persample.RsemResults;
import io.prominence.formats.persample.StarCounts;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Opens expression data of every format that is read on the driver, gene by gene. */
public final class TextFormats {
    private TextFormats() {}

    /**
     * The source, opened; empty where its format is read by the lake: long Parquet, another lake.
     *
     * @param source the source as configured
     * @param missing texts that stand for no value
     * @param conf Hadoop configuration that finds its file system
     * @throws io.prominence.domain.ProminenceException if it is not there, or not what it is said to be
     */
    public static Optional<SourceData> open(ExpressionSource source, MissingTokens missing, Configuration conf) {
        return switch (source.format()) {
            case MATRIX -> Optional.of(MatrixData.open(source, missing, conf));
            case CBIOPORTAL -> Optional.of(StudyData.open(source, missing, conf));
            case GEO_SERIES_MATRIX -> Optional.of(GeoData.seriesMatrix(source, missing, conf));
            case GEO_SOFT -> Optional.of(GeoData.soft(source, missing, conf));
            case GCT -> Optional.of(GctData.open(source, missing, conf));
            case GDC_STAR_COUNTS -> Optional.of(new PerSampleData(StarCounts.open(source, missing, conf)));
            case RSEM_PER_SAMPLE -> Optional.of(new PerSampleData(RsemResults.open(source, missing, conf)));
            case PARQUET_WIDE -> Optional.of(WideData.open(source, conf));
            case H5AD -> Optional.of(AnnDataSource.open(source, missing));
            case PARQUET_LONG, PARQUET_GENE_MAJOR -> Optional.empty();
        };
    }

    /** Whether the path of a source of this format may be a folder or glob of files: see {@code TextSource.files()}. */
    public static boolean mayBeSeveralFiles(ExpressionFormat format) {
        return switch (format) {
            case GDC_STAR_COUNTS, RSEM_PER_SAMPLE, GEO_SERIES_MATRIX, GEO_SOFT, PARQUET_WIDE -> true;
            case MATRIX, CBIOPORTAL, GCT, PARQUET_LONG, PARQUET_GENE_MAJOR, H5AD -> false;
        };
    }

    /** Whether sources of this format may bring clinical columns of their own, in tables beside them or in themselves. */
    public static boolean bringsColumns(ExpressionFormat format) {
        return switch (format) {
            case CBIOPORTAL,
                    GCT,
                    GDC_STAR_COUNTS,
                    RSEM_PER_SAMPLE,
                    GEO_SERIES_MATRIX,
                    GEO_SOFT,
                    PARQUET_GENE_MAJOR,
                    H5AD -> true;
            case MATRIX, PARQUET_LONG, PARQUET_WIDE -> false;
        };
    }
}
