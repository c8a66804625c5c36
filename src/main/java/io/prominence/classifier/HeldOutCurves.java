package io.prominence.classifier;

import io.prominence.results.CalibrationPoint;
import io.prominence.results.DecisionPoint;
import io.prominence.results.Prediction;
import io.prominence.results.RocPoint;
import io.prominence.stats.prediction.CalibrationCurve;
import io.prominence.stats.prediction.Calls;
import io.prominence.stats.prediction.NetBenefit;
import io.prominence.stats.prediction.RocCurve;
import io.prominence.stats.prediction.SampleMean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The curves of what one model said of a cohort: ROC, calibration, net benefit.
 *
 * @param heldOut name of the cohort in the tables
 * @param repeats one per repeat; ROC and calibration are drawn of the first, net benefit is the mean over all
 */
record HeldOutCurves(String heldOut, List<HeldOutCohort> repeats) {
    private static final int MOST_POINTS = 101;
    private static final int TENTHS = 10;
    private static final int LEAST_OF_A_TENTH = 5;

    /** A ROC curve per fold. */
    List<RocPoint> roc() {
        List<HeldOutCohort> folds = repeats.get(0).folds();
        List<RocPoint> points = new ArrayList<>();
        for (HeldOutCohort fold : folds) {
            Prediction first = fold.first();
            String name = folds.size() == 1 ? heldOut : heldOut + " fold " + first.fold();
            RocCurve.of(fold.probability(), fold.label(), fold.weight()).points().stream()
                    .filter(point -> fold.hasBothClasses())
                    .forEach(point -> points.add(new RocPoint(
                            first.model(),
                            first.features(),
                            first.validation(),
                            name,
                            point.falsePositiveRate(),
                            point.truePositiveRate(),
                            Double.isFinite(point.threshold()) ? point.threshold() : null,
                            Evaluation.trainedOn(first),
                            first.forced())));
        }
        return points;
    }

    /** The calibration curve, and the shares of positives of the tenths. */
    List<CalibrationPoint> calibration() {
        HeldOutCohort cohort = repeats.get(0);
        CalibrationCurve curve = CalibrationCurve.of(cohort.probability(), cohort.label(), cohort.weight());
        int n = curve.predicted().length;
        List<CalibrationPoint> points = new ArrayList<>();
        int most = Math.min(n, MOST_POINTS);
        double last = Double.NaN;
        for (int i = 0; i < most; i++) {
            int at = most == 1 ? 0 : (int) ((long) i * (n - 1) / (most - 1));
            if (curve.predicted()[at] != last) {
                last = curve.predicted()[at];
                points.add(point(cohort, "curve", last, curve.observed()[at], null, null, n));
            }
        }
        points.addAll(tenths(cohort));
        return points;
    }

    private List<CalibrationPoint> tenths(HeldOutCohort cohort) {
        List<Prediction> sorted = cohort.rows().stream()
                .sorted(Comparator.comparingDouble(Prediction::probability))
                .toList();
        int groups = Math.max(1, Math.min(TENTHS, sorted.size() / LEAST_OF_A_TENTH));
        List<CalibrationPoint> points = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            HeldOutCohort tenth =
                    HeldOutCohort.of(sorted.subList(g * sorted.size() / groups, (g + 1) * sorted.size() / groups));
            Calls.Share share = Calls.of(new boolean[tenth.n()], tenth.label(), tenth.weight())
                    .prevalence();
            double predicted =
                    SampleMean.of(tenth.probability(), tenth.weight()).value();
            points.add(point(
                    cohort,
                    "tenth",
                    predicted,
                    share.value(),
                    share.interval().low(),
                    share.interval().high(),
                    tenth.n()));
        }
        return points;
    }

    private CalibrationPoint point(
            HeldOutCohort cohort, String kind, double predicted, double observed, Double low, Double high, int n) {
        Prediction first = cohort.first();
        return new CalibrationPoint(
                first.model(),
                first.features(),
                first.validation(),
                Evaluation.trainedOn(first),
                heldOut,
                kind,
                predicted,
                observed,
                low,
                high,
                n,
                first.forced());
    }

    /** Net benefit at the thresholds 0.01 to 0.99. */
    List<DecisionPoint> decision() {
        Prediction first = repeats.get(0).first();
        List<DecisionPoint> points = new ArrayList<>();
        for (int percent = 1; percent < 100; percent++) {
            double threshold = percent / 100.0;
            List<SampleMean> means = repeats.stream()
                    .map(one -> NetBenefit.of(threshold, one.probability(), one.label(), one.weight()))
                    .toList();
            double error = mean(means, SampleMean::standardError);
            points.add(new DecisionPoint(
                    first.model(),
                    first.features(),
                    first.validation(),
                    Evaluation.trainedOn(first),
                    heldOut,
                    threshold,
                    mean(means, SampleMean::value),
                    error > 0 ? mean(means, one -> one.interval().low()) : null,
                    error > 0 ? mean(means, one -> one.interval().high()) : null,
                    NetBenefit.ofAll(
                                    threshold,
                                    repeats.get(0).label(),
                                    repeats.get(0).weight())
                            .value(),
                    0,
                    repeats.get(0).n(),
                    first.forced()));
        }
        return points;
    }

    private static double mean(List<SampleMean> means, ToDoubleFunction<SampleMean> part) {
        return means.stream().mapToDouble(part).sum() / means.size();
    }
}
