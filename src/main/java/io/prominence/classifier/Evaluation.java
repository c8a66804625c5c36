package io.prominence.classifier;

import io.prominence.results.ClassifierMetric;
import io.prominence.results.Prediction;
import io.prominence.results.RocPoint;
import io.prominence.stats.prediction.Auroc;
import io.prominence.stats.prediction.AveragePrecision;
import io.prominence.stats.prediction.BrierScore;
import io.prominence.stats.prediction.RocCurve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures of held-out predictions, per feature set, model and cohort, and their mean over cohorts.
 *
 * @param metrics measures
 * @param roc curves
 */
record Evaluation(List<ClassifierMetric> metrics, List<RocPoint> roc) {
    static final String MEAN = "(mean)";

    /** Measures predictions whose status is known, in the order in which they come. */
    static Evaluation of(List<Prediction> predictions) {
        List<ClassifierMetric> metrics = new ArrayList<>();
        List<RocPoint> roc = new ArrayList<>();
        group(predictions, row -> List.of(row.features(), row.model(), row.validation()))
                .forEach(pair -> {
                    List<Auroc> aurocs = new ArrayList<>();
                    for (List<Prediction> cohort : group(pair, row -> List.of(row.cohortId()))) {
                        Cohort measured = Cohort.of(cohort);
                        aurocs.add(measured.auroc());
                        metrics.addAll(measured.metrics());
                        roc.addAll(measured.roc());
                    }
                    metrics.add(mean(pair, aurocs));
                });
        return new Evaluation(metrics, roc);
    }

    private static List<List<Prediction>> group(
            List<Prediction> predictions, java.util.function.Function<Prediction, List<String>> key) {
        Map<List<String>, List<Prediction>> groups =
                predictions.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
        return List.copyOf(groups.values());
    }

    private static ClassifierMetric mean(List<Prediction> pair, List<Auroc> aurocs) {
        MeanAuroc mean = MeanAuroc.of(aurocs);
        return metric(pair, MEAN, "auroc", mean.value(), mean.ciLow(), mean.ciHigh());
    }

    private static ClassifierMetric metric(
            List<Prediction> rows, String heldOut, String metric, double value, double ciLow, double ciHigh) {
        Prediction first = rows.get(0);
        return new ClassifierMetric(
                first.model(),
                first.features(),
                first.validation(),
                heldOut,
                rows.size(),
                (int) rows.stream().filter(Prediction::label).count(),
                metric,
                defined(value),
                defined(ciLow),
                defined(ciHigh));
    }

    private static Double defined(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /** Predictions of one feature set and model for one cohort. */
    private record Cohort(List<Prediction> rows, double[] score, byte[] label) {
        static Cohort of(List<Prediction> rows) {
            double[] score = rows.stream().mapToDouble(Prediction::probability).toArray();
            byte[] label = new byte[score.length];
            for (int i = 0; i < label.length; i++) {
                label[i] = (byte) (rows.get(i).label() ? 1 : 0);
            }
            return new Cohort(rows, score, label);
        }

        /** Pairs are compared within a fold only, as each fold has a model of its own. */
        Auroc auroc() {
            return Auroc.within(folds().stream()
                    .map(fold -> Auroc.of(fold.score, fold.label))
                    .toList());
        }

        private List<Cohort> folds() {
            return group(rows, row -> List.of(row.fold(), Integer.toString(row.repeat()))).stream()
                    .map(Cohort::of)
                    .toList();
        }

        List<ClassifierMetric> metrics() {
            Auroc auroc = auroc();
            String cohort = rows.get(0).cohortId();
            return List.of(
                    metric(rows, cohort, "auroc", auroc.value(), auroc.ciLow(), auroc.ciHigh()),
                    metric(rows, cohort, "auprc", AveragePrecision.of(score, label), Double.NaN, Double.NaN),
                    metric(rows, cohort, "brier", BrierScore.of(score, label), Double.NaN, Double.NaN));
        }

        /** One curve per fold. */
        List<RocPoint> roc() {
            List<Cohort> folds = folds();
            List<RocPoint> points = new ArrayList<>();
            for (Cohort fold : folds) {
                Prediction first = fold.rows.get(0);
                String heldOut = folds.size() == 1 ? first.cohortId() : first.cohortId() + " fold " + first.fold();
                RocCurve.of(fold.score, fold.label)
                        .points()
                        .forEach(point -> points.add(new RocPoint(
                                first.model(),
                                first.features(),
                                first.validation(),
                                heldOut,
                                point.falsePositiveRate(),
                                point.truePositiveRate(),
                                Double.isFinite(point.threshold()) ? point.threshold() : null)));
            }
            return points;
        }
    }
}
