package io.prominence.formats.annotation;

import io.prominence.formats.FieldSplitter;
import io.prominence.formats.LineReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One gene table as a file: tab-separated, its kind told by its header. */
final class GeneTableFile {
    private final LineReader lines;
    private final GeneIndex index;
    private final FieldSplitter splitter;

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
        List<String> header = lines.next() ? splitter.fields() : List.of();
        if (header.containsAll(List.of("gene_id", "gene_type", "gene_name"))) {
            readGencode(header);
        } else if (header.containsAll(List.of("entrez_id", "symbol", "ensembl_ids", "aliases"))) {
            readEntrez(header);
        } else {
            throw lines.refuse("its header is not that of a gene table. Read are, tab-separated: "
                    + String.join("; ", GeneTable.KINDS));
        }
        if (index.isEmpty()) {
            throw lines.refuse("it has a header but no gene. Give a whole gene table");
        }
    }

    private void readGencode(List<String> header) {
        int id = header.indexOf("gene_id");
        int type = header.indexOf("gene_type");
        int name = header.indexOf("gene_name");
        while (lines.next()) {
            List<String> fields = row(header.size());
            String ensembl = GeneTable.unversioned(fields.get(id));
            index.addLocated(ensembl, orEmpty(fields.get(name)), fields.get(type));
        }
    }

    private void readEntrez(List<String> header) {
        int id = header.indexOf("entrez_id");
        int symbol = header.indexOf("symbol");
        int ensembl = header.indexOf("ensembl_ids");
        int aliases = header.indexOf("aliases");
        while (lines.next()) {
            List<String> fields = row(header.size());
            index.addEntrez(
                    fields.get(id),
                    orEmpty(fields.get(symbol)),
                    parts(fields.get(ensembl)),
                    parts(fields.get(aliases)));
        }
    }

    private List<String> row(int columns) {
        List<String> fields = splitter.fields();
        if (fields.size() != columns) {
            throw lines.refuse("line " + lines.line() + " has " + fields.size() + " fields, the header " + columns
                    + ". Copy or download it again");
        }
        return fields;
    }

    private static String orEmpty(String text) {
        return MissingTokens.DEFAULT.isMissing(text) ? "" : text;
    }

    private static Set<String> parts(String text) {
        var parts = new LinkedHashSet<String>();
        for (String part : text.split("\\|", -1)) {
            if (!MissingTokens.DEFAULT.isMissing(part)) {
                parts.add(part.strip());
            }
        }
        return parts;
    }
}
