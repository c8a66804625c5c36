package io.prominence.lake;

import io.prominence.domain.CohortDefinition;
import io.prominence.domain.GeneIdKind;
import io.prominence.formats.annotation.GeneResolution.How;
import io.prominence.formats.annotation.SourceGenes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reader of a cohort must know of its gene ids, in sentences. */
final class GeneWarnings {
    private static final int NAMED = 12;

    private final CohortDefinition cohort;
    private final SourceGenes genes;
    private final List<GeneAudit> rows;

    GeneWarnings(CohortDefinition cohort, SourceGenes genes, List<GeneAudit> rows) {
        this.cohort = cohort;
        this.genes = genes;
        this.rows = rows;
    }

    List<String> sentences() {
        List<String> warnings = new ArrayList<>();
        mangled().ifPresent(warnings::add);
        probes().ifPresent(warnings::add);
        mostlyUnknown().ifPresent(warnings::add);
        return warnings;
    }

    private Optional<String> mangled() {
        List<GeneAudit> found = rows.stream().filter(this::isMangled).toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String named = found.stream().limit(NAMED).map(GeneWarnings::words).collect(Collectors.joining(", "));
        return Optional.of(text(
                "%,d gene symbols look like dates or numbers that a spreadsheet made of symbols: %s%s. Restore them in"
                        + " the source; gene_audit has all of them.",
                found.size(), named, found.size() > NAMED ? ", …" : ""));
    }

    private boolean isMangled(GeneAudit row) {
        return row.how().equals(How.MANGLED.id()) || (isLeft(row) && genes.isMangled(row.sourceId()));
    }

    private static boolean isLeft(GeneAudit row) {
        return row.how().equals(How.UNRESOLVED.id()) || row.how().equals(How.AMBIGUOUS.id());
    }

    private static String words(GeneAudit row) {
        String was = row.readAs().map(name -> " (" + name).orElse(" (unknown");
        return row.sourceId() + was + (isLeft(row) ? ", not resolved)" : ", taken as " + row.geneSymbol() + ")");
    }

    private Optional<String> probes() {
        if (genes.kind() != GeneIdKind.PROBE) {
            return Optional.empty();
        }
        long none = rows.stream().filter(row -> row.readAs().isEmpty()).count();
        long several = rows.stream()
                .filter(row -> row.how().equals(How.AMBIGUOUS.id()))
                .count();
        return none + several == 0
                ? Optional.empty()
                : Optional.of(text(
                        "Of %,d probes %,d have no gene in the platform table, and %,d could be of several genes: these"
                                + " stand under their own ids.",
                        rows.size(), none, several));
    }

    private Optional<String> mostlyUnknown() {
        long unknown = rows.stream()
                .filter(row -> row.how().equals(How.UNRESOLVED.id()))
                .count();
        if (genes.genes().isEmpty() || 2 * unknown <= rows.size()) {
            return Optional.empty();
        }
        return Optional.of(text(
                "%,d of %,d gene ids (such as %s) are not in the gene tables. Check expression.gene-id = %s, and"
                        + " study.genes.",
                unknown,
                rows.size(),
                rows.stream()
                        .filter(row -> row.how().equals(How.UNRESOLVED.id()))
                        .limit(3)
                        .map(GeneAudit::sourceId)
                        .collect(Collectors.joining(", ")),
                cohort.expression().geneId().id()));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
