package io.prominence.formats.persample;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.ExpressionSource;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.GeneIdKind;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/**
 * GDC's {@code *.augmented_star_gene_counts.tsv}, one per sample, as gdc-client leaves them: each in a folder of its own.
 *
 * <p>Gene ids are Ensembl's with version, kept as read ({@code ENSG00000002586.20_PAR_Y} is a row of its own); the symbol
 * is {@code gene_name}. The four {@code N_…} rows of each file go to quarantine.
 */
public final class StarCounts {
    private static final Pattern NAME = Pattern.compile("(?i)([^.]++)\\..*augmented_star_gene_counts.*\\.tsv");
    private static final String UNSTRANDED = "unstranded";
    private static final Map<String, ExpressionUnit> UNITS = Map.of(
            UNSTRANDED,
            ExpressionUnit.COUNTS,
            "stranded_first",
            ExpressionUnit.COUNTS,
            "stranded_second",
            ExpressionUnit.COUNTS,
            "tpm_unstranded",
            ExpressionUnit.TPM,
            "fpkm_unstranded",
            ExpressionUnit.FPKM,
            "fpkm_uq_unstranded",
            ExpressionUnit.FPKM);

    private StarCounts() {}

    /**
     * Finds the files.
     *
     * @throws ConfigurationException where the unit is not what the column holds, or there is no file
     */
    public static PerSampleFolder open(ExpressionSource source, MissingTokens missing, Configuration conf) {
        if (source.geneId() != GeneIdKind.ENSEMBL) {
            throw new ConfigurationException("Cannot read " + source.path() + " with gene-id = "
                    + source.geneId().id() + ": STAR counts have Ensembl ids. Set gene-id = ensembl.");
        }
        String column = source.option("column").orElse(UNSTRANDED);
        ExpressionUnit holds = UNITS.getOrDefault(column, source.unit());
        if (holds != source.unit()) {
            throw new ConfigurationException("Cannot read " + source.path() + " with unit = "
                    + source.unit().id() + ": its column " + column + " holds " + holds.id() + ". Set unit = "
                    + holds.id() + ", or another column.");
        }
        return PerSampleFolder.open(
                TextSource.of(source.path(), conf),
                NAME,
                source.option("sample-sheet").map(path -> TextSource.of(path, conf)),
                new SampleSheet.Columns("File Name", "Sample ID", "Case ID"),
                new PerSampleLayout("gene_id", column, Optional.of("gene_name"), 1),
                missing);
    }
}
