package io.prominence.formats.matrix;

import io.prominence.formats.GeneRow;
import io.prominence.formats.LineReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Quarantine;
import java.util.List;
import java.util.Optional;

/**
 * Goes over the rows of a matrix of genes by samples one by one: for formats in which a matrix is a part of a text, or
 * lies side by side in several. Rows that are of no gene go to quarantine.
 */
public final class RowCursor implements AutoCloseable {
    private final MatrixRows rows;
    private final LeadingColumns columns;
    private final Quarantine quarantine;
    private final TextCells audit;
    private String geneId = "";

    /**
     * @param lines text whose next line is the header; closed with this
     * @param columns the columns before the values
     * @param missing texts that stand for no value
     * @param quarantine receives each refused cell or row
     * @throws io.prominence.domain.DataRefusedException if it is no matrix
     */
    public RowCursor(LineReader lines, LeadingColumns columns, MissingTokens missing, Quarantine quarantine) {
        rows = new MatrixRows(lines, text -> MatrixHeader.read(text, columns, Optional.empty()), missing);
        this.columns = columns;
        this.quarantine = quarantine;
        audit = new TextCells(rows.header());
    }

    /**
     * Ids of the samples in the order of the header.
     *
     * @throws io.prominence.domain.DataRefusedException if one comes twice
     */
    public List<String> sampleIds() {
        MatrixHeader header = rows.header();
        var unique = new UniqueIds(rows.lines(), "columns");
        for (int i = 0; i < header.names().size(); i++) {
            unique.add(header.names().get(i), header.column(i));
        }
        return header.names();
    }

    /** Goes to the next row of a gene; false after the last, when the whole has been judged. */
    public boolean next() {
        while (rows.next()) {
            geneId = columns.geneId(rows.header().leading(), rows.leading());
            if (MatrixReader.isGene(rows, geneId, quarantine)) {
                return true;
            }
        }
        audit.end(rows.lines());
        return false;
    }

    /** Gene id of the row. */
    public String geneId() {
        return geneId;
    }

    /** The row with its values; to be asked for once. */
    public GeneRow row() {
        float[] values = rows.values(quarantine, audit);
        return new GeneRow(
                geneId,
                columns.symbol(rows.header().leading(), rows.leading()),
                values,
                rows.lines().place());
    }

    /** The text, for messages. */
    public LineReader lines() {
        return rows.lines();
    }

    @Override
    public void close() {
        rows.close();
    }
}
