package io.prominence.classifier;

import io.prominence.stats.Tails;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What is known of the use that a model makes of its features; arrays by feature, NaN where something is not known.
 *
 * @param measure what {@code value} is
 * @param order what ranks are by: larger is first, 0 is not used
 * @param value the measure
 * @param ciLow lower end of its interval
 * @param ciHigh upper end
 * @param coefficient as the model has it
 * @param selected share of the bootstraps that use it
 * @param bootstraps how many there were
 */
record ModelUse(
        String measure,
        double[] order,
        double[] value,
        double[] ciLow,
        double[] ciHigh,
        double[] coefficient,
        double[] selected,
        int bootstraps) {
    private static final double TAIL = 0.025;

    /**
     * Coefficients per standard deviation, with percentile intervals, and how often they are not 0.
     *
     * @param coefficient of the model
     * @param deviation standard deviation of each feature in the samples that it was fitted on
     * @param drawn coefficients by bootstrap; empty for no intervals
     */
    static ModelUse ofCoefficients(double[] coefficient, double[] deviation, List<double[]> drawn) {
        ModelUse use = unknown("coefficient-per-sd", coefficient.clone(), drawn.size());
        for (int j = 0; j < coefficient.length; j++) {
            use.value[j] = coefficient[j] * deviation[j];
            use.order[j] = Math.abs(use.value[j]);
            if (!drawn.isEmpty()) {
                use.bootstrapped(j, deviation[j], drawn);
            }
        }
        return use;
    }

    private void bootstrapped(int feature, double deviation, List<double[]> drawn) {
        double[] sorted = drawn.stream()
                .mapToDouble(own -> own[feature] * deviation)
                .sorted()
                .toArray();
        ciLow[feature] = Quantiles.of(sorted, TAIL);
        ciHigh[feature] = Quantiles.of(sorted, 1 - TAIL);
        selected[feature] = drawn.stream().filter(own -> own[feature] != 0).count() / (double) drawn.size();
    }

    /**
     * Mean losses of AUROC over splits, with the interval of Student's t where there are several.
     *
     * @param weight what each feature weighs in the model, by which it is ranked
     * @param losses by index of the feature, the losses of the splits where they are defined
     */
    static ModelUse ofLosses(double[] weight, Map<Integer, List<Double>> losses) {
        double[] unknown = new double[weight.length];
        Arrays.fill(unknown, Double.NaN);
        ModelUse use = unknown("auroc-drop", unknown, 0);
        System.arraycopy(weight, 0, use.order, 0, weight.length);
        losses.forEach(use::average);
        return use;
    }

    private void average(int feature, List<Double> losses) {
        double[] values = losses.stream().mapToDouble(Double::doubleValue).toArray();
        double mean = Moments.mean(values);
        value[feature] = mean;
        if (values.length > 1) {
            double half = Tails.tQuantile(1 - TAIL, values.length - 1)
                    * FoldMatrix.deviation(values)
                    / Math.sqrt(values.length);
            ciLow[feature] = mean - half;
            ciHigh[feature] = mean + half;
        }
    }

    private static ModelUse unknown(String measure, double[] coefficient, int bootstraps) {
        double[] nothing = new double[coefficient.length];
        Arrays.fill(nothing, Double.NaN);
        return new ModelUse(
                measure,
                new double[nothing.length],
                nothing.clone(),
                nothing.clone(),
                nothing.clone(),
                coefficient,
                nothing.clone(),
                bootstraps);
    }
}
