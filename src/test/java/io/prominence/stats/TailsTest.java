package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TailsTest {
    private static final double LOG_ACCURACY = 1e-10;

    static List<Golden> studentTails() {
        return Golden.cases("stats/tails-t");
    }

    static List<Golden> normalTails() {
        return Golden.cases("stats/tails-normal");
    }

    static List<Golden> chiSquaredTails() {
        return Golden.cases("stats/tails-chi-squared");
    }

    static List<Golden> quantiles() {
        return Golden.cases("stats/quantiles");
    }

    @ParameterizedTest
    @MethodSource("studentTails")
    void t_tails_are_those_of_r(Golden golden) {
        golden.check("logP", Tails.logTwoSidedT(golden.input("t"), golden.input("df")), LOG_ACCURACY);
    }

    @ParameterizedTest
    @MethodSource("normalTails")
    void normal_tails_are_those_of_r(Golden golden) {
        golden.check("logP", Tails.logTwoSidedNormal(golden.input("z")), LOG_ACCURACY);
    }

    @ParameterizedTest
    @MethodSource("chiSquaredTails")
    void chi_squared_tails_are_those_of_r(Golden golden) {
        golden.check("logP", Tails.logUpperChiSquared(golden.input("x"), golden.input("df")), LOG_ACCURACY);
    }

    @ParameterizedTest
    @MethodSource("quantiles")
    void t_quantiles_are_those_of_r(Golden golden) {
        golden.check("t", Tails.tQuantile(golden.input("p"), golden.input("df")), 1e-11);
    }

    static List<Golden> f() {
        return Golden.cases("stats/tails-f");
    }

    @ParameterizedTest
    @MethodSource("f")
    void f_tails_are_those_of_r(Golden golden) {
        golden.check("logP", Tails.logUpperF(golden.input("f"), golden.input("df1"), golden.input("df2")), 1e-12);
    }

    static List<Golden> chiSquaredQuantiles() {
        return Golden.cases("stats/quantiles-chi-squared");
    }

    @ParameterizedTest
    @MethodSource("chiSquaredQuantiles")
    void chi_squared_quantiles_are_those_of_r(Golden golden) {
        golden.check("x", Tails.chiSquaredQuantile(golden.input("p"), golden.input("df")), 1e-11);
    }

    @Test
    void a_t_with_infinite_df_is_normal() {
        assertEquals(Tails.logTwoSidedNormal(50), Tails.logTwoSidedT(50, Double.POSITIVE_INFINITY));
        assertEquals(Tails.normalQuantile(0.975), Tails.tQuantile(0.975, Double.POSITIVE_INFINITY));
    }

    @Test
    void the_median_is_zero() {
        assertEquals(0.0, Tails.normalQuantile(0.5));
        assertEquals(0.0, Tails.tQuantile(0.5, 0.5));
    }

    @Test
    void tails_fall_without_a_step_where_p_underflows() {
        for (double df : new double[] {1.5, 12, 400, 1e5, 1e9}) {
            double last = 0;
            for (double t = 0.01; t < 1e6; t *= 1.01) {
                double logP = Tails.logTwoSidedT(t, df);
                assertTrue(logP < last, "t = " + t + ", df = " + df + ": " + logP + " after " + last);
                last = logP;
            }
        }
    }

    @Test
    void what_is_not_a_number_stays_so() {
        assertEquals(Double.NaN, Tails.logTwoSidedT(Double.NaN, 3));
        assertEquals(Double.NaN, Tails.logTwoSidedT(1, 0));
        assertEquals(Double.NaN, Tails.logTwoSidedT(1, Double.NaN));
        assertEquals(Double.NaN, Tails.logTwoSidedNormal(Double.NaN));
        assertEquals(Double.NaN, Tails.logUpperChiSquared(Double.NaN, 1));
        assertEquals(Double.NaN, Tails.tQuantile(Double.NaN, 3));
        assertEquals(Double.NaN, Tails.tQuantile(0.5, -1));
        assertEquals(Double.NaN, Tails.logUpperF(Double.NaN, 1, 1));
        assertEquals(Double.NaN, Tails.logUpperF(1, 1, Double.POSITIVE_INFINITY));
        assertEquals(Double.NaN, Tails.chiSquaredQuantile(1.1, 3));
        assertEquals(Double.NaN, Tails.chiSquaredQuantile(0.5, 0));
    }

    @Test
    void infinite_statistics_have_p_zero() {
        assertEquals(Double.NEGATIVE_INFINITY, Tails.logTwoSidedT(Double.NEGATIVE_INFINITY, 3));
        assertEquals(Double.NEGATIVE_INFINITY, Tails.logTwoSidedNormal(Double.POSITIVE_INFINITY));
        assertEquals(Double.NEGATIVE_INFINITY, Tails.logUpperChiSquared(Double.POSITIVE_INFINITY, 2));
        assertEquals(Double.NEGATIVE_INFINITY, Tails.logUpperF(Double.POSITIVE_INFINITY, 2, 3));
    }

    @Test
    void no_evidence_is_zero_and_not_minus_zero() {
        assertEquals(0.0, Tails.negLog10(Tails.logTwoSidedT(0, 9)));
        assertEquals(0.0, Tails.negLog10(Tails.logTwoSidedNormal(0)));
        assertEquals(0.0, Tails.negLog10(Tails.logUpperChiSquared(0, 1)));
        assertEquals(2.0, Tails.negLog10(Math.log(0.01)), 1e-15);
    }
}
