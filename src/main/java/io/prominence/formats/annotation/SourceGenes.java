package io.prominence.formats.annotation;

import io.prominence.domain.GeneIdKind;
import io.prominence.formats.annotation.GeneResolution.How;
import io.prominence.formats.geo.PlatformTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves the gene ids of one source: those of genes by the gene tables, those of probes by the platform table first.
 *
 * <p>A probe is of the gene that its platform table names, by the Entrez id where the gene tables know it, otherwise by the
 * symbol; where there is no platform table, of the gene whose symbol the source states beside the probe: two annotations are
 * never mixed. A probe of several genes is ambiguous. Immutable.
 *
 * @param genes gene tables, as one
 * @param kind what the source's ids are
 * @param platform genes of the probes; of no probe where the ids are not probes
 */
public record SourceGenes(GeneTable genes, GeneIdKind kind, PlatformTable platform) {
    /**
     * Resolves one id.
     *
     * @param sourceId id as the source has it
     * @param stated symbol that the source states beside it; heeded for probes alone
     */
    public GeneResolution resolve(String sourceId, Optional<String> stated) {
        return kind == GeneIdKind.PROBE ? ofProbe(sourceId.strip(), stated) : genes.resolve(kind, sourceId);
    }

    /** Whether an id looks like a date or number that a spreadsheet made of a symbol; never where ids are not symbols. */
    public boolean isMangled(String sourceId) {
        return kind == GeneIdKind.SYMBOL && MangledSymbol.of(sourceId.strip()).isPresent();
    }

    private GeneResolution ofProbe(String probe, Optional<String> stated) {
        List<PlatformTable.Gene> named = platform.genes(probe);
        if (named.isEmpty()) {
            return stated.filter(symbol -> platform.isEmpty())
                    .map(symbol -> of(new PlatformTable.Gene(symbol, "")))
                    .orElseGet(() -> genes.resolve(GeneIdKind.PROBE, probe));
        }
        return named.size() == 1 ? of(named.get(0)) : ofSeveral(probe, named);
    }

    /** An annotation that names one gene twice, under two symbols, means one gene. */
    private GeneResolution ofSeveral(String probe, List<PlatformTable.Gene> named) {
        List<GeneResolution> found = named.stream().map(this::of).toList();
        Set<String> ids =
                new LinkedHashSet<>(found.stream().map(GeneResolution::geneId).toList());
        if (ids.size() == 1 && found.get(0).isResolved()) {
            return found.get(0);
        }
        List<String> candidates = new ArrayList<>();
        found.forEach(gene -> candidates.add(gene.symbol().orElse(gene.geneId())));
        return new GeneResolution(
                "probe:" + probe,
                Optional.empty(),
                How.AMBIGUOUS,
                How.PROBE,
                Optional.of(String.join(
                        " and ", named.stream().map(SourceGenes::words).toList())),
                candidates);
    }

    private GeneResolution of(PlatformTable.Gene gene) {
        if (!gene.entrezId().isEmpty()) {
            GeneResolution byEntrez = genes.resolve(GeneIdKind.ENTREZ, gene.entrezId());
            if (byEntrez.isResolved() || gene.symbol().isEmpty()) {
                return through(byEntrez, gene);
            }
        }
        return through(genes.resolve(GeneIdKind.SYMBOL, gene.symbol()), gene);
    }

    private static GeneResolution through(GeneResolution found, PlatformTable.Gene gene) {
        return found.through(found.isResolved() ? How.PROBE : found.how(), words(gene));
    }

    private static String words(PlatformTable.Gene gene) {
        return gene.symbol().isEmpty() ? "entrez:" + gene.entrezId() : gene.symbol();
    }
}
