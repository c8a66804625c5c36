package io.prominence.stats.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Measures of a classifier's scores: AUROC, ROC curve, average precision, Brier score. */
class ScoresTest {
    private static final double RELATIVE = 1e-9;

    static List<Golden> classifiers() {
        return Golden.cases("stats/auroc");
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void area_error_and_interval_are_those_of_delong_in_proc(Golden golden) {
        Auroc area = Auroc.of(golden.inputs("score"), golden.bytes("label"));
        golden.check("value", area.value(), RELATIVE);
        golden.check("standardError", area.standardError(), RELATIVE);
        golden.check("ciLow", area.ciLow(), RELATIVE);
        golden.check("ciHigh", area.ciHigh(), RELATIVE);
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void curves_have_the_corners_of_proc(Golden golden) {
        List<RocCurve.Point> points =
                RocCurve.of(golden.inputs("score"), golden.bytes("label")).points();
        golden.check(
                "falsePositiveRates",
                points.stream().mapToDouble(RocCurve.Point::falsePositiveRate).toArray(),
                RELATIVE);
        golden.check(
                "truePositiveRates",
                points.stream().mapToDouble(RocCurve.Point::truePositiveRate).toArray(),
                RELATIVE);
        golden.check(
                "thresholds",
                points.stream().mapToDouble(RocCurve.Point::threshold).toArray(),
                0);
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void average_precision_and_brier_score_are_their_definitions(Golden golden) {
        double[] score = golden.inputs("score");
        byte[] label = golden.bytes("label");
        golden.check("averagePrecision", AveragePrecision.of(score, label), RELATIVE);
        golden.check("brier", BrierScore.of(score, label), RELATIVE);
    }

    @Test
    void monotone_maps_leave_ranks_and_curves_alone() {
        Golden golden = classifiers().get(1);
        byte[] label = golden.bytes("label");
        double[] score = golden.inputs("score");
        double[] mapped = Arrays.stream(score).map(s -> Math.exp(5 * s) - 90).toArray();
        assertEquals(Auroc.of(score, label), Auroc.of(mapped, label));
        assertEquals(AveragePrecision.of(score, label), AveragePrecision.of(mapped, label));
    }

    @Test
    void the_area_is_that_under_the_curve() {
        Golden golden = classifiers().get(1);
        List<RocCurve.Point> points =
                RocCurve.of(golden.inputs("score"), golden.bytes("label")).points();
        double area = 0;
        for (int i = 1; i < points.size(); i++) {
            RocCurve.Point a = points.get(i - 1);
            RocCurve.Point b = points.get(i);
            area += (b.falsePositiveRate() - a.falsePositiveRate()) * (a.truePositiveRate() + b.truePositiveRate()) / 2;
        }
        assertEquals(Auroc.of(golden.inputs("score"), golden.bytes("label")).value(), area, 1e-12);
    }

    static List<Golden> folds() {
        return Golden.cases("stats/auroc_within");
    }

    @ParameterizedTest
    @MethodSource("folds")
    void within_folds_the_area_is_the_stratified_concordance(Golden golden) {
        double[] score = golden.inputs("score");
        byte[] label = golden.bytes("label");
        double[] fold = golden.inputs("fold");
        List<Auroc> areas = new ArrayList<>();
        for (double own : Arrays.stream(fold).distinct().toArray()) {
            byte[] ofFold = label.clone();
            for (int i = 0; i < ofFold.length; i++) {
                ofFold[i] = fold[i] == own ? label[i] : -1;
            }
            areas.add(Auroc.of(score, ofFold));
        }
        Auroc within = Auroc.within(areas);
        golden.check("value", within.value(), RELATIVE);
        golden.check("standardError", within.standardError(), RELATIVE);
        golden.check("ciLow", within.ciLow(), RELATIVE);
        golden.check("ciHigh", within.ciHigh(), RELATIVE);
    }

    @Test
    void within_one_stratum_the_area_is_its_own() {
        Auroc alone = Auroc.of(new double[] {0.1, 0.4, 0.35, 0.8, 0.7}, new byte[] {0, 0, 1, 1, 1});
        assertEquals(alone, Auroc.within(List.of(alone)));
    }

    @Test
    void a_model_that_knows_nothing_has_one_half_within_folds_and_less_when_folds_are_mixed() {
        // Five folds; without a feature each gets the share of positives among the others.
        int[] positives = {3, 2, 2, 1, 4};
        double[] score = new double[50];
        byte[] label = new byte[50];
        List<Auroc> folds = new ArrayList<>();
        for (int fold = 0; fold < 5; fold++) {
            for (int i = 0; i < 10; i++) {
                score[10 * fold + i] = (12 - positives[fold]) / 40.0;
                label[10 * fold + i] = (byte) (i < positives[fold] ? 1 : 0);
            }
            folds.add(Auroc.of(
                    Arrays.copyOfRange(score, 10 * fold, 10 * fold + 10),
                    Arrays.copyOfRange(label, 10 * fold, 10 * fold + 10)));
        }
        assertEquals(0.5, Auroc.within(folds).value(), 1e-15);
        assertTrue(Auroc.of(score, label).value() < 0.45);
    }

    @Test
    void strata_count_by_their_pairs_and_those_of_one_class_not_at_all() {
        Auroc two = Auroc.of(new double[] {1, 2, 3, 4}, new byte[] {0, 1, 0, 1});
        Auroc three = Auroc.of(new double[] {5, 1, 2, 4, 3, 6}, new byte[] {0, 1, 0, 1, 0, 1});
        Auroc none = Auroc.of(new double[] {1, 2}, new byte[] {0, 0});
        Auroc within = Auroc.within(List.of(two, three, none));
        assertEquals((4 * two.value() + 9 * three.value()) / 13, within.value(), 1e-15);
        assertEquals(
                Math.hypot(4 * two.standardError(), 9 * three.standardError()) / 13, within.standardError(), 1e-15);
        assertEquals(12, within.n());
        assertEquals(5, within.positives());
    }

    @Test
    void one_class_alone_has_no_area() {
        double[] score = {0.1, 0.5, 0.7};
        Auroc none = Auroc.of(score, new byte[] {0, 0, -1});
        assertTrue(Double.isNaN(none.value()) && Double.isNaN(none.standardError()) && Double.isNaN(none.ciLow()));
        assertEquals(2, none.n());
        assertTrue(Double.isNaN(AveragePrecision.of(score, new byte[3])));
        assertTrue(Double.isNaN(RocCurve.of(score, new byte[3]).points().get(0).truePositiveRate()));
        assertTrue(Double.isNaN(BrierScore.of(new double[0], new byte[0])));
    }
}
