package io.prominence.formats.persample;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.ExpressionSource;
import io.prominence.domain.ExpressionUnit;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/**
 * RSEM's {@code *.genes.results}, and TCGA's {@code *.genes.normalized_results}, one per sample.
 *
 * <p>{@code scaled_estimate} is the fraction τ of transcripts; times 10⁶ it is TPM, and is read as such.
 */
public final class RsemResults {
    private static final Pattern RAW = Pattern.compile("(?i)(.+?)(\\.rsem)?\\.genes\\.results");
    private static final Pattern NORMALISED = Pattern.compile("(?i)(.+?)(\\.rsem)?\\.genes\\.normalized_results");
    private static final String NORMALISED_COUNT = "normalized_count";
    private static final String SCALED_ESTIMATE = "scaled_estimate";
    private static final List<ExpressionUnit> COUNTS = List.of(ExpressionUnit.COUNTS, ExpressionUnit.RSEM);
    private static final Map<String, List<ExpressionUnit>> UNITS = Map.of(
            "expected_count",
            COUNTS,
            "raw_count",
            COUNTS,
            NORMALISED_COUNT,
            List.of(ExpressionUnit.RSEM),
            "TPM",
            List.of(ExpressionUnit.TPM),
            SCALED_ESTIMATE,
            List.of(ExpressionUnit.TPM),
            "FPKM",
            List.of(ExpressionUnit.FPKM));

    private RsemResults() {}

    /**
     * Finds the files.
     *
     * @throws ConfigurationException where no column is named, the unit is not what it holds, or there is no file
     */
    public static PerSampleFolder open(ExpressionSource source, MissingTokens missing, Configuration conf) {
        String column = source.option("column")
                .orElseThrow(
                        () -> new ConfigurationException(
                                "Cannot read " + source.path()
                                        + ": expression.column does not say which column of the RSEM files to read. Set it to"
                                        + " expected_count, TPM or FPKM, or to raw_count, scaled_estimate or normalized_count of TCGA."));
        List<ExpressionUnit> holds = UNITS.getOrDefault(column, List.of(source.unit()));
        if (!holds.contains(source.unit())) {
            String units = holds.stream().map(ExpressionUnit::id).collect(Collectors.joining(" or "));
            throw new ConfigurationException("Cannot read " + source.path() + " with unit = "
                    + source.unit().id() + ": its column " + column + " holds " + units + ". Set unit = " + units
                    + ", or another column.");
        }
        return PerSampleFolder.open(
                TextSource.of(source.path(), conf),
                column.equals(NORMALISED_COUNT) ? NORMALISED : RAW,
                source.option("sample-map").map(path -> TextSource.of(path, conf)),
                new SampleSheet.Columns("file", "sample", "patient"),
                new PerSampleLayout("gene_id", column, Optional.empty(), column.equals(SCALED_ESTIMATE) ? 1e6 : 1),
                missing);
    }
}
