package io.prominence.analysis;

import io.prominence.domain.Identified;
import io.prominence.domain.Outcome;
import io.prominence.results.Association;
import io.prominence.results.ForestRow;
import io.prominence.results.Pooled;
import io.prominence.scan.Methods;
import io.prominence.stats.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The marker's forest plots: its own lines of the tables {@code associations} and {@code pooled}, side by side. */
public final class MarkerForest {
    private MarkerForest() {}

    /**
     * One block of lines per method, outcome and adjustment: cohorts, then cancers, then all.
     *
     * @param associations the marker's rows, in table order
     * @param pooled the marker's rows, in table order
     */
    public static List<ForestRow> of(List<Association> associations, List<Pooled> pooled) {
        Map<List<String>, List<ForestRow>> blocks = new LinkedHashMap<>();
        Map<List<String>, Double> tau2 = new LinkedHashMap<>();
        for (Pooled row : pooled) {
            if (row.level().equals(Pooling.ALL)) {
                blocks.put(key(row), new ArrayList<>());
                tau2.put(key(row), row.tau2() == null ? 0.0 : row.tau2());
            }
        }
        Map<List<String>, Double> weights = new LinkedHashMap<>();
        for (Association row : associations) {
            if (row.standardError() != null) {
                weights.merge(key(row), weight(row, tau2.get(key(row))), Double::sum);
            }
        }
        associations.stream().filter(row -> isAboutAnother(row.outcome())).forEach(row -> blocks.get(key(row))
                .add(cohort(row, tau2.get(key(row)), weights.get(key(row)))));
        pooled.stream()
                .filter(row -> isAboutAnother(row.outcome()))
                .filter(row -> !row.level().equals(Pooling.ALL))
                .forEach(row -> blocks.get(key(row)).add(pooled(row)));
        pooled.stream()
                .filter(row -> isAboutAnother(row.outcome()))
                .filter(row -> row.level().equals(Pooling.ALL))
                .forEach(row -> blocks.get(key(row)).add(pooled(row)));
        return blocks.values().stream().flatMap(List::stream).toList();
    }

    /** The marker against itself says nothing. */
    private static boolean isAboutAnother(String outcome) {
        return !outcome.startsWith(Outcome.Kind.MARKER.id() + ":");
    }

    private static List<String> key(Association row) {
        return List.of(row.method(), row.outcome(), row.adjustment());
    }

    private static List<String> key(Pooled row) {
        return List.of(row.method(), row.outcome(), row.adjustment());
    }

    private static double weight(Association row, double tau2) {
        return 1.0 / (row.standardError() * row.standardError() + tau2);
    }

    private static ForestRow cohort(Association row, double tau2, Double allWeights) {
        return new ForestRow(
                row.method(),
                row.outcome(),
                row.adjustment(),
                "cohort",
                row.cohortId(),
                row.cancer(),
                1,
                row.n(),
                row.nEvents(),
                row.standardError() == null ? null : row.effect(),
                row.effectScale(),
                row.ciLow(),
                row.ciHigh(),
                null,
                null,
                row.pValue(),
                row.negLog10P(),
                row.standardError() == null ? null : 100.0 * weight(row, tau2) / allWeights,
                row.effect() != null && row.standardError() == null
                        ? Undefined.NO_STANDARD_ERROR.id()
                        : row.undefinedReason());
    }

    private static ForestRow pooled(Pooled row) {
        boolean all = row.level().equals(Pooling.ALL);
        String cancer = all ? "" : row.level().substring(Pooling.CANCER.length());
        return new ForestRow(
                row.method(),
                row.outcome(),
                row.adjustment(),
                all ? "all" : "cancer",
                all ? "all cohorts" : cancer,
                cancer,
                row.k(),
                row.n(),
                row.nEvents(),
                row.effectRandom(),
                scale(row.method()),
                row.ciLow(),
                row.ciHigh(),
                row.piLow(),
                row.piHigh(),
                row.pValue(),
                row.negLog10P(),
                null,
                row.k() == 0 ? "not-available" : null);
    }

    private static String scale(String method) {
        return Methods.byId(method)
                .map(known -> (Identified) known.scale())
                .orElseThrow()
                .id();
    }
}
