package io.prominence.formats.matrix;

import java.util.List;
import java.util.Optional;

/** The columns before the values of a matrix, and what they say of a gene. */
public interface LeadingColumns {
    /** One column with the gene id. */
    LeadingColumns GENE_ID = new LeadingColumns() {
        @Override
        public int count(List<String> header) {
            return 1;
        }

        @Override
        public String geneId(List<String> names, List<String> texts) {
            return texts.get(0);
        }

        @Override
        public Optional<String> symbol(List<String> names, List<String> texts) {
            return Optional.empty();
        }
    };

    /**
     * Number of columns before the values; at least 1.
     *
     * @param header names of all columns
     */
    int count(List<String> header);

    /**
     * Gene id of a row; empty where it has none.
     *
     * @param names names of the leading columns
     * @param texts what they hold in this row
     */
    String geneId(List<String> names, List<String> texts);

    /**
     * Gene symbol of a row, where the matrix states one beside the id.
     *
     * @param names names of the leading columns
     * @param texts what they hold in this row
     */
    Optional<String> symbol(List<String> names, List<String> texts);
}
