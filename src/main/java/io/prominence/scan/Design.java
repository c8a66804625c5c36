package io.prominence.scan;

import io.prominence.domain.Adjustment;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.CohortSamples.Covariate;
import io.prominence.domain.CohortSamples.Endpoint;
import io.prominence.domain.Outcome;
import io.prominence.stats.LibrarySizes;
import io.prominence.stats.SurvivalData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a kernel is prepared from: the outcome and the coded covariates of one cohort, one value per sample.
 *
 * <p>Categorical covariates are coded by treatment contrasts, as R's {@code model.matrix} does it: the level that comes
 * first in alphabetical order is the reference. Levels are counted among the samples that take part (outcome known,
 * every covariate known), so that no column is constant for want of samples. Strata divide the samples of an endpoint;
 * where there is no baseline hazard, a stratum is a level of a categorical covariate.
 */
public final class Design {
    private static final double[] NO_MARKER = {};
    private static final int[] NO_STRATA = {};
    private static final double[] NO_LIBRARIES = {};

    private final double[] marker;
    private final byte[] group;
    private final Endpoint endpoint;
    private final double[][] covariates;
    private final List<String> terms;
    private final int[] strata;
    private final int[] blocks;
    private final int[] clusters;
    private final double[] modifier;
    private final double[] librarySizes;

    private Design(
            CohortSamples samples, Optional<double[]> marker, Outcome outcome, Coding coding, double[] librarySizes) {
        this.marker = marker.orElse(NO_MARKER);
        this.group = outcome.kind() == Outcome.Kind.LABEL ? samples.labels().get(outcome.id()) : null;
        this.endpoint =
                outcome.kind() == Outcome.Kind.ENDPOINT ? samples.endpoints().get(outcome.id()) : null;
        this.covariates = coding.columns.toArray(double[][]::new);
        this.terms = List.copyOf(coding.terms);
        this.strata = coding.strata;
        this.blocks = coding.blocks;
        this.modifier = coding.modifier;
        this.librarySizes = librarySizes;
        this.clusters = codes(samples.patientIds());
    }

    /**
     * The design of one analysis of one cohort.
     *
     * @param samples the cohort's samples
     * @param marker values of the marker, one per sample; empty where the cohort does not measure it
     * @return empty where the cohort has no such outcome or lacks a covariate
     */
    public static Optional<Design> of(
            CohortSamples samples, Optional<double[]> marker, Outcome outcome, Adjustment adjustment) {
        return of(samples, marker, NO_LIBRARIES, outcome, adjustment);
    }

    private static Optional<Design> of(
            CohortSamples samples,
            Optional<double[]> marker,
            double[] librarySizes,
            Outcome outcome,
            Adjustment adjustment) {
        if (!samples.covariates().keySet().containsAll(adjustment.needed())
                || !modifierIsNumeric(samples, adjustment)) {
            return Optional.empty();
        }
        boolean[] known = outcomeKnown(samples, marker, outcome);
        if (known == null) {
            return Optional.empty();
        }
        Coding coding = new Coding(samples, adjustment, known);
        coding.code(outcome.kind());
        return Optional.of(new Design(samples, marker, outcome, coding, librarySizes));
    }

    /** The design of one analysis of what a scan reads of a cohort. */
    static Optional<Design> of(CohortInput cohort, Analysis analysis) {
        double[] librarySizes = cohort.libraries().map(LibrarySizes::effective).orElse(NO_LIBRARIES);
        return of(cohort.samples(), cohort.marker(), librarySizes, analysis.outcome(), analysis.adjustment());
    }

    private static boolean modifierIsNumeric(CohortSamples samples, Adjustment adjustment) {
        return adjustment
                .modifier()
                .map(id -> samples.covariates().get(id).isNumeric())
                .orElse(true);
    }

    private static boolean[] outcomeKnown(CohortSamples samples, Optional<double[]> marker, Outcome outcome) {
        boolean[] known = new boolean[samples.size()];
        switch (outcome.kind()) {
            case MARKER -> {
                if (marker.isEmpty()) {
                    return null;
                }
                for (int i = 0; i < known.length; i++) {
                    known[i] = !Double.isNaN(marker.get()[i]);
                }
            }
            case LABEL -> {
                byte[] label = samples.labels().get(outcome.id());
                if (label == null) {
                    return null;
                }
                for (int i = 0; i < known.length; i++) {
                    known[i] = label[i] >= 0;
                }
            }
            case ENDPOINT -> {
                Endpoint endpoint = samples.endpoints().get(outcome.id());
                if (endpoint == null) {
                    return null;
                }
                for (int i = 0; i < known.length; i++) {
                    known[i] = endpoint.event()[i] >= 0 && !Double.isNaN(endpoint.time()[i]);
                }
            }
        }
        return known;
    }

