package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.results.CalibrationPoint;
import io.prominence.results.ClassifierComparison;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.DecisionPoint;
import io.prominence.results.Prediction;
import io.prominence.results.RocPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What held-out predictions are worth: per feature set, model, scheme of validation and held-out cohort, and over cohorts.
 *
 * @param metrics measures
 * @param roc ROC curves
 * @param calibration calibration curves
 * @param decision net benefit by threshold
 * @param comparisons models compared on the same samples
 */
record Evaluation(
        List<ClassifierMetric> metrics,
        List<RocPoint> roc,
        List<CalibrationPoint> calibration,
        List<DecisionPoint> decision,
        List<ClassifierComparison> comparisons) {
    static final String MEAN = "(mean)";
    static final String ALL = "(all)";

    /** Measures that mean the same in every cohort; an AUPRC or a Brier score goes with the cohort's share of positives. */
    private static final Set<String> POOLED =
            Set.of("auroc", "scaled-brier", "calibration-intercept", "calibration-slope", "net-benefit");

    /** Measures predictions, in the order in which they come. Those of unknown status take no part. */
    static Evaluation of(List<Prediction> predictions, ClassifierPlan plan) {
        List<Prediction> known =
                predictions.stream().filter(row -> row.label() != null).toList();
        Evaluation all = new Evaluation(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), Comparisons.of(known));
        HeldOutCohort.group(known, row -> List.of(row.features(), row.model(), row.validation(), trainedOn(row)))
                .forEach(rows -> all.add(rows, plan));
        return all;
    }

    /** What the model of a prediction was trained on. */
    static String trainedOn(Prediction row) {
        return switch (row.validation()) {
            case "leave-one-cohort-out" -> "(other cohorts)";
            case "leave-one-cancer-out" -> "(other cancers)";
            case "grouped-cross-validation" -> "(other folds)";
            default -> row.fold();
        };
    }

    private void add(List<Prediction> rows, ClassifierPlan plan) {
        List<List<Measure>> measures = new ArrayList<>();
        List<List<Prediction>> cohorts = HeldOutCohort.group(rows, Prediction::cohortId);
        for (List<Prediction> cohort : cohorts) {
            String heldOut = cohort.get(0).cohortId();
            List<HeldOutCohort> repeats = HeldOutCohort.repeats(cohort);
            List<Measure> measured = CohortMeasures.of(repeats);
            measures.add(measured);
            measured.forEach(one -> metrics.add(row(repeats.get(0), heldOut, one, plan)));
            HeldOutCurves curves = new HeldOutCurves(heldOut, repeats);
            roc.addAll(curves.roc());
            calibration.addAll(curves.calibration());
            decision.addAll(curves.decision());
        }
        List<HeldOutCohort> together = HeldOutCohort.repeats(rows);
        for (int i = 0; i < measures.get(0).size(); i++) {
            int measure = i;
            List<Measure> same = measures.stream().map(one -> one.get(measure)).toList();
            if (POOLED.contains(same.get(0).metric())) {
                metrics.add(mean(together.get(0), same, plan));
            }
        }
        if (cohorts.size() > 1) {
            HeldOutCurves curves = new HeldOutCurves(ALL, together);
            calibration.addAll(curves.calibration());
            decision.addAll(curves.decision());
        }
    }

    private static ClassifierMetric row(HeldOutCohort cohort, String heldOut, Measure measure, ClassifierPlan plan) {
        Prediction first = cohort.first();
        return new ClassifierMetric(
                first.model(),
                first.features(),
                first.validation(),
                heldOut,
                cohort.n(),
                cohort.positives(),
                measure.metric(),
                defined(measure.value()),
                defined(measure.interval().low()),
                defined(measure.interval().high()),
                plan.target().id(),
                trainedOn(first),
                measure.threshold(),
                defined(measure.error()),
                null,
                null,
                null,
                measure.how(),
                measure.undefined(),
                isSaved(first, plan),
                first.forced());
    }

    private static ClassifierMetric mean(HeldOutCohort together, List<Measure> cohorts, ClassifierPlan plan) {
        Prediction first = together.first();
        Measure measure = cohorts.get(0);
        PooledMeasure pooled =
                measure.metric().equals("auroc") ? PooledMeasure.ofAurocs(cohorts) : PooledMeasure.of(cohorts);
        return new ClassifierMetric(
                first.model(),
                first.features(),
                first.validation(),
                MEAN,
                together.n(),
                together.positives(),
                measure.metric(),
                defined(pooled.value()),
                defined(pooled.ciLow()),
                defined(pooled.ciHigh()),
                plan.target().id(),
                trainedOn(first),
                measure.threshold(),
                defined(pooled.error()),
                defined(pooled.piLow()),
                defined(pooled.piHigh()),
                pooled.k(),
                pooled.how(),
                reason(pooled, cohorts),
                isSaved(first, plan),
                first.forced());
    }

    /** Why a mean has no value or no interval; null where it has both. */
    static String reason(PooledMeasure pooled, List<Measure> cohorts) {
        if (pooled.how() != null) {
            return null;
        }
        return cohorts.stream()
                .map(Measure::undefined)
                .filter(reason -> reason != null)
                .findFirst()
                .orElse("no-cohort");
    }

    private static boolean isSaved(Prediction row, ClassifierPlan plan) {
        return row.features().equals(FinalModel.featureSet(plan).id())
                && row.model().equals(FinalModel.family(plan).id());
    }

    static Double defined(double value) {
        return Double.isNaN(value) ? null : Double.valueOf(value);
    }
}
