package io.prominence.classifier;

import io.prominence.results.ClassifierMetric;
import io.prominence.results.Prediction;
import io.prominence.results.ScoredSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Measures of what a model says of a cohort whose status is known; of recalibrated probabilities beside them, on the same
 * samples. Samples that a recalibration was fitted on take no part.
 */
final class ScoreMetrics {
    /** Of probabilities as the model gives them. */
    static final String AS_SAVED = "score";

    /** Of recalibrated probabilities. */
    static final String RECALIBRATED = "score-recalibrated";

    private static final String SAVED_MODEL = "(saved model)";

    /** Recalibration keeps the order of one fit; across the fits of folds it says nothing. */
    private static final Set<String> OF_THE_ORDER = Set.of("auroc", "auprc");

    private ScoreMetrics() {}

    /** Measures; none where no sample, or one class only, can be evaluated. */
    static List<ClassifierMetric> of(List<ScoredSample> scored) {
        List<ScoredSample> known = scored.stream()
                .filter(row -> row.label() != null && !Recalibrated.FITTED_ON.equals(row.recalibration()))
                .toList();
        if (known.stream().map(ScoredSample::label).distinct().count() < 2) {
            return List.of();
        }
        List<ClassifierMetric> metrics = new ArrayList<>(measured(known, AS_SAVED, ScoredSample::probability));
        if (known.get(0).recalibrated() != null) {
            measured(known, RECALIBRATED, ScoredSample::recalibrated).stream()
                    .filter(row -> !OF_THE_ORDER.contains(row.metric()))
                    .forEach(metrics::add);
        }
        return List.copyOf(metrics);
    }

    private static List<ClassifierMetric> measured(
            List<ScoredSample> rows, String validation, ToDoubleFunction<ScoredSample> probability) {
        List<Prediction> predictions = rows.stream()
                .map(row -> new Prediction(
                        row.cohortId(),
                        row.sampleId(),
                        row.patientId(),
                        row.model(),
                        row.features(),
                        validation,
                        "-",
                        1,
                        row.label(),
                        row.weight(),
                        probability.applyAsDouble(row),
                        row.threshold(),
                        row.forced()))
                .toList();
        List<HeldOutCohort> cohort = HeldOutCohort.repeats(predictions);
        return CohortMeasures.of(cohort).stream()
                .map(measure -> row(cohort.get(0), rows.get(0), measure))
                .toList();
    }

    private static ClassifierMetric row(HeldOutCohort cohort, ScoredSample first, Measure measure) {
        return new ClassifierMetric(
                first.model(),
                first.features(),
                cohort.first().validation(),
                first.cohortId(),
                cohort.n(),
                cohort.positives(),
                measure.metric(),
                Evaluation.defined(measure.value()),
                Evaluation.defined(measure.interval().low()),
                Evaluation.defined(measure.interval().high()),
                first.target(),
                SAVED_MODEL,
                measure.threshold(),
                Evaluation.defined(measure.error()),
                null,
                null,
                null,
                measure.how(),
                measure.undefined(),
                true,
                first.forced());
    }
}
