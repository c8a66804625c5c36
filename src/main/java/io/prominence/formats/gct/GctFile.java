package io.prominence.formats.gct;

import io.prominence.formats.ExpressionReader;
import io.prominence.formats.LineReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.matrix.LeadingColumns;
import io.prominence.formats.matrix.MatrixHeader;
import io.prominence.formats.matrix.MatrixLayout;
import io.prominence.formats.matrix.MatrixReader;
import io.prominence.formats.table.ClinicalRows;
import java.util.List;
import java.util.Optional;

/**
 * A GCT file. The gene id of a row is its id, or a field of the row metadata; a file with other numbers of rows or columns
 * than it says is refused.
 */
public final class GctFile {
    private final TextSource source;
    private final MissingTokens missing;
    private final GctHead head;
    private final int gene;
    private final int symbol;

    private GctFile(TextSource source, MissingTokens missing, GctHead head, int gene, int symbol) {
        this.source = source;
        this.missing = missing;
        this.head = head;
        this.gene = gene;
        this.symbol = symbol;
    }

    /**
     * Reads what stands above the values.
     *
     * @param source the file
     * @param geneColumn which column before the values is the gene id; where empty, the first
     * @param symbolColumn which of them is the gene symbol, if any
     * @param missing texts that stand for no value
     * @throws io.prominence.domain.ConfigurationException where there is no such column
     * @throws io.prominence.domain.DataRefusedException if it is not a GCT file
     */
    public static GctFile open(
            TextSource source, Optional<String> geneColumn, Optional<String> symbolColumn, MissingTokens missing) {
        try (LineReader lines = source.open()) {
            GctHead head = GctHead.read(lines);
            int gene = geneColumn
                    .map(name -> head.leading(source.path(), "gene-column", name))
                    .orElse(0);
            int symbol = symbolColumn
                    .map(name -> head.leading(source.path(), "symbol-column", name))
                    .orElse(-1);
            return new GctFile(source, missing, head, gene, symbol);
        }
    }

    /** Where it is. */
    public TextSource source() {
        return source;
    }

    /** The values. */
    public ExpressionReader reader() {
        return MatrixReader.of(source, new Columns(), new Layout()).withMissing(missing);
    }

    /** The column metadata, keyed by sample id; empty for a file without any. */
    public List<ClinicalRows> sampleTables() {
        return head.fields().isEmpty() ? List.of() : List.of(head.clinical(source.name(), missing));
    }

    /** Columns of {@link #sampleTables()}. */
    public List<String> sampleColumns() {
        return head.fields().isEmpty() ? List.of() : head.sampleColumns();
    }

    private final class Columns implements LeadingColumns {
        @Override
        public int count(List<String> header) {
            return head.leading().size();
        }

        @Override
        public String geneId(List<String> names, List<String> texts) {
            return texts.get(gene);
        }

        @Override
        public Optional<String> symbol(List<String> names, List<String> texts) {
            return symbol < 0 || MissingTokens.DEFAULT.isMissing(texts.get(symbol))
                    ? Optional.empty()
                    : Optional.of(texts.get(symbol));
        }
    }

    private final class Layout implements MatrixLayout {
        @Override
        public MatrixHeader header(LineReader lines) {
            MatrixHeader header = GctHead.read(lines).matrix();
            do {
                if (!lines.next()) {
                    throw lines.refuse("it has no row of values. Give a GCT file with rows");
                }
            } while (lines.isBlank());
            return header;
        }

        @Override
        public void end(LineReader lines, long rows) {
            if (rows != head.rows()) {
                throw lines.refuse("it has " + rows + " rows of values, and its second line says " + head.rows()
                        + ". Copy or download it again, or mend the line");
            }
        }
    }
}
