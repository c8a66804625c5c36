package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.results.ClassifierComparison;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.DecisionPoint;
import io.prominence.results.Prediction;
import io.prominence.stats.prediction.Auroc;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Held-out predictions that are made, not fitted: what the tables say of them is known. */
class EvaluationTest {
    private static final ClassifierPlan PLAN =
            Plans.of(List.of(FeatureSet.CLINICAL, FeatureSet.CLINICAL_AND_MARKER), List.of(ModelFamily.ELASTIC_NET));
    private static final String UNSEEN = "leave-one-cohort-out";

    private final Random random = new Random(8);

    @Test
    void the_marker_that_knows_something_is_seen_to_add_it() {
        List<Prediction> predictions = new ArrayList<>();
        for (String cohort : List.of("a", "b", "c")) {
            predictions.addAll(cohort(cohort, 150, UNSEEN, cohort, 1, 1.0, 0.9));
        }
        Evaluation out = Evaluation.of(predictions, PLAN);
        ClassifierComparison auroc = comparison(out, "(mean)", "auroc");
        assertEquals("added-value", auroc.question());
        assertTrue(auroc.difference() > 0.05 && auroc.pValue() < 0.05, auroc::toString);
        assertTrue(auroc.piLow() <= auroc.ciLow() && auroc.ciLow() > 0, auroc::toString);
        ClassifierComparison ratio = comparison(out, "(mean)", "likelihood-ratio");
        assertEquals(3, ratio.df());
        assertTrue(ratio.negLog10P() > 6, ratio::toString);
        assertEquals(
                ratio.statistic(),
                Stream.of("a", "b", "c")
                        .mapToDouble(cohort ->
                                comparison(out, cohort, "likelihood-ratio").statistic())
                        .sum(),
                1e-12);
        assertTrue(comparison(out, "a", "brier").difference() < 0);
        ClassifierComparison a = comparison(out, "a", "auroc");
        assertEquals(
                a.difference(),
                metric(out, "clinical+marker", "a", "auroc").value()
                        - metric(out, "clinical", "a", "auroc").value(),
                1e-12);
    }

    @Test
    void the_mark_of_a_forced_feature_set_goes_with_every_number_that_is_made_of_its_predictions() {
        Evaluation out = Evaluation.of(cohort("a", 60, UNSEEN, "a", 1, 1.0, 0.9), PLAN);
        assertTrue(out.metrics().stream().allMatch(row -> row.forced() == isForced(row.features())));
        assertTrue(out.roc().stream().allMatch(row -> row.forced() == isForced(row.features())));
        assertTrue(out.calibration().stream().allMatch(row -> row.forced() == isForced(row.features())));
        assertTrue(out.decision().stream().allMatch(row -> row.forced() == isForced(row.features())));
        assertTrue(!out.comparisons().isEmpty() && out.comparisons().stream().allMatch(ClassifierComparison::forced));
    }

    private static boolean isForced(String features) {
        return features.equals("clinical+marker");
    }

    @Test
    void every_measure_of_a_cohort_says_what_it_is() {
        Evaluation out = Evaluation.of(cohort("a", 200, UNSEEN, "a", 1, 1.0, 0.9), PLAN);
        List<ClassifierMetric> own = out.metrics().stream()
                .filter(row ->
                        row.features().equals("clinical") && row.heldOut().equals("a"))
                .toList();
        assertEquals(
                List.of(
                        "auroc",
                        "auprc",
                        "brier",
                        "scaled-brier",
                        "log-loss",
                        "calibration-intercept",
                        "calibration-slope",
                        "ici",
                        "e50",
                        "e90",
                        "prevalence",
                        "sensitivity",
                        "specificity",
                        "ppv",
                        "npv",
                        "net-benefit",
                        "net-benefit",
                        "net-benefit",
                        "net-benefit"),
                own.stream().map(ClassifierMetric::metric).toList());
        assertTrue(own.stream().allMatch(row -> row.value() != null && row.undefinedReason() == null));
        assertTrue(own.stream()
                .filter(row -> !List.of("ici", "e50", "e90").contains(row.metric()))
                .allMatch(row -> row.interval() != null && row.ciLow() <= row.value() && row.value() <= row.ciHigh()));
        assertEquals(0.4, metric(out, "clinical", "a", "sensitivity").threshold());
        assertEquals("wilson", metric(out, "clinical", "a", "sensitivity").interval());
        assertEquals(CohortFixture.LABEL, own.get(0).target());
        assertEquals("(other cohorts)", own.get(0).trainedOn());
        assertFalse(own.get(0).saved());
        assertTrue(metric(out, "clinical+marker", "a", "auroc").saved());
        List<DecisionPoint> decisions = out.decision().stream()
                .filter(point -> point.features().equals("clinical"))
                .toList();
        assertEquals(99, decisions.size());
        assertEquals(
                metric(out, "clinical", "a", "net-benefit").value(),
                decisions.get(9).netBenefit());
        assertEquals(
                10,
                out.calibration().stream()
                        .filter(point -> point.features().equals("clinical")
                                && point.kind().equals("tenth"))
                        .count());
    }