    /** Whole numbers from 0 by first appearance; −1 for null. */
    private static int[] codes(String[] names) {
        Map<String, Integer> seen = new HashMap<>();
        int[] codes = new int[names.length];
        for (int i = 0; i < codes.length; i++) {
            if (names[i] == null) {
                codes[i] = -1;
            } else {
                Integer code = seen.putIfAbsent(names[i], seen.size());
                codes[i] = code == null ? seen.size() - 1 : code;
            }
        }
        return codes;
    }

    /** Covariates becoming columns and codes. */
    private static final class Coding {
        private final CohortSamples samples;
        private final Adjustment adjustment;
        private final boolean[] takesPart;
        private final List<double[]> columns = new ArrayList<>();
        private final List<String> terms = new ArrayList<>();
        private int[] strata = NO_STRATA;
        private int[] blocks = NO_STRATA;
        private double[] modifier;

        Coding(CohortSamples samples, Adjustment adjustment, boolean[] known) {
            this.samples = samples;
            this.adjustment = adjustment;
            this.takesPart = known;
            adjustment.needed().forEach(id -> complete(samples.covariates().get(id)));
        }

        private void complete(Covariate covariate) {
            for (int i = 0; i < takesPart.length; i++) {
                takesPart[i] &= covariate.isNumeric()
                        ? !Double.isNaN(covariate.numeric()[i])
                        : covariate.categorical()[i] != null;
            }
        }

        void code(Outcome.Kind kind) {
            adjustment.covariates().forEach(this::covariate);
            adjustment
                    .modifier()
                    .ifPresent(id -> modifier = samples.covariates().get(id).numeric());
            blocks = adjustment.strata().isEmpty() ? NO_STRATA : codes(combined());
            if (kind == Outcome.Kind.ENDPOINT) {
                strata = blocks;
            } else {
                adjustment.strata().forEach(id -> categories("strata(" + id + ")", levels(id)));
            }
        }

        private void covariate(String id) {
            Covariate covariate = samples.covariates().get(id);
            if (covariate.isNumeric()) {
                columns.add(covariate.numeric());
                terms.add(id);
            } else {
                categories(id, covariate.categorical());
            }
        }

        private void categories(String name, String[] values) {
            TreeSet<String> present = new TreeSet<>();
            for (int i = 0; i < values.length; i++) {
                if (takesPart[i]) {
                    present.add(values[i]);
                }
            }
            present.stream().skip(1).forEach(level -> {
                columns.add(indicator(values, level));
                terms.add(name + "=" + level);
            });
        }

        private static double[] indicator(String[] values, String level) {
            double[] column = new double[values.length];
            Arrays.setAll(column, i -> values[i] == null ? Double.NaN : values[i].equals(level) ? 1.0 : 0.0);
            return column;
        }

        private String[] levels(String id) {
            Covariate covariate = samples.covariates().get(id);
            return covariate.isNumeric()
                    ? Arrays.stream(covariate.numeric())
                            .mapToObj(value -> Double.isNaN(value) ? null : Double.toString(value))
                            .toArray(String[]::new)
                    : covariate.categorical();
        }

        /** The crossing of all strata, null where any is unknown. */
        private String[] combined() {
            List<String[]> all = adjustment.strata().stream().map(this::levels).toList();
            String[] crossed = new String[samples.size()];
            for (int i = 0; i < crossed.length; i++) {
                int sample = i;
                boolean known = all.stream().map(levels -> levels[sample]).allMatch(Objects::nonNull);
                crossed[i] = known
                        ? String.join(
                                "\n", all.stream().map(levels -> levels[sample]).toList())
                        : null;
            }
            return crossed;
        }
    }

    /** Values of the marker; NaN where missing; empty where the cohort does not measure it. */
    public double[] marker() {
        return marker;
    }

    /** 1, 0, or −1 for unknown. */
    public byte[] group() {
        return group;
    }

    /** Days; NaN where unknown. */
    public double[] time() {
        return endpoint.time();
    }

    /** 1 event, 0 censored, −1 unknown. */
    public byte[] event() {
        return endpoint.event();
    }

    /** Days at which observation began. */
    public double[] entry() {
        return endpoint.entry();
    }

    /** Follow-up with strata, and patients as clusters. */
    public SurvivalData survival() {
        return new SurvivalData(time(), event(), entry(), strata, clusters);
    }

    /** Columns, one value per sample; NaN where missing. */
    public double[][] covariates() {
        return covariates;
    }

    /** Names of the columns: the covariate, or covariate=level. */
    public List<String> terms() {
        return terms;
    }

    /** Stratum of each sample, −1 for unknown; empty without strata. */
    public int[] strata() {
        return strata;
    }

    /** The crossing of all strata whatever the outcome is, −1 for unknown; empty without strata. */
    public int[] blocks() {
        return blocks;
    }

    /** Patient of each sample, from 0 by first appearance. */
    public int[] clusters() {
        return clusters;
    }

    /** Values of the covariate with which genes interact, NaN where missing; null without one. */
    public double[] modifier() {
        return modifier;
    }

    /** Effective library size of each sample, NaN for a sample without any count; empty where the values are not counts. */
    public double[] librarySizes() {
        return librarySizes;
    }
}
