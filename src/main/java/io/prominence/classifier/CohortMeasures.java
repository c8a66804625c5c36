package io.prominence.classifier;

import io.prominence.results.Prediction;
import io.prominence.stats.prediction.Auroc;
import io.prominence.stats.prediction.AveragePrecision;
import io.prominence.stats.prediction.CalibrationCurve;
import io.prominence.stats.prediction.Calls;
import io.prominence.stats.prediction.Interval95;
import io.prominence.stats.prediction.NetBenefit;
import io.prominence.stats.prediction.ProbabilityLoss;
import io.prominence.stats.prediction.Recalibration;
import io.prominence.stats.prediction.SampleMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Every measure of what one model said of one cohort, always the same ones in the same order. */
final class CohortMeasures {
    /** Thresholds at which net benefit is a measure; the table of decisions has many more. */
    static final List<Double> THRESHOLDS = List.of(0.1, 0.2, 0.3, 0.5);

    static final String ONE_CLASS = "one-class";
    static final String CONSTANT = "constant-probability";
    static final String PERFECT = "perfect-ranking";

    private final HeldOutCohort cohort;
    private final List<Measure> measures = new ArrayList<>();

    private CohortMeasures(HeldOutCohort cohort) {
        this.cohort = cohort;
    }

    /** Measures of a cohort, over its repeats. */
    static List<Measure> of(List<HeldOutCohort> repeats) {
        List<List<Measure>> all = repeats.stream().map(CohortMeasures::of).toList();
        return IntStream.range(0, all.get(0).size())
                .mapToObj(i -> Measure.over(all.stream().map(one -> one.get(i)).toList()))
                .toList();
    }

    private static List<Measure> of(HeldOutCohort cohort) {
        var measures = new CohortMeasures(cohort);
        measures.discrimination();
        measures.losses();
        measures.calibration();
        measures.calls();
        for (double threshold : THRESHOLDS) {
            measures.netBenefit(threshold);
        }
        return measures.measures;
    }

    private void discrimination() {
        measures.add(auroc());
        double precision = AveragePrecision.of(cohort.probability(), cohort.label(), cohort.weight());
        Interval95 interval = AveragePrecision.interval(precision, cohort.label(), cohort.weight());
        Measure auprc = new Measure("auprc", null, precision, Double.NaN, interval, "logit", null);
        measures.add(
                !auprc.isDefined()
                        ? Measure.undefined("auprc", null, ONE_CLASS)
                        : precision >= 1 ? auprc.withoutInterval(PERFECT) : auprc);
    }

    private Measure auroc() {
        Auroc area = cohort.auroc();
        if (Double.isNaN(area.value())) {
            return Measure.undefined("auroc", null, ONE_CLASS);
        }
        Measure measure = new Measure(
                "auroc",
                null,
                area.value(),
                area.standardError(),
                new Interval95(area.ciLow(), area.ciHigh()),
                cohort.isWeighted() ? "influence-function" : "delong",
                null);
        if (area.standardError() > 0) {
            return measure;
        }
        return measure.withoutInterval(
                Double.isNaN(area.standardError()) ? "too-few-samples" : area.value() == 0.5 ? CONSTANT : PERFECT);
    }

    private void losses() {
        ProbabilityLoss loss = ProbabilityLoss.of(cohort.probability(), cohort.label(), cohort.weight());
        mean("brier", loss.brier());
        mean("scaled-brier", loss.scaledBrier());
        mean("log-loss", loss.logLoss());
    }

    private void mean(String metric, SampleMean mean) {
        Measure measure = Measure.mean(metric, null, mean);
        measures.add(
                !measure.isDefined()
                        ? Measure.undefined(metric, null, ONE_CLASS)
                        : Double.isNaN(mean.standardError()) ? measure.withoutInterval("too-few-samples") : measure);
    }

    private void calibration() {
        Recalibration fit = Recalibration.of(cohort.probability(), cohort.label(), cohort.weight());
        coefficient("calibration-intercept", fit.intercept(), fit.interceptError());
        coefficient("calibration-slope", fit.slope(), fit.slopeError());
        CalibrationCurve curve = CalibrationCurve.of(cohort.probability(), cohort.label(), cohort.weight());
        measures.add(Measure.alone("ici", curve.ici()));
        measures.add(Measure.alone("e50", curve.e50()));
        measures.add(Measure.alone("e90", curve.e90()));
    }

    private void coefficient(String metric, double value, double error) {
        if (Double.isNaN(value)) {
            measures.add(Measure.undefined(
                    metric, null, !cohort.hasBothClasses() ? ONE_CLASS : cohort.isConstant() ? CONSTANT : "separated"));
            return;
        }
        measures.add(new Measure(
                metric,
                null,
                value,
                error,
                Interval95.wald(value, error),
                cohort.isWeighted() ? "sandwich" : "wald",
                null));
    }

    /** At the threshold that training carried over: each sample is called by the model of its own fold. */
    private void calls() {
        List<Double> thresholds =
                cohort.rows().stream().map(Prediction::threshold).distinct().toList();
        boolean known = thresholds.stream().allMatch(Objects::nonNull);
        Double threshold = thresholds.size() == 1 ? thresholds.get(0) : null;
        boolean[] called = new boolean[cohort.n()];
        for (int i = 0; known && i < called.length; i++) {
            called[i] = cohort.probability()[i] >= cohort.rows().get(i).threshold();
        }
        Calls calls = Calls.of(called, cohort.label(), cohort.weight());
        share("prevalence", null, true, calls.prevalence(), ONE_CLASS);
        share("sensitivity", threshold, known, calls.sensitivity(), ONE_CLASS);
        share("specificity", threshold, known, calls.specificity(), ONE_CLASS);
        share("ppv", threshold, known, calls.positivePredictiveValue(), "none-called");
        share("npv", threshold, known, calls.negativePredictiveValue(), "all-called");
    }

    private void share(String metric, Double threshold, boolean known, Calls.Share share, String otherwise) {
        if (!known || Double.isNaN(share.value())) {
            measures.add(Measure.undefined(metric, threshold, known ? otherwise : "no-threshold"));
            return;
        }
        measures.add(new Measure(metric, threshold, share.value(), Double.NaN, share.interval(), "wilson", null));
    }

    private void netBenefit(double threshold) {
        SampleMean mean = NetBenefit.of(threshold, cohort.probability(), cohort.label(), cohort.weight());
        Measure measure = Measure.mean("net-benefit", threshold, mean);
        measures.add(
                mean.standardError() > 0
                        ? measure
                        : measure.withoutInterval(mean.value() == 0 ? "none-called" : "too-few-samples"));
    }
}
