package io.prominence.analysis;

import io.prominence.domain.DataRefusedException;
import io.prominence.domain.GenePanel;
import io.prominence.domain.NearestName;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.GeneName;
import io.prominence.results.GeneCoverage;
import io.prominence.scan.CountCohorts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values of the marker and of the panel genes in every cohort, and what of them is measured. */
public final class PanelValues {
    /** Name of the marker's own lines in {@link GeneCoverage}. */
    public static final String MARKER = "marker";

    private final String marker;
    private final List<CohortVersion> cohorts;
    private final CountCohorts counts;
    private final Map<String, Map<String, float[]>> byCohort = new LinkedHashMap<>();

    private PanelValues(String marker, List<CohortVersion> cohorts, CountCohorts counts) {
        this.marker = marker;
        this.cohorts = List.copyOf(cohorts);
        this.counts = counts;
    }

    /**
     * Reads them: a few row groups of each cohort.
     *
     * @param counts the cohorts whose values are counts
     */
    public static PanelValues read(List<CohortVersion> cohorts, CountCohorts counts, String marker) {
        PanelValues panels = new PanelValues(marker, cohorts, counts);
        for (CohortVersion cohort : cohorts) {
            panels.byCohort.put(cohort.card().id(), cohort.valuesBySymbol(symbols(marker)));
        }
        return panels;
    }

    private static Set<String> symbols(String marker) {
        Set<String> symbols = new LinkedHashSet<>(List.of(marker));
        GenePanel.ALL.forEach(panel -> {
            symbols.addAll(panel.up());
            symbols.addAll(panel.down());
        });
        return symbols;
    }

    /**
     * The marker's values in each cohort that measures it.
     *
     * @return cohort id to one value per sample, NaN where missing
     * @throws DataRefusedException when no cohort measures the marker
     */
    public Map<String, double[]> markerValues() {
        Map<String, double[]> values = new LinkedHashMap<>();
        byCohort.keySet().forEach(cohort -> of(cohort, marker).ifPresent(found -> values.put(cohort, found)));
        if (values.isEmpty()) {
            throw new DataRefusedException("Cannot examine the marker " + marker + ": none of the cohorts "
                    + String.join(", ", byCohort.keySet())
                    + " measures it under this symbol" + nearest() + reasons()
                    + ". Check study.marker, gene-id of the cohorts and study.genes.");
        }
        return values;
    }

    /** What could have been the marker in a cohort, where that was not clear. */
    private String reasons() {
        List<String> reasons = new ArrayList<>();
        for (CohortVersion cohort : cohorts) {
            String note = new CoverageNotes(cohort, List.of(marker)).ofMissing(marker);
            if (note.startsWith(CoverageNotes.AMBIGUOUS)) {
                reasons.add(cohort.card().id() + " (" + note + ")");
            }
        }
        return reasons.isEmpty() ? "" : "; " + String.join(", ", reasons);
    }

    /** The gene that a mistyped marker most likely meant, where a cohort has one. */
    private String nearest() {
        return cohorts.stream()
                .map(cohort -> NearestName.of(
                        marker, cohort.genes().stream().map(GeneName::symbol).toList()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(symbol -> " (" + symbol + " is near)")
                .orElse("");
    }

    /** Values of a gene in a cohort, as analyses see them; empty where the cohort has no such gene. */
    public Optional<double[]> of(String cohort, String symbol) {
        return Optional.ofNullable(byCohort.get(cohort).get(symbol)).map(counts.reading(cohort)::read);
    }

    /** One row per cohort and gene, the marker first. */
    public List<GeneCoverage> coverage() {
        List<GeneCoverage> rows = new ArrayList<>();
        for (CohortVersion cohort : cohorts) {
            String id = cohort.card().id();
            CoverageNotes notes = new CoverageNotes(cohort, symbols(marker));
            rows.add(row(id, MARKER, marker, notes));
            for (GenePanel panel : GenePanel.ALL) {
                panel.up().forEach(symbol -> rows.add(row(id, panel.id(), symbol, notes)));
                panel.down().forEach(symbol -> rows.add(row(id, panel.id(), symbol, notes)));
            }
        }
        return rows;
    }

    private GeneCoverage row(String cohort, String panel, String symbol, CoverageNotes notes) {
        Optional<Double> missing = of(cohort, symbol).map(PanelValues::missingShare);
        Optional<CoverageNotes.Found> found = missing.flatMap(measured -> notes.source(symbol));
        return new GeneCoverage(
                cohort,
                panel,
                symbol,
                missing.isPresent(),
                missing.orElse(null),
                found.map(CoverageNotes.Found::sourceId).orElse(null),
                found.map(CoverageNotes.Found::how).orElse(null),
                missing.isPresent() ? notes.ofMeasured(symbol, missing.get()).orElse(null) : notes.ofMissing(symbol));
    }

    private static double missingShare(double[] values) {
        int missing = 0;
        for (double value : values) {
            missing += Double.isNaN(value) ? 1 : 0;
        }
        return values.length == 0 ? 0 : (double) missing / values.length;
    }
}
