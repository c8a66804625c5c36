package io.prominence.analysis;

import io.prominence.domain.CohortCard;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.Outcome;
import io.prominence.lake.CohortVersion;
import io.prominence.scan.Analysis;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Refuses to pool labels or endpoints that have one id and answer several questions. The configuration was asked before; the
 * lake may hold versions of another one.
 */
public final class KindCheck {
    private KindCheck() {}

    /** What an outcome of one cohort asks, and by which rule. */
    private record Asked(String cohort, String kind, String definition) {
        String words() {
            return kind + " in " + cohort + (definition.isEmpty() ? "" : " (" + definition + ")");
        }
    }

    /** Checks the outcomes of some analyses. */
    static void check(List<CohortVersion> cohorts, List<Analysis> analyses) {
        ofOutcomes(cohorts, analyses.stream().map(Analysis::outcome).distinct().toList());
    }

    /**
     * Checks outcomes.
     *
     * @throws DataRefusedException naming the outcome, with both definitions and what to do
     */
    public static void ofOutcomes(List<CohortVersion> cohorts, Collection<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            List<Asked> asked = cohorts.stream()
                    .flatMap(cohort -> asked(cohort.card(), outcome).stream())
                    .toList();
            asked.stream()
                    .filter(other -> !other.kind().equals(asked.get(0).kind()))
                    .findFirst()
                    .ifPresent(other -> {
                        throw refused(outcome, asked.get(0), other);
                    });
        }
    }

    private static Optional<Asked> asked(CohortCard card, Outcome outcome) {
        String id = outcome.id();
        return switch (outcome.kind()) {
            case MARKER -> Optional.empty();
            case LABEL ->
                Optional.ofNullable(card.labels().get(id))
                        .map(label -> new Asked(card.id(), label.kindOf(id), words(label.definition())));
            case ENDPOINT ->
                Optional.ofNullable(card.endpoints().get(id))
                        .map(endpoint -> new Asked(
                                card.id(),
                                endpoint.kindOf(id) + " since " + endpoint.originOf(),
                                words(endpoint.definition())));
        };
    }

    private static String words(String definition) {
        return definition == null ? "" : definition;
    }

    private static DataRefusedException refused(Outcome outcome, Asked first, Asked other) {
        return new DataRefusedException("Cannot pool " + outcome.kind().id() + " " + outcome.id() + ": it is "
                + first.words() + ", but " + other.words()
                + ". Give one of them another id, or state the same kind where"
                + " they are the same, and ingest again.");
    }
}
