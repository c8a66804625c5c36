package io.prominence.formats.matrix;

import io.prominence.formats.ExpressionReader;
import io.prominence.formats.GeneRow;
import io.prominence.formats.GeneRowConsumer;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Quarantine;
import io.prominence.formats.TextSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An expression matrix as delimited text.
 *
 * <p>The separator is a tab where the header has one, else a comma. Lines before the header that begin with {@code #} are
 * skipped. A header with one field fewer than the rows lacks the name over the row names, as R writes it. Quotes around
 * fields are taken off. Below a header that begins with {@code Hybridization REF}, a line without numbers is Firehose's
 * second header. A row must have as many fields as the header.
 *
 * <p>A cell is a number, one of {@link MissingTokens}, or refused to quarantine (text, infinity). A matrix that has mostly
 * text in a row, or in a column of its first 100 rows, or no number at all, is refused with the evidence: its
 * orientation, separator or columns are not what they are said to be. Totals of the aligner ({@code __no_feature},
 * {@code N_unmapped}) and rows without a gene id go to quarantine.
 *
 * <p>Genes by samples: one pass, one row in memory. Samples by genes: the ids are found in one pass, the values in
 * another, transposed through a temporary file in chunks of 64 MiB.
 */
public final class MatrixReader implements ExpressionReader {
    private final TextSource source;
    private final Orientation orientation;
    private final LeadingColumns columns;
    private final MatrixLayout layout;
    private final MissingTokens missing;
    private List<String> sampleIds;

    private MatrixReader(
            TextSource source,
            Orientation orientation,
            LeadingColumns columns,
            MatrixLayout layout,
            MissingTokens missing) {
        this.source = source;
        this.orientation = orientation;
        this.columns = columns;
        this.layout = layout;
        this.missing = missing;
    }

    /**
     * A matrix with one column, or header, of gene ids; nothing is read yet.
     *
     * @param source the text
     * @param orientation what a row is
     */
    public static MatrixReader of(TextSource source, Orientation orientation) {
        return of(source, orientation, LeadingColumns.GENE_ID);
    }

    /**
     * A matrix of genes by samples with several columns before the values; nothing is read yet.
     *
     * @param source the text
     * @param columns the columns before the values
     */
    public static MatrixReader of(TextSource source, LeadingColumns columns) {
        return of(source, Orientation.GENES_BY_SAMPLES, columns);
    }

    private static MatrixReader of(TextSource source, Orientation orientation, LeadingColumns columns) {
        MatrixLayout layout = lines -> MatrixHeader.read(lines, columns, Optional.empty());
        return new MatrixReader(source, orientation, columns, layout, MissingTokens.DEFAULT);
    }

    /**
     * A matrix of genes by samples that begins in a way of its own; nothing is read yet.
     *
     * @param source the text
     * @param columns the columns before the values
     * @param layout how it begins
     */
    public static MatrixReader of(TextSource source, LeadingColumns columns, MatrixLayout layout) {
        return new MatrixReader(source, Orientation.GENES_BY_SAMPLES, columns, layout, MissingTokens.DEFAULT);
    }

    /**
     * The same matrix, of which one of several columns of each sample is read.
     *
     * @param column what it is called in the second header line, as Firehose writes it: {@code raw_count}
     */
    public MatrixReader withColumn(String column) {
        MatrixLayout picking = lines -> MatrixHeader.read(lines, columns, Optional.of(column));
        return new MatrixReader(source, orientation, columns, picking, missing);
    }

    /** The same matrix with other cells that count as missing. */
    public MatrixReader withMissing(MissingTokens others) {
        return new MatrixReader(source, orientation, columns, layout, others);
    }

    /** Where the matrix is. */
    public TextSource source() {
        return source;
    }

    /** Genes by samples: reads no further than the header. Samples by genes: reads the file once, without its values. */
    @Override
    public List<String> sampleIds() {
        if (sampleIds == null) {
            try (var rows = new MatrixRows(source, layout, missing)) {
                sampleIds = orientation == Orientation.GENES_BY_SAMPLES ? ofHeader(rows) : ofRows(rows);
            }
        }
        return sampleIds;
    }

    private static List<String> ofHeader(MatrixRows rows) {
        MatrixHeader header = rows.header();
        var unique = new UniqueIds(rows.lines(), "columns");
        for (int i = 0; i < header.names().size(); i++) {
            unique.add(header.names().get(i), header.column(i));
        }
        return header.names();
    }

    private static List<String> ofRows(MatrixRows rows) {
        var ids = new ArrayList<String>();
        var unique = new UniqueIds(rows.lines(), "lines");
        while (rows.next()) {
            String id = rows.leading().get(0);
            if (MissingTokens.DEFAULT.isMissing(id)) {
                throw rows.lines()
                        .refuse("line " + rows.lines().line()
                                + " has no sample id. Name the sample or remove the line");
            }
            unique.add(id, rows.lines().line());
            ids.add(id);
        }
        return List.copyOf(ids);
    }

    @Override
    public void forEachGene(GeneRowConsumer consumer, Quarantine quarantine) {
        sampleIds();
        try (var rows = new MatrixRows(source, layout, missing)) {
            rows.readAhead();
            if (orientation == Orientation.GENES_BY_SAMPLES) {
                streamGenes(rows, consumer, quarantine);
            } else {
                transposeSamples(rows, consumer, quarantine);
            }
        }
    }

    private void streamGenes(MatrixRows rows, GeneRowConsumer consumer, Quarantine quarantine) {
        MatrixHeader header = rows.header();
        var audit = new TextCells(header);
        long count = 0;
        for (; rows.next(); count++) {
            String geneId = columns.geneId(header.leading(), rows.leading());
            if (isGene(rows, geneId, quarantine)) {
                float[] values = rows.values(quarantine, audit);
                Optional<String> symbol = columns.symbol(header.leading(), rows.leading());
                consumer.accept(new GeneRow(geneId, symbol, values, rows.lines().place()));
            }
        }
        audit.end(rows.lines());
        layout.end(rows.lines(), count);
    }

    static boolean isGene(MatrixRows rows, String geneId, Quarantine quarantine) {
        String field = rows.header().leading().get(0);
        if (MissingTokens.DEFAULT.isMissing(geneId)) {
            rows.refuse(quarantine, field, geneId, "row without a gene id");
            return false;
        }
        if (AlignerCounters.contains(geneId)) {
            rows.refuse(quarantine, field, geneId, AlignerCounters.REASON);
            return false;
        }
        return true;
    }

    private void transposeSamples(MatrixRows rows, GeneRowConsumer consumer, Quarantine quarantine) {
        MatrixHeader header = rows.header();
        List<String> genes = header.names();
        try (var transposed = new Transposition(source.path(), sampleIds.size(), genes.size())) {
            var audit = new TextCells(header);
            while (rows.next()) {
                transposed.addRow(rows.values(quarantine, audit));
            }
            audit.end(rows.lines());
            transposed.forEachColumn((index, column) -> {
                String gene = genes.get(index);
                if (AlignerCounters.contains(gene)) {
                    quarantine.refuse(source.name(), 1, gene, gene, AlignerCounters.REASON);
                } else {
                    String place = source.name() + ":column " + header.column(index);
                    consumer.accept(new GeneRow(gene, Optional.empty(), column, place));
                }
            });
        }
    }
}
