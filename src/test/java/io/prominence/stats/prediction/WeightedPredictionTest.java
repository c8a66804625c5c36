package io.prominence.stats.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.stats.Undefined;
import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What predictions are worth where samples are weighted for censoring, with errors; and what others add to them. */
class WeightedPredictionTest {
    private static final double RELATIVE = 1e-9;
    private static final double LOG_P = 1e-7;
    private static final byte[] LABEL = {1, 0, 1, 0, 0, 1, 0};
    private static final double[] SCORE = {0.9, 0.3, 0.4, 0.5, 0.1, 0.2, 0.2};

    static List<Golden> predictions() {
        return Golden.cases("stats/weighted-prediction");
    }

    static List<Golden> curves() {
        return Golden.cases("stats/weighted-calibration");
    }

    static List<Golden> added() {
        return Golden.cases("stats/added-value");
    }

    @ParameterizedTest
    @MethodSource("predictions")
    void areas_and_their_errors_are_those_of_riskregression(Golden golden) {
        double[] first = golden.inputs("first");
        byte[] label = golden.bytes("label");
        double[] weight = golden.inputs("weight");
        Auroc area = WeightedAuroc.of(first, label, weight);
        golden.check("auroc", area.value(), RELATIVE);
        golden.check("aurocError", area.standardError(), RELATIVE);
        AurocDifference apart = WeightedAuroc.difference(first, golden.inputs("second"), label, weight);
        golden.check("difference", apart.difference(), RELATIVE);
        golden.check("differenceError", apart.standardError(), RELATIVE);
        assertEquals(area.value(), apart.first(), 1e-15);
    }

    @ParameterizedTest
    @MethodSource("predictions")
    void losses_and_their_errors_are_those_of_r(Golden golden) {
        ProbabilityLoss loss =
                ProbabilityLoss.of(golden.inputs("first"), golden.bytes("label"), golden.inputs("weight"));
        golden.check("brier", loss.brier().value(), RELATIVE);
        golden.check("brierError", loss.brier().standardError(), RELATIVE);
        golden.check("scaledBrier", loss.scaledBrier().value(), RELATIVE);
        golden.check("scaledBrierError", loss.scaledBrier().standardError(), RELATIVE);
        golden.check("logLoss", loss.logLoss().value(), RELATIVE);
        golden.check("logLossError", loss.logLoss().standardError(), RELATIVE);
    }

    @ParameterizedTest
    @MethodSource("predictions")
    void calibration_has_the_errors_of_the_sandwich(Golden golden) {
        Recalibration out = Recalibration.of(golden.inputs("first"), golden.bytes("label"), golden.inputs("weight"));
        golden.check("intercept", out.intercept(), RELATIVE);
        golden.check("interceptError", out.interceptError(), RELATIVE);
        golden.check("slope", out.slope(), RELATIVE);
        golden.check("slopeError", out.slopeError(), RELATIVE);
    }

    @ParameterizedTest
    @MethodSource("predictions")
    void precision_and_shares_count_weights(Golden golden) {
        double[] first = golden.inputs("first");
        byte[] label = golden.bytes("label");
        double[] weight = golden.inputs("weight");
        double precision = AveragePrecision.of(first, label, weight);
        golden.check("averagePrecision", precision, RELATIVE);
        Interval95 interval = AveragePrecision.interval(precision, label, weight);
        golden.check("averagePrecisionLow", interval.low(), RELATIVE);
        golden.check("averagePrecisionHigh", interval.high(), RELATIVE);
        boolean[] called = new boolean[first.length];
        for (int i = 0; i < called.length; i++) {
            called[i] = first[i] >= 0.4;
        }
        Calls calls = Calls.of(called, label, weight);
        check(golden, "sensitivity", calls.sensitivity());
        check(golden, "specificity", calls.specificity());
        check(golden, "ppv", calls.positivePredictiveValue());
        check(golden, "npv", calls.negativePredictiveValue());
        check(golden, "prevalence", calls.prevalence());
    }

    private static void check(Golden golden, String key, Calls.Share share) {
        golden.check(
                key,
                new double[] {
                    share.value(), share.interval().low(), share.interval().high()
                },
                RELATIVE);
    }

    @ParameterizedTest
    @MethodSource("predictions")
    void net_benefits_are_means_with_errors(Golden golden) {
        double[] first = golden.inputs("first");
        byte[] label = golden.bytes("label");
        double[] weight = golden.inputs("weight");
        check(golden, "netBenefit", NetBenefit.of(0.3, first, label, weight));
        check(golden, "netBenefitOfAll", NetBenefit.ofAll(0.3, label, weight));
        check(
                golden,
                "netBenefitDifference",
                NetBenefit.difference(0.3, first, golden.inputs("second"), label, weight));
    }

