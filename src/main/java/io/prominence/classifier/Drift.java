package io.prominence.classifier;

import io.prominence.results.FeatureDrift;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How the features of a cohort lie beside the samples that a model was trained on. */
final class Drift {
    static final String NOT_MEASURED = "not-measured";
    static final String OFTEN_MISSING = "often-missing";
    static final String SHIFTED = "shifted";
    static final String OUT_OF_RANGE = "out-of-range";

    /** Share of missing values above that of training that stands out. */
    private static final double MORE_MISSING = 0.2;

    /** Shift in training standard deviations that stands out, beyond what chance gives. */
    private static final double SHIFT = 0.5;

    /** Share outside of the training range that stands out, beyond what chance gives; 0.02 is expected. */
    private static final double OUTSIDE = 0.1;

    private static final double EXPECTED_OUTSIDE = 0.02;
    private static final double Z975 = 1.959963984540054;

    private Drift() {}

    /** One row for each feature, in their order; none where the bundle has no summaries of its training samples. */
    static List<FeatureDrift> of(FittedFeatures features, CohortData cohort) {
        List<FeatureDrift> rows = new ArrayList<>();
        if (features.summaries().isEmpty()) {
            return rows;
        }
        ScaledCohort scaled = features.scaled(cohort);
        for (int j = 0; j < features.columns().size(); j++) {
            FeatureColumn column = features.columns().get(j);
            double[] values = column.of(scaled);
            double[] known = IntStream.range(0, values.length)
                    .filter(sample -> column.known(scaled, sample))
                    .mapToDouble(sample -> values[sample])
                    .toArray();
            rows.add(row(cohort.id(), features.summaries().get(j), known, values.length));
        }
        return List.copyOf(rows);
    }

    private static FeatureDrift row(String cohort, FeatureSummary training, double[] known, int samples) {
        int n = known.length;
        double missing = samples == 0 ? 0 : (samples - n) / (double) samples;
        Double mean = n == 0 ? null : Moments.mean(known);
        Double shift = shift(mean, training);
        Double outside = n == 0 ? null : outside(known, training);
        return new FeatureDrift(
                cohort,
                training.name(),
                n,
                missing,
                training.missingShare(),
                mean,
                training.mean(),
                training.deviation(),
                shift,
                outside,
                flag(n, missing - training.missingShare(), shift, outside));
    }

    private static Double shift(Double mean, FeatureSummary training) {
        boolean measurable = mean != null && training.deviation() != null && training.deviation() > 0;
        return measurable ? (mean - training.mean()) / training.deviation() : null;
    }

    private static Double outside(double[] known, FeatureSummary training) {
        if (training.quantile01() == null) {
            return null;
        }
        double out = 0;
        for (double value : known) {
            out += value < training.quantile01() || value > training.quantile99() ? 1 : 0;
        }
        return out / known.length;
    }

    private static String flag(int n, double moreMissing, Double shift, Double outside) {
        List<String> flags = new ArrayList<>();
        if (n == 0) {
            return NOT_MEASURED;
        }
        if (moreMissing > MORE_MISSING) {
            flags.add(OFTEN_MISSING);
        }
        if (shift != null && Math.abs(shift) - Z975 / Math.sqrt(n) > SHIFT) {
            flags.add(SHIFTED);
        }
        double chance = Z975 * Math.sqrt(EXPECTED_OUTSIDE * (1 - EXPECTED_OUTSIDE) / n);
        if (outside != null && outside - chance > OUTSIDE) {
            flags.add(OUT_OF_RANGE);
        }
        return flags.isEmpty() ? null : String.join("+", flags);
    }
}
