package io.prominence.lake;

import io.prominence.domain.Identified;
import io.prominence.formats.annotation.GeneResolution.How;
import java.util.List;
import java.util.Optional;

/**
 * One row of {@code gene_audit/}: what became of one row of the source.
 *
 * @param sourceId gene id as read
 * @param place where the row stood in the source: {@code expression.tsv.gz:14}
 * @param how how the id was resolved: id of a {@link io.prominence.formats.annotation.GeneResolution.How}
 * @param readAs name that stood for the id where it was not the id itself: the gene of a probe, the symbol behind a date
 * @param geneId gene id of the lake that the row has
 * @param geneSymbol its symbol
 * @param candidates genes among which nothing was guessed; empty where resolved
 * @param fate what became of its values
 * @param keptSourceId source id of the row that stands for the gene, where this one was set aside
 * @param keptPlace place of that row
 */
public record GeneAudit(
        String sourceId,
        String place,
        String how,
        Optional<String> readAs,
        String geneId,
        String geneSymbol,
        List<String> candidates,
        Fate fate,
        Optional<String> keptSourceId,
        Optional<String> keptPlace) {

    /** Whether its id is a probe's. */
    public boolean isOfProbe() {
        return how.equals(How.PROBE.id()) || geneId.startsWith("probe:");
    }

    /** Whether nothing knew its id. */
    public boolean isUnresolved() {
        return how.equals(How.UNRESOLVED.id());
    }

    /** What becomes of the values of a row. */
    public enum Fate implements Identified {
        /** They are the gene's. */
        KEPT("kept"),
        /** They are averaged with those of other rows of the gene. */
        AVERAGED("averaged"),
        /** Another row stands for the gene. */
        SET_ASIDE("set-aside");

        private final String id;

        Fate(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }
}
