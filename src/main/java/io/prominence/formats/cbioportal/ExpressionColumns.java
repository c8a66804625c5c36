package io.prominence.formats.cbioportal;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.GeneIdKind;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.matrix.LeadingColumns;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns {@code Hugo_Symbol}, {@code Entrez_Gene_Id} or both, in either order, before the samples. */
final class ExpressionColumns implements LeadingColumns {
    private static final String HUGO = "Hugo_Symbol";
    private static final String ENTREZ = "Entrez_Gene_Id";
    private static final Set<String> OTHERS = Set.of("cytoband", "description", "composite.element.ref");

    private final String path;
    private final GeneIdKind kind;

    /**
     * @param path the data file, for messages
     * @param kind what the gene id of a row is made of
     */
    ExpressionColumns(String path, GeneIdKind kind) {
        this.path = path;
        this.kind = kind;
    }

    @Override
    public int count(List<String> header) {
        int count = 0;
        while (count < header.size() && isLeading(header.get(count))) {
            count++;
        }
        List<String> names = header.subList(0, count);
        switch (kind) {
            case SYMBOL -> require(names, HUGO);
            case ENTREZ -> require(names, ENTREZ);
            case SYMBOL_ENTREZ -> {
                if (index(names, HUGO) < 0) {
                    require(names, ENTREZ);
                }
            }
            case ENSEMBL, PROBE ->
                throw new ConfigurationException("Cannot read " + path
                        + ": a cBioPortal expression file has no "
                        + (kind == GeneIdKind.ENSEMBL ? "Ensembl ids" : "probes")
                        + ". Set gene-id = symbol-entrez, symbol or entrez.");
        }
        return count;
    }

    private void require(List<String> names, String column) {
        if (index(names, column) < 0) {
            throw new ConfigurationException("Cannot read " + path + ": gene-id = " + kind.id() + " needs the column "
                    + column + ", but the columns before the samples are "
                    + (names.isEmpty() ? "none" : String.join(", ", names)) + ". Set gene-id to what the file has.");
        }
    }

    private static boolean isLeading(String name) {
        return name.equalsIgnoreCase(HUGO)
                || name.equalsIgnoreCase(ENTREZ)
                || OTHERS.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public String geneId(List<String> names, List<String> texts) {
        String hugo = text(names, texts, HUGO);
        String entrez = text(names, texts, ENTREZ);
        return switch (kind) {
            case ENTREZ -> entrez;
            case SYMBOL_ENTREZ ->
                hugo.isEmpty() && entrez.isEmpty() ? "" : (hugo.isEmpty() ? "?" : hugo) + "|" + entrez;
            default -> hugo;
        };
    }

    @Override
    public Optional<String> symbol(List<String> names, List<String> texts) {
        return Optional.of(text(names, texts, HUGO)).filter(hugo -> !hugo.isEmpty());
    }

    private static String text(List<String> names, List<String> texts, String column) {
        int index = index(names, column);
        return index < 0 || MissingTokens.DEFAULT.isMissing(texts.get(index)) ? "" : texts.get(index);
    }

    private static int index(List<String> names, String column) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(column)) {
                return i;
            }
        }
        return -1;
    }
}
