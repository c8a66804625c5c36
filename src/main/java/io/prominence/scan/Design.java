package io.prominence.scan;

import io.prominence.domain.Adjustment;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.CohortSamples.Covariate;
import io.prominence.domain.CohortSamples.Endpoint;
import io.prominence.domain.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a kernel is prepared from: the outcome and the coded covariates of one cohort, one value per sample.
 *
 * <p>Categorical covariates are coded by treatment contrasts, as R's {@code model.matrix} does it: the level that comes
 * first in alphabetical order is the reference. Levels are counted among the samples that take part (outcome known,
 * every covariate known), so that no column is constant for want of samples.
 */
public final class Design {
    private final double[] marker;
    private final byte[] group;
    private final Endpoint endpoint;
    private final double[][] covariates;
    private final List<String> terms;

    private Design(double[] marker, byte[] group, Endpoint endpoint, double[][] covariates, List<String> terms) {
        this.marker = marker;
        this.group = group;
        this.endpoint = endpoint;
        this.covariates = covariates;
        this.terms = terms;
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
        if (!samples.covariates().keySet().containsAll(adjustment.covariates())) {
            return Optional.empty();
        }
        boolean[] known = outcomeKnown(samples, marker, outcome);
        if (known == null) {
            return Optional.empty();
        }
        List<Covariate> chosen =
                adjustment.covariates().stream().map(samples.covariates()::get).toList();
        boolean[] takesPart = withCovariates(known, chosen);
        List<double[]> columns = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            code(adjustment.covariates().get(i), chosen.get(i), takesPart, columns, terms);
        }
        return Optional.of(new Design(
                outcome.kind() == Outcome.Kind.MARKER ? marker.orElseThrow() : null,
                outcome.kind() == Outcome.Kind.LABEL ? samples.labels().get(outcome.id()) : null,
                outcome.kind() == Outcome.Kind.ENDPOINT ? samples.endpoints().get(outcome.id()) : null,
                columns.toArray(double[][]::new),
                List.copyOf(terms)));
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

    private static boolean[] withCovariates(boolean[] known, List<Covariate> covariates) {
        boolean[] complete = known.clone();
        for (Covariate covariate : covariates) {
            for (int i = 0; i < complete.length; i++) {
                complete[i] &= covariate.isNumeric()
                        ? !Double.isNaN(covariate.numeric()[i])
                        : covariate.categorical()[i] != null;
            }
        }
        return complete;
    }

    private static void code(
            String id, Covariate covariate, boolean[] takesPart, List<double[]> columns, List<String> terms) {
        if (covariate.isNumeric()) {
            columns.add(covariate.numeric());
            terms.add(id);
            return;
        }
        String[] values = covariate.categorical();
        TreeSet<String> levels = new TreeSet<>();
        for (int i = 0; i < values.length; i++) {
            if (takesPart[i]) {
                levels.add(values[i]);
            }
        }
        levels.stream().skip(1).forEach(level -> {
            columns.add(indicator(values, level));
            terms.add(id + "=" + level);
        });
    }

    private static double[] indicator(String[] values, String level) {
        double[] column = new double[values.length];
        Arrays.setAll(column, i -> values[i] == null ? Double.NaN : values[i].equals(level) ? 1.0 : 0.0);
        return column;
    }

    /** Values of the marker; NaN where missing. */
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

    /** Columns, one value per sample; NaN where missing. */
    public double[][] covariates() {
        return covariates;
    }

    /** Names of the columns: the covariate, or covariate=level. */
    public List<String> terms() {
        return terms;
    }
}
