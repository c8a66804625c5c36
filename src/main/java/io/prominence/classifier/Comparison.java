package io.prominence.classifier;

import io.prominence.results.Prediction;
import io.prominence.stats.Tails;
import io.prominence.stats.Undefined;
import io.prominence.stats.prediction.AddedValue;
import io.prominence.stats.prediction.AurocDifference;
import io.prominence.stats.prediction.Interval95;
import io.prominence.stats.prediction.NetBenefit;
import io.prominence.stats.prediction.ProbabilityLoss;
import io.prominence.stats.prediction.SampleMean;
import io.prominence.stats.prediction.WeightedAuroc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What two models said of the same samples of a cohort, in one repeat.
 *
 * @param base what is compared with
 * @param other probabilities of the other model, in the order of base
 */
record Comparison(HeldOutCohort base, double[] other) {
    private static final String NO_DIFFERENCE = "no-difference";

    /**
     * One measure of both.
     *
     * @param measure the difference, other less base
     * @param base measure of the base; NaN where there is none
     * @param other of the other
     * @param statistic of no difference; NaN where not defined
     * @param df degrees of freedom of chi-squared; null for a normal statistic
     * @param logP natural logarithm of its p
     */
    record Row(Measure measure, double base, double other, double statistic, Double df, double logP) {}

    /** Samples that both predicted, by repeat; empty where there is none. */
    static List<Comparison> of(List<Prediction> base, List<Prediction> other) {
        Map<List<Object>, Double> known = new LinkedHashMap<>();
        other.forEach(row -> known.put(key(row), row.probability()));
        List<Prediction> both =
                base.stream().filter(row -> known.containsKey(key(row))).toList();
        return HeldOutCohort.repeats(both).stream()
                .map(cohort -> new Comparison(
                        cohort,
                        cohort.rows().stream()
                                .mapToDouble(row -> known.get(key(row)))
                                .toArray()))
                .toList();
    }

    private static List<Object> key(Prediction row) {
        return List.of(row.cohortId(), row.sampleId(), row.fold(), row.repeat());
    }

    /** Every measure over the repeats: means; of the likelihood ratio the repeat of the (lower) median statistic. */
    static List<Row> rows(List<Comparison> repeats) {
        List<List<Row>> all = repeats.stream().map(Comparison::rows).toList();
        return IntStream.range(0, all.get(0).size())
                .mapToObj(i -> over(all.stream().map(rows -> rows.get(i)).toList()))
                .toList();
    }

    private static Row over(List<Row> repeats) {
        if (repeats.size() == 1) {
            return repeats.get(0);
        }
        if (repeats.get(0).df != null) {
            List<Row> sorted = repeats.stream()
                    .filter(row -> !Double.isNaN(row.statistic))
                    .sorted((a, b) -> Double.compare(a.statistic, b.statistic))
                    .toList();
            return sorted.isEmpty() ? repeats.get(0) : sorted.get((sorted.size() - 1) / 2);
        }
        Measure mean = Measure.over(repeats.stream().map(Row::measure).toList());
        return normal(
                mean,
                repeats.stream().mapToDouble(Row::base).sum() / repeats.size(),
                repeats.stream().mapToDouble(Row::other).sum() / repeats.size());
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(auroc());
        rows.add(brier());
        CohortMeasures.THRESHOLDS.forEach(threshold -> rows.add(netBenefit(threshold)));
        rows.add(likelihoodRatio());
        return rows;
    }

    private Row auroc() {
        List<AurocDifference> folds = new ArrayList<>();
        List<Double> pairs = new ArrayList<>();
        for (int fold = 0; fold <= Arrays.stream(base.fold()).max().orElse(-1); fold++) {
            int own = fold;
            int[] samples = IntStream.range(0, base.n())
                    .filter(i -> base.fold()[i] == own)
                    .toArray();
            HeldOutCohort part = HeldOutCohort.of(
                    Arrays.stream(samples).mapToObj(base.rows()::get).toList());
            double[] score = Arrays.stream(samples).mapToDouble(i -> other[i]).toArray();
            folds.add(
                    part.isWeighted()
                            ? WeightedAuroc.difference(score, part.probability(), part.label(), part.weight())
                            : AurocDifference.of(score, part.probability(), part.label()));
            pairs.add(part.pairs());
        }
        AurocDifference difference = AurocDifference.within(
                folds, pairs.stream().mapToDouble(Double::doubleValue).toArray());
        Measure measure = new Measure(
                "auroc",
                null,
                difference.difference(),
                difference.standardError(),
                difference.interval(),
                base.isWeighted() ? "influence-function" : "delong",
                null);
        return normal(checked(measure), difference.second(), difference.first());
    }

    private Row brier() {
        double[] one = ProbabilityLoss.brier(base.probability(), base.label());
        double[] two = ProbabilityLoss.brier(other, base.label());
        double[] apart = new double[one.length];
        Arrays.setAll(apart, i -> two[i] - one[i]);
        return normal(
                checked(Measure.mean("brier", null, SampleMean.of(apart, base.weight()))),
                SampleMean.of(one, base.weight()).value(),
                SampleMean.of(two, base.weight()).value());
    }

    private Row netBenefit(double threshold) {
        double[] weight = base.weight();
        SampleMean apart = NetBenefit.difference(threshold, other, base.probability(), base.label(), weight);
        return normal(
                checked(Measure.mean("net-benefit", threshold, apart)),
                NetBenefit.of(threshold, base.probability(), base.label(), weight)
                        .value(),
                NetBenefit.of(threshold, other, base.label(), weight).value());
    }

    private static Measure checked(Measure measure) {
        if (!measure.isDefined()) {
            return Measure.undefined(measure.metric(), measure.threshold(), CohortMeasures.ONE_CLASS);
        }
        if (measure.hasError()) {
            return measure;
        }
        return measure.withoutInterval(Double.isNaN(measure.error()) ? "too-few-samples" : NO_DIFFERENCE);
    }

    private static Row normal(Measure measure, double base, double other) {
        double z = measure.hasError() ? measure.value() / measure.error() : Double.NaN;
        return new Row(measure, base, other, z, null, Tails.logTwoSidedNormal(z));
    }

    /** Weights for censoring are no numbers of samples: the likelihood would be none. */
    private Row likelihoodRatio() {
        AddedValue test =
                base.isWeighted() ? null : AddedValue.of(base.probability(), other, base.label(), base.fold());
        String reason = test == null
                ? "weighted"
                : test.undefined() == null
                        ? null
                        : test.undefined() == Undefined.COLLINEAR
                                ? NO_DIFFERENCE
                                : test.undefined() == Undefined.SEPARATED ? "separated" : CohortMeasures.ONE_CLASS;
        double coefficient = reason == null ? test.coefficient() : Double.NaN;
        Measure measure = new Measure(
                "likelihood-ratio",
                null,
                coefficient,
                Double.NaN,
                new Interval95(Double.NaN, Double.NaN),
                null,
                reason);
        double statistic = reason == null ? test.statistic() : Double.NaN;
        return new Row(measure, Double.NaN, Double.NaN, statistic, 1.0, reason == null ? test.logP() : Double.NaN);
    }
}
