package io.prominence.formats.annotation;

import io.prominence.formats.FieldSplitter;
import io.prominence.formats.LineReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.annotation.GeneIndex.Entry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One gene table as a file: tab-separated, its kind told by its header. */
final class GeneTableFile {
    private static final String HUMAN = "9606";
    private static final String ENSEMBL_REFERENCE = "Ensembl:";

    /** The kinds of gene tables, each with the columns that tell it and are read. */
    private enum Kind {
        GENCODE("GENCODE's gene rows", "gene_id", "gene_type", "gene_name"),
        HGNC("HGNC's complete set", "hgnc_id", "symbol", "alias_symbol", "prev_symbol", "entrez_id", "ensembl_gene_id"),
        ORG_DB("org.Hs.eg.db", "entrez_id", "symbol", "ensembl_ids", "aliases"),
        GENE_INFO("NCBI's gene_info", "#tax_id", "GeneID", "Symbol", "Synonyms", "dbXrefs");

        private final String words;

        @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
        private final List<String> columns;

        Kind(String words, String... columns) {
            this.words = words;
            this.columns = List.of(columns);
        }

        static String all() {
            return String.join(
                    "; ",
                    List.of(values()).stream()
                            .map(kind -> kind.words + " (" + String.join(", ", kind.columns) + ")")
                            .toList());
        }
    }

    private final LineReader lines;
    private final GeneIndex index;
    private final FieldSplitter splitter;
    private List<String> header = List.of();

    private GeneTableFile(LineReader lines, GeneIndex index) {
        this.lines = lines;
        this.index = index;
        splitter = new FieldSplitter(lines, '\t');
    }

    static void read(TextSource source, GeneIndex index) {
        try (LineReader lines = source.open()) {
            new GeneTableFile(lines, index).read();
        }
    }

    private void read() {
        header = lines.next() ? splitter.fields() : List.of();
        Kind kind = List.of(Kind.values()).stream()
                .filter(each -> header.containsAll(each.columns))
                .findFirst()
                .orElseThrow(() ->
                        lines.refuse("its header is not that of a gene table. Read are, tab-separated: " + Kind.all()));
        int before = index.size();
        index.nextTable();
        while (lines.next()) {
            List<String> fields = row();
            switch (kind) {
                case GENCODE -> gencode(fields);
                case HGNC -> hgnc(fields);
                case ORG_DB -> orgDb(fields);
                case GENE_INFO -> geneInfo(fields);
            }
        }
        if (index.size() == before) {
            throw lines.refuse(
                    kind == Kind.GENE_INFO
                            ? "it has no gene of man (tax_id " + HUMAN + "). Give Homo_sapiens.gene_info"
                            : "it has a header but no gene. Give a whole gene table");
        }
    }

    private void gencode(List<String> fields) {
        String id = GeneTable.unversioned(text(fields, "gene_id"));
        index.addLocated(id, text(fields, "gene_name"), text(fields, "gene_type"));
        if (header.contains("hgnc_id") && !text(fields, "hgnc_id").isEmpty()) {
            index.addChosen(id);
        }
    }

    /** Withdrawn symbols were listed until 2020; they are nobody's. */
    private void hgnc(List<String> fields) {
        boolean approved = !header.contains("status") || text(fields, "status").equals("Approved");
        if (approved) {
            var entry = new Entry(
                    text(fields, "symbol"), text(fields, "entrez_id"), unversioned(fields, "ensembl_gene_id"));
            index.addApproved(entry, parts(text(fields, "prev_symbol")), parts(text(fields, "alias_symbol")));
        }
    }

    private void orgDb(List<String> fields) {
        var entry = new Entry(text(fields, "symbol"), text(fields, "entrez_id"), unversioned(fields, "ensembl_ids"));
        index.addEntrez(entry, parts(text(fields, "aliases")));
    }

    /** The file of man has genes of Neanderthals too, and records without a gene. */
    private void geneInfo(List<String> fields) {
        String symbol = text(fields, "Symbol");
        if (!text(fields, "#tax_id").equals(HUMAN) || symbol.equals("NEWENTRY")) {
            return;
        }
        var ensembl = new LinkedHashSet<String>();
        for (String reference : parts(text(fields, "dbXrefs"))) {
            if (reference.startsWith(ENSEMBL_REFERENCE)) {
                ensembl.add(GeneTable.unversioned(reference.substring(ENSEMBL_REFERENCE.length())));
            }
        }
        index.addEntrez(new Entry(symbol, text(fields, "GeneID"), ensembl), parts(text(fields, "Synonyms")));
    }

    private List<String> row() {
        List<String> fields = splitter.fields();
        if (fields.size() != header.size()) {
            throw lines.refuse("line " + lines.line() + " has " + fields.size() + " fields, the header " + header.size()
                    + ". Copy or download it again");
        }
        return fields;
    }

    private String text(List<String> fields, String column) {
        String text = fields.get(header.indexOf(column));
        return MissingTokens.DEFAULT.isMissing(text) ? "" : text;
    }

    private Set<String> unversioned(List<String> fields, String column) {
        var ids = new LinkedHashSet<String>();
        parts(text(fields, column)).forEach(id -> ids.add(GeneTable.unversioned(id)));
        return ids;
    }

    private static Set<String> parts(String text) {
        if (text.isEmpty()) {
            return Set.of();
        }
        var parts = new LinkedHashSet<String>();
        for (int from = 0, bar; from <= text.length(); from = bar + 1) {
            bar = text.indexOf('|', from);
            bar = bar < 0 ? text.length() : bar;
            String part = text.substring(from, bar).strip();
            if (!MissingTokens.DEFAULT.isMissing(part)) {
                parts.add(part);
            }
        }
        return parts;
    }
}
