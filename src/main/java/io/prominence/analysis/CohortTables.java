package io.prominence.analysis;

import io.prominence.domain.CohortCard;
import io.prominence.lake.CohortVersion;
import io.prominence.results.CohortSummary;
import io.prominence.results.OutcomeCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the identity cards of the cohorts say, as tables of the run. */
public final class CohortTables {
    private CohortTables() {}

    /**
     * One row per cohort.
     *
     * @param withMarker ids of the cohorts that measure the marker
     */
    public static List<CohortSummary> summaries(List<CohortVersion> cohorts, Set<String> withMarker) {
        return cohorts.stream()
                .map(CohortVersion::card)
                .map(card -> new CohortSummary(
                        card.id(),
                        card.version(),
                        card.cancer(),
                        card.platform(),
                        card.unit(),
                        card.transform(),
                        card.genes(),
                        card.samples(),
                        card.patients(),
                        withMarker.contains(card.id()),
                        String.join("\n", card.warnings())))
                .toList();
    }

    /** Labels and endpoints of every cohort. */
    public static List<OutcomeCount> outcomes(List<CohortVersion> cohorts) {
        List<OutcomeCount> rows = new ArrayList<>();
        for (CohortVersion cohort : cohorts) {
            CohortCard card = cohort.card();
            card.labels()
                    .forEach((id, label) -> rows.add(new OutcomeCount(
                            card.id(),
                            "label:" + id,
                            label.positive() + label.negative(),
                            label.positive(),
                            label.unknown(),
                            label.definition())));
            card.endpoints()
                    .forEach((id, endpoint) -> rows.add(new OutcomeCount(
                            card.id(),
                            "endpoint:" + id,
                            endpoint.known(),
                            endpoint.events(),
                            card.samples() - endpoint.known(),
                            endpoint.definition())));
        }
        return rows;
    }
}
