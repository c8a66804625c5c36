package io.prominence.analysis;

import io.prominence.domain.CohortSamples;
import io.prominence.domain.Outcome;
import io.prominence.lake.CohortVersion;
import io.prominence.results.BatchAssociation;
import io.prominence.stats.LogRankByLevel;
import io.prominence.stats.StatusByLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Each batch column of each cohort against each of its labels and endpoints: what the batch may be mistaken for. */
public final class BatchAssociations {
    private static final double STRONG = 0.5;
    private static final double SIGNIFICANT = 0.05;
    private static final double MOST = 0.5;

    private BatchAssociations() {}

    /** One row per cohort, batch and outcome. */
    public static List<BatchAssociation> of(List<CohortVersion> cohorts) {
        List<BatchAssociation> rows = new ArrayList<>();
        for (CohortVersion cohort : cohorts) {
            for (String batch : cohort.card().batches()) {
                int[] levels = levels(cohort.column(batch));
                CohortSamples samples = cohort.samples();
                samples.labels().forEach((id, status) -> rows.add(label(cohort, batch, id, status, levels)));
                samples.endpoints().forEach((id, endpoint) -> rows.add(endpoint(cohort, batch, id, endpoint, levels)));
            }
        }
        return rows;
    }

    /** Codes of the values, compared trimmed and without case, in the order of their names; −1 where missing. */
    private static int[] levels(List<String> values) {
        Map<String, Integer> codes = new TreeMap<>();
        values.stream().filter(value -> value != null).forEach(value -> codes.put(comparable(value), 0));
        int next = 0;
        for (Map.Entry<String, Integer> code : codes.entrySet()) {
            code.setValue(next++);
        }
        return values.stream()
                .mapToInt(value -> value == null ? -1 : codes.get(comparable(value)))
                .toArray();
    }

    private static String comparable(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    private static BatchAssociation label(CohortVersion cohort, String batch, String id, byte[] status, int[] levels) {
        StatusByLevel test = StatusByLevel.test(status, levels);
        boolean isDefined = !Double.isNaN(test.p());
        double uniform = test.n() == 0 ? 0 : (double) test.inUniformLevels() / test.n();
        return new BatchAssociation(
                cohort.card().id(),
                batch,
                Outcome.label(id).name(),
                test.n(),
                test.levels(),
                test.isExact() ? "fisher" : "chi-squared",
                orNull(test.statistic()),
                isDefined ? test.df() : null,
                orNull(test.p()),
                orNull(test.cramersV()),
                isDefined ? uniform : null,
                isDefined ? test.cramersV() > STRONG || (test.p() < SIGNIFICANT && uniform > MOST) : null);
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
