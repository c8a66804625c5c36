package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.testing.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WelchTTest {
    static List<Golden> tests() {
        return Golden.cases("stats/welch");
    }

    @ParameterizedTest
    @MethodSource("tests")
    void welch_is_that_of_r(Golden golden) {
        WelchT test = WelchT.test(golden.inputs("a"), golden.inputs("b"));
        golden.check("meanA", test.meanA(), 1e-9);
        golden.check("meanB", test.meanB(), 1e-9);
        golden.check("difference", test.difference(), 1e-9);
        golden.check("standardError", test.standardError(), 1e-9);
        golden.check("ciLow", test.ciLow(), 1e-9);
        golden.check("ciHigh", test.ciHigh(), 1e-9);
        golden.check("t", test.t(), 1e-9);
        golden.check("df", test.df(), 1e-9);
        golden.check("logP", test.logP(), 1e-7);
    }

    @Test
    void too_few_or_constant_groups_have_no_test() {
        assertEquals(
                Undefined.TOO_FEW_SAMPLES,
                WelchT.test(new double[] {1, Double.NaN}, new double[] {1, 2, 3})
                        .undefined());
        WelchT constant = WelchT.test(new double[] {0.1, 0.1, 0.1}, new double[] {0.3, 0.3, 0.3});
        assertEquals(Undefined.LOW_VARIANCE, constant.undefined());
        assertEquals(0.1, constant.meanA());
        assertEquals(Double.NaN, constant.difference());
    }
}
