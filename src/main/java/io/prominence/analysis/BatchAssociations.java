package io.prominence.analysis;

import io.prominence.domain.CohortSamples;
import io.prominence.domain.Outcome;
import io.prominence.lake.BatchLevels;
import io.prominence.lake.CohortVersion;
import io.prominence.results.BatchAssociation;
import io.prominence.stats.LogRankByLevel;
import io.prominence.stats.StatusByLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Each batch column of each cohort against each of its labels and endpoints: what the batch may be mistaken for. */
public final class BatchAssociations {
    private BatchAssociations() {}

    /** One row per cohort, batch and outcome. */
    public static List<BatchAssociation> of(List<CohortVersion> cohorts) {
        List<BatchAssociation> rows = new ArrayList<>();
        for (CohortVersion cohort : cohorts) {
            for (String batch : cohort.card().batches()) {
                int[] levels = BatchLevels.of(cohort.column(batch)).codes();
                CohortSamples samples = cohort.samples();
                samples.labels().forEach((id, status) -> rows.add(label(cohort, batch, id, status, levels)));
                samples.endpoints().forEach((id, endpoint) -> rows.add(endpoint(cohort, batch, id, endpoint, levels)));
            }
        }
        return rows;
    }

    private static BatchAssociation label(CohortVersion cohort, String batch, String id, byte[] status, int[] levels) {
        StatusByLevel test = StatusByLevel.test(status, levels);
        return new BatchAssociation(
                cohort.card().id(),
                batch,
                Outcome.label(id).name(),
                test.n(),
                test.levels(),
                test.isExact() ? "fisher" : "chi-squared",
                orNull(test.statistic()),
                test.isDefined() ? test.df() : null,
                orNull(test.p()),
                orNull(test.cramersV()),
                test.isDefined() ? test.uniformShare() : null,
                test.isDefined() ? test.isConfounded() : null);
    }

    private static BatchAssociation endpoint(
            CohortVersion cohort, String batch, String id, CohortSamples.Endpoint endpoint, int[] levels) {
        LogRankByLevel test = LogRankByLevel.test(endpoint.time(), endpoint.event(), endpoint.entry(), levels);
        return new BatchAssociation(
                cohort.card().id(),
                batch,
                Outcome.endpoint(id).name(),
                test.n(),
                test.levels(),
                "log-rank",
                orNull(test.statistic()),
                Double.isNaN(test.statistic()) ? null : test.df(),
                orNull(test.p()),
                null,
                null,
                null);
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : Double.valueOf(value);
    }

    /** A sentence for each batch that cannot be told from a label. */
    public static List<String> warnings(List<BatchAssociation> rows) {
        return rows.stream()
                .filter(row -> Boolean.TRUE.equals(row.confounded()))
                .map(row -> String.format(
                        Locale.ROOT,
                        "%s: the batch %s cannot be told from %s (Cramér's V %.2f, p %.2g, %.0f %% of %d samples in batches"
                                + " of one status only). What differs between the groups may be the batch.",
                        row.cohortId(),
                        row.batch(),
                        row.outcome(),
                        row.cramersV(),
                        row.pValue(),
                        100 * row.uniformShare(),
                        row.n()))
                .toList();
    }
}
