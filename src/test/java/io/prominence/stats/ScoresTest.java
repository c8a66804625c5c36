package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
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