    private static void check(Golden golden, String key, SampleMean mean) {
        golden.check(key, new double[] {mean.value(), mean.standardError()}, RELATIVE);
    }

    @ParameterizedTest
    @MethodSource("curves")
    void curves_bend_to_the_weights(Golden golden) {
        CalibrationCurve out =
                CalibrationCurve.of(golden.inputs("probability"), golden.bytes("label"), golden.inputs("weight"));
        golden.check("predicted", out.predicted(), 0);
        golden.check("observed", out.observed(), RELATIVE);
        golden.check("ici", out.ici(), RELATIVE);
        golden.check("e50", out.e50(), RELATIVE);
        golden.check("e90", out.e90(), RELATIVE);
        golden.check("emax", out.emax(), RELATIVE);
    }

    @ParameterizedTest
    @MethodSource("added")
    void added_value_is_the_likelihood_ratio_of_glm(Golden golden) {
        AddedValue out = AddedValue.of(
                golden.inputs("first"), golden.inputs("second"), golden.bytes("label"), golden.codes("stratum"));
        golden.check("n", out.n(), 0);
        golden.check("coefficient", out.coefficient(), RELATIVE);
        golden.check("statistic", out.statistic(), RELATIVE);
        golden.check("logP", out.logP(), LOG_P);
    }

    @Test
    void what_says_the_same_adds_nothing_that_could_be_tested() {
        double[] risen = Arrays.stream(SCORE)
                .map(p -> p * p / (p * p + (1 - p) * (1 - p)))
                .toArray();
        assertEquals(
                Undefined.COLLINEAR,
                AddedValue.of(SCORE, risen, LABEL, new int[LABEL.length]).undefined());
    }

    @Test
    void what_separates_the_classes_has_no_likelihood_ratio() {
        double[] oracle = {0.9, 0.1, 0.8, 0.2, 0.3, 0.7, 0.1};
        assertEquals(
                Undefined.SEPARATED,
                AddedValue.of(SCORE, oracle, LABEL, new int[LABEL.length]).undefined());
        assertEquals(
                Undefined.TOO_FEW_EVENTS,
                AddedValue.of(SCORE, oracle, new byte[LABEL.length], new int[LABEL.length])
                        .undefined());
    }

    /** A model that gives everybody the same adds nothing to nothing: then the other is tested alone. */
    @Test
    void to_a_constant_everything_is_added() {
        double[] constant = new double[LABEL.length];
        Arrays.fill(constant, 0.3);
        AddedValue out = AddedValue.of(constant, SCORE, LABEL, new int[LABEL.length]);
        assertTrue(out.statistic() > 0 && out.coefficient() > 0, out::toString);
    }

    @Test
    void weights_of_1_are_no_weights() {
        double[] ones = new double[LABEL.length];
        Arrays.fill(ones, 1);
        assertEquals(
                Auroc.of(SCORE, LABEL).value(),
                WeightedAuroc.of(SCORE, LABEL, ones).value(),
                1e-15);
        assertEquals(Recalibration.of(SCORE, LABEL), Recalibration.of(SCORE, LABEL, ones));
        assertArrayEquals(
                CalibrationCurve.of(SCORE, LABEL).observed(),
                CalibrationCurve.of(SCORE, LABEL, ones).observed());
        Decision decision = Decision.at(0.3, SCORE, LABEL);
        assertEquals(
                decision.netBenefit(), NetBenefit.of(0.3, SCORE, LABEL, ones).value(), 1e-15);
        assertEquals(
                decision.netBenefitOfAll(), NetBenefit.ofAll(0.3, LABEL, ones).value(), 1e-15);
    }

    @Test
    void differences_within_strata_are_weighed_by_their_pairs() {
        AurocDifference one = new AurocDifference(20, 10, 0.8, 0.7, 0.1, 0.04, Interval95.wald(0.1, 0.04), 2.5, -4);
        AurocDifference other = new AurocDifference(20, 10, 0.6, 0.7, -0.1, 0.03, Interval95.wald(-0.1, 0.03), 3, -5);
        AurocDifference out = AurocDifference.within(List.of(one, other), new double[] {300, 100});
        assertEquals(0.75, out.first(), 1e-15);
        assertEquals(0.05, out.difference(), 1e-15);
        assertEquals(Math.hypot(0.75 * 0.04, 0.25 * 0.03), out.standardError(), 1e-15);
        assertTrue(Double.isNaN(
                AurocDifference.within(List.of(one), new double[] {0}).difference()));
    }
}
