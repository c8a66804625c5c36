package io.prominence.stats.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What predicted probabilities are worth: comparisons, calibration, decisions, horizons, sample size. */
class PredictionTest {
    private static final double RELATIVE = 1e-9;
    private static final double LOG_P = 1e-7;

    static List<Golden> differences() {
        return Golden.cases("stats/auroc-difference");
    }

    static List<Golden> calibrations() {
        return Golden.cases("stats/calibration");
    }

    static List<Golden> decisions() {
        return Golden.cases("stats/decision");
    }

    static List<Golden> horizons() {
        return Golden.cases("stats/horizon");
    }

    static List<Golden> sizes() {
        return Golden.cases("stats/sample-size");
    }

    @ParameterizedTest
    @MethodSource("differences")
    void areas_are_compared_as_proc_compares_them(Golden golden) {
        AurocDifference out =
                AurocDifference.of(golden.inputs("first"), golden.inputs("second"), golden.bytes("label"));
        golden.check("n", out.n(), 0);
        golden.check("positives", out.positives(), 0);
        golden.check("first", out.first(), RELATIVE);
        golden.check("second", out.second(), RELATIVE);
        golden.check("difference", out.difference(), RELATIVE);
        golden.check("standardError", out.standardError(), RELATIVE);
        golden.check("ciLow", out.interval().low(), RELATIVE);
        golden.check("ciHigh", out.interval().high(), RELATIVE);
        golden.check("z", out.z(), RELATIVE);
        golden.check("logP", out.logP(), LOG_P);
    }