    @Test
    void what_is_not_defined_is_missing_and_says_why() {
        List<Prediction> one = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            one.add(prediction("a", i, "clinical", UNSEEN, "a", 1, false, 1, 0.2 + i / 100.0, null));
        }
        Evaluation out = Evaluation.of(one, PLAN);
        for (String metric : List.of("auroc", "scaled-brier", "calibration-slope")) {
            assertNull(metric(out, "clinical", "a", metric).value(), metric);
            assertEquals("one-class", metric(out, "clinical", "a", metric).undefinedReason());
        }
        assertEquals("no-threshold", metric(out, "clinical", "a", "npv").undefinedReason());
        assertNull(metric(out, "clinical", "(mean)", "auroc").value());
        assertEquals(0, metric(out, "clinical", "(mean)", "auroc").k());
        assertEquals(
                "none-called", metric(out, "clinical", "a", "net-benefit", 0.5).undefinedReason());
        assertTrue(out.roc().isEmpty());
    }

    @Test
    void folds_are_never_compared_and_repeats_do_not_narrow_an_interval() {
        List<Prediction> once = folded(1);
        List<Prediction> thrice = new ArrayList<>(once);
        for (int repeat = 2; repeat <= 3; repeat++) {
            int number = repeat;
            once.forEach(row -> thrice.add(again(row, number)));
        }
        ClassifierMetric single = metric(Evaluation.of(once, PLAN), "clinical", "a", "auroc");
        ClassifierMetric repeated = metric(Evaluation.of(thrice, PLAN), "clinical", "a", "auroc");
        assertEquals(single.value(), repeated.value(), 1e-12);
        assertEquals(single.ciLow(), repeated.ciLow(), 1e-12);
        assertEquals(single.n(), repeated.n());
        double[] score = once.stream()
                .filter(EvaluationTest::isClinical)
                .mapToDouble(Prediction::probability)
                .toArray();
        byte[] label = new byte[score.length];
        List<Prediction> clinical =
                once.stream().filter(EvaluationTest::isClinical).toList();
        for (int i = 0; i < label.length; i++) {
            label[i] = (byte) (clinical.get(i).label() ? 1 : 0);
        }
        assertTrue(Auroc.of(score, label).value() < single.value() - 0.1, "folds are shifted against each other");
        assertNull(metric(Evaluation.of(once, PLAN), "clinical", "a", "sensitivity")
                .threshold());
        assertNotNull(
                comparison(Evaluation.of(thrice, PLAN), "a", "likelihood-ratio").pValue());
    }

    @Test
    void a_transfer_is_told_apart_by_what_it_was_trained_on() {
        List<Prediction> rows = new ArrayList<>(cohort("b", 80, "transfer", "a", 1, 1, 1));
        rows.addAll(cohort("c", 80, "transfer", "a", 1, 1, 1));
        rows.addAll(cohort("c", 80, "transfer", "b", 1, 1, 1));
        List<ClassifierMetric> areas = Evaluation.of(rows, PLAN).metrics().stream()
                .filter(row -> row.metric().equals("auroc") && row.features().equals("clinical"))
                .toList();
        assertEquals(
                List.of("a b", "a c", "a (mean)", "b c", "b (mean)"),
                areas.stream().map(row -> row.trainedOn() + " " + row.heldOut()).toList());
    }

    /** Weighted samples count as many: an AUROC by its influence function, no likelihood, sandwiches. */
    @Test
    void samples_that_stand_for_the_censored_are_weighted_everywhere() {
        List<Prediction> rows = cohort("a", 120, UNSEEN, "a", 1.5, 1, 1);
        Evaluation out = Evaluation.of(rows, PLAN);
        assertEquals("influence-function", metric(out, "clinical", "a", "auroc").interval());
        assertEquals(
                "sandwich", metric(out, "clinical", "a", "calibration-slope").interval());
        assertEquals("weighted", comparison(out, "a", "likelihood-ratio").undefinedReason());
        assertNull(comparison(out, "a", "likelihood-ratio").pValue());
        double share = rows.stream()
                        .filter(EvaluationTest::isClinical)
                        .filter(Prediction::label)
                        .mapToDouble(Prediction::weight)
                        .sum()
                / rows.stream()
                        .filter(EvaluationTest::isClinical)
                        .mapToDouble(Prediction::weight)
                        .sum();
        assertEquals(share, metric(out, "clinical", "a", "prevalence").value(), 1e-12);
    }

    private static boolean isClinical(Prediction row) {
        return row.features().equals("clinical");
    }

    /** Both feature sets on the same samples; the marker knows what the clinical features do not. */
    private List<Prediction> cohort(
            String cohort, int n, String validation, String fold, double weight, double clinical, double marker) {
        List<Prediction> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double x = random.nextGaussian();
            double z = random.nextGaussian();
            boolean label = random.nextDouble() < expit(clinical * x + 1.5 * marker * z - 0.4);
            double heavier = i % 3 == 0 ? weight : 1;
            rows.add(prediction(
                    cohort, i, "clinical", validation, fold, 1, label, heavier, expit(clinical * x - 0.3), 0.4));
            rows.add(prediction(
                    cohort,
                    i,
                    "clinical+marker",
                    validation,
                    fold,
                    1,
                    label,
                    heavier,
                    expit(clinical * x + marker * z - 0.4),
                    0.4));
        }
        return rows;
    }

    /** Two folds whose models have intercepts far from each other, and thresholds of their own. */
    private List<Prediction> folded(int repeat) {
        List<Prediction> rows = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            int fold = 1 + i % 2;
            double x = random.nextGaussian();
            boolean label = random.nextDouble() < expit(2 * x + (fold == 1 ? -1 : 1));
            double shift = fold == 1 ? 2 : -2;
            String name = Integer.toString(fold);
            double own = 0.3 + fold / 10.0;
            rows.add(prediction(
                    "a", i, "clinical", "grouped-cross-validation", name, repeat, label, 1, expit(2 * x + shift), own));
            rows.add(prediction(
                    "a",
                    i,
                    "clinical+marker",
                    "grouped-cross-validation",
                    name,
                    repeat,
                    label,
                    1,
                    expit(2 * x + shift + 0.2 * random.nextGaussian()),
                    own));
        }
        return rows;
    }

    private static Prediction again(Prediction row, int repeat) {
        return prediction(
                row.cohortId(),
                Integer.parseInt(row.sampleId()),
                row.features(),
                row.validation(),
                row.fold(),
                repeat,
                row.label(),
                row.weight(),
                row.probability(),
                row.threshold());
    }

    private static Prediction prediction(
            String cohort,
            int sample,
            String features,
            String validation,
            String fold,
            int repeat,
            boolean label,
            double weight,
            double probability,
            Double threshold) {
        String id = Integer.toString(sample);
        return new Prediction(
                cohort,
                id,
                id,
                "elastic-net",
                features,
                validation,
                fold,
                repeat,
                label,
                weight,
                probability,
                threshold,
                isForced(features));
    }

    private static double expit(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static ClassifierMetric metric(Evaluation out, String features, String heldOut, String metric) {
        return metrics(out, features, heldOut, metric).findFirst().orElseThrow();
    }

    private static ClassifierMetric metric(
            Evaluation out, String features, String heldOut, String metric, double threshold) {
        return metrics(out, features, heldOut, metric)
                .filter(row -> row.threshold() == threshold)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<ClassifierMetric> metrics(Evaluation out, String features, String heldOut, String metric) {
        return out.metrics().stream()
                .filter(row -> row.features().equals(features)
                        && row.heldOut().equals(heldOut)
                        && row.metric().equals(metric));
    }

    private static ClassifierComparison comparison(Evaluation out, String heldOut, String measure) {
        return out.comparisons().stream()
                .filter(row -> row.heldOut().equals(heldOut) && row.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }
}
