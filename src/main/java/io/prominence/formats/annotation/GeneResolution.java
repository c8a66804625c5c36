package io.prominence.formats.annotation;

import io.prominence.domain.Identified;
import java.util.List;
import java.util.Optional;

/**
 * What became of a source's gene id.
 *
 * @param geneId unversioned Ensembl id ({@code ENSG00000155066}); where there is none, the source id as it stands:
 *     {@code symbol:PROM2}, {@code entrez:150696} or {@code probe:234198_at}
 * @param symbol current symbol of the gene, otherwise the symbol of the source; empty where neither has one
 * @param how how it was found
 * @param via how the name behind it was found: for a probe or a mangled symbol how {@code readAs} was resolved, otherwise
 *     {@code how} itself
 * @param readAs name that stood for the source id, where it was not the id itself: what the platform table says of a
 *     probe, the symbol behind a date
 * @param candidates symbols of the genes among which nothing was guessed, ids of those without one; empty where resolved
 */
public record GeneResolution(
        String geneId, Optional<String> symbol, How how, How via, Optional<String> readAs, List<String> candidates) {

    public GeneResolution {
        candidates = List.copyOf(candidates);
    }

    /** How a source id became a gene id, the surest first. */
    public enum How implements Identified {
        /** By an id or a current symbol. */
        DIRECT("direct"),
        /** By an Ensembl id whose version was dropped. */
        VERSIONED("versioned"),
        /** By the id of the gene's copy in the pseudoautosomal region of chromosome Y. */
        PAR_Y("par_y"),
        /** By a symbol that the gene had before, or {@code LOC} and its Entrez id. */
        PREVIOUS("previous"),
        /** By an alias that belongs to one gene only. */
        ALIAS("alias"),
        /** By what the platform table says of a probe. */
        PROBE("probe"),
        /** By the one gene whose symbol a spreadsheet can have turned into this date. */
        MANGLED("mangled"),
        /** Not: several genes could be meant. */
        AMBIGUOUS("ambiguous"),
        /** Not: the gene tables do not know it, or there are none. */
        UNRESOLVED("unresolved");

        private final String id;

        How(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    static GeneResolution of(String geneId, Optional<String> symbol, How how) {
        return new GeneResolution(geneId, symbol, how, how, Optional.empty(), List.of());
    }

    /** Left as it stands, since it could be any of these. */
    static GeneResolution ambiguous(String asItStands, Optional<String> symbol, List<String> candidates) {
        return new GeneResolution(asItStands, symbol, How.AMBIGUOUS, How.AMBIGUOUS, Optional.empty(), candidates);
    }

    /** The same gene, found through a name that stood for the source id. */
    GeneResolution through(How outer, String name) {
        return new GeneResolution(geneId, symbol, outer, how, Optional.of(name), candidates);
    }

    /** Whether it is a gene of the gene tables. */
    public boolean isResolved() {
        return how != How.AMBIGUOUS && how != How.UNRESOLVED;
    }

    /**
     * How sure it is that the row is this very gene, 0 the surest: a row stands aside where a surer one has the same gene. A
     * row under a former symbol, and more so under an alias, most likely means another gene where the current one is there
     * too; the copy on Y is the same gene once more.
     */
    public int rank() {
        return switch (via) {
            case PREVIOUS -> 1;
            case ALIAS -> 2;
            case PAR_Y -> 3;
            default -> 0;
        };
    }
}