    @ParameterizedTest
    @MethodSource("calibrations")
    void intercept_slope_and_curve_are_those_of_r(Golden golden) {
        double[] probability = golden.inputs("probability");
        Recalibration out = Recalibration.of(probability, golden.bytes("label"));
        golden.check("intercept", out.intercept(), RELATIVE);
        golden.check("interceptError", out.interceptError(), RELATIVE);
        golden.check("slope", out.slope(), RELATIVE);
        golden.check("slopeError", out.slopeError(), RELATIVE);
        golden.check("slopeIntercept", out.slopeIntercept(), RELATIVE);
        CalibrationCurve curve = CalibrationCurve.of(probability, golden.bytes("label"));
        golden.check("predicted", curve.predicted(), 0);
        golden.check("observed", curve.observed(), RELATIVE);
        golden.check("ici", curve.ici(), RELATIVE);
        golden.check("e50", curve.e50(), RELATIVE);
        golden.check("e90", curve.e90(), RELATIVE);
        golden.check("emax", curve.emax(), RELATIVE);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void shares_intervals_and_net_benefit_are_those_of_r(Golden golden) {
        Decision out = Decision.at(golden.input("threshold"), golden.inputs("probability"), golden.bytes("label"));
        golden.check("sensitivity", out.sensitivity(), RELATIVE);
        golden.check("sensitivityLow", out.sensitivityInterval().low(), RELATIVE);
        golden.check("sensitivityHigh", out.sensitivityInterval().high(), RELATIVE);
        golden.check("specificity", out.specificity(), RELATIVE);
        golden.check("specificityLow", out.specificityInterval().low(), RELATIVE);
        golden.check("specificityHigh", out.specificityInterval().high(), RELATIVE);
        golden.check("ppv", out.positivePredictiveValue(), RELATIVE);
        golden.check("npv", out.negativePredictiveValue(), RELATIVE);
        golden.check("netBenefit", out.netBenefit(), RELATIVE);
        golden.check("netBenefitOfAll", out.netBenefitOfAll(), RELATIVE);
    }

    @ParameterizedTest
    @MethodSource("horizons")
    void horizons_are_weighed_as_riskregression_weighs_them(Golden golden) {
        CensoringWeights out =
                CensoringWeights.at(golden.input("horizon"), golden.inputs("time"), golden.bytes("event"));
        byte[] label = out.label();
        golden.check(
                "label",
                IntStream.range(0, label.length).mapToDouble(i -> label[i]).toArray(),
                0);
        golden.check("weight", out.weight(), RELATIVE);
        golden.check("uncensored", out.uncensored(), RELATIVE);
        golden.check("brier", out.brier(golden.inputs("probability")), RELATIVE);
        golden.check("auroc", out.auroc(golden.inputs("probability")), RELATIVE);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void sample_sizes_are_those_of_riley(Golden golden) {
        SampleSize out =
                SampleSize.of((int) golden.input("parameters"), golden.input("share"), golden.input("explained"));
        golden.check("forShrinkage", out.forShrinkage(), 0);
        golden.check("forOptimism", out.forOptimism(), 0);
        golden.check("forShare", out.forShare(), 0);
        assertTrue(out.samples() >= out.forShare());
        assertEquals(
                out.samples() * Math.min(out.share(), 1 - out.share()) / out.parameters(), out.eventsPerParameter());
    }

    @Test
    void a_score_does_not_differ_from_itself_nor_from_what_rises_with_it() {
        double[] score = {0.1, 0.4, 0.35, 0.8, 0.8, 0.2};
        byte[] label = {0, 0, 1, 1, 0, 1};
        double[] risen = Arrays.stream(score).map(s -> 3 * s * s + 1).toArray();
        AurocDifference out = AurocDifference.of(score, risen, label);
        assertEquals(0, out.difference(), 0.0);
        assertEquals(0, out.z(), 0.0);
        assertEquals(0, out.logP(), 0.0);
        assertEquals(Auroc.of(score, label).value(), out.first());
    }

    @Test
    void what_moves_probabilities_moves_them_to_an_intercept_of_0_and_a_slope_of_1() {
        Golden golden = calibrations().get(0);
        byte[] label = golden.bytes("label");
        double[] probability = golden.inputs("probability");
        Recalibration first = Recalibration.of(probability, label);
        double[] moved = Arrays.stream(probability).map(first::bySlope).toArray();
        assertEquals(1, Recalibration.of(moved, label).slope(), 1e-9);
        assertEquals(0, Recalibration.of(moved, label).intercept(), 1e-9);
        double[] shifted = Arrays.stream(probability).map(first::byIntercept).toArray();
        assertEquals(0, Recalibration.of(shifted, label).intercept(), 1e-9);
        assertEquals(first.slope(), Recalibration.of(shifted, label).slope(), 1e-9);
    }

    @Test
    void without_both_classes_or_without_spread_there_is_no_slope() {
        byte[] ones = {1, 1, 1};
        double[] probability = {0.2, 0.3, 0.9};
        assertTrue(Double.isNaN(Recalibration.of(probability, ones).intercept()));
        assertTrue(Double.isNaN(Recalibration.of(new double[] {0.3, 0.3, 0.3}, new byte[] {1, 0, 0})
                .slope()));
        assertTrue(
                Double.isNaN(Recalibration.of(probability, new byte[] {0, 0, 1}).slope()));
        assertTrue(
                Double.isNaN(AurocDifference.of(probability, probability, ones).first()));
    }

    @Test
    void certain_predictions_that_are_wrong_have_a_calibration_all_the_same() {
        Recalibration out = Recalibration.of(new double[] {0, 1, 0, 1, 0.5}, new byte[] {0, 1, 1, 0, 1});
        assertTrue(Double.isFinite(out.intercept()) && Double.isFinite(out.slope()));
        assertTrue(out.slope() < 0.1);
    }

    @Test
    void without_censoring_a_horizon_is_a_plain_yes_or_no() {
        double[] time = {1, 2, 3, 4, 5, 6};
        byte[] event = {1, 1, 2, 1, 1, 1};
        double[] score = {0.9, 0.3, 0.4, 0.5, 0.1, 0.2};
        CensoringWeights out = CensoringWeights.at(3.5, time, event);
        assertArrayEquals(new byte[] {1, 1, 0, 0, 0, 0}, out.label());
        assertEquals(Auroc.of(score, out.label()).value(), out.auroc(score));
        assertEquals(BrierScore.of(score, out.label()), out.brier(score), 1e-15);
    }

    @Test
    void a_threshold_is_a_probability() {
        assertThrows(IllegalArgumentException.class, () -> Decision.at(1, new double[] {1}, new byte[] {1}));
    }
}
