package io.prominence.stats.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CutPointTest {
    static List<Golden> cuts() {
        return Golden.cases("stats/cut-point");
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void thresholds_are_those_of_proc(Golden golden) {
        double[] probability = golden.inputs("probability");
        CutPoint youden = CutPoint.youden(probability, golden.bytes("label"), golden.inputs("weight"));
        golden.check("youden", youden.threshold(), 1e-12);
        golden.check("youdenSensitivity", youden.sensitivity(), 1e-12);
        golden.check("youdenSpecificity", youden.specificity(), 1e-12);
        CutPoint sensitive = CutPoint.sensitivity(0.9, probability, golden.bytes("label"), golden.inputs("weight"));
        golden.check("sensitive", sensitive.threshold(), 1e-12);
        golden.check("sensitiveSensitivity", sensitive.sensitivity(), 1e-12);
        golden.check("sensitiveSpecificity", sensitive.specificity(), 1e-12);
    }

    @Test
    void everybody_is_called_positive_where_only_that_is_sensitive_enough() {
        CutPoint all =
                CutPoint.sensitivity(1, new double[] {0.2, 0.6, 0.4}, new byte[] {1, 0, 0}, new double[] {1, 1, 1});
        assertEquals(new CutPoint(0.1, 1, 0), all);
    }

    @Test
    void nothing_is_learned_from_one_class_or_one_probability() {
        double[] equal = {0.3, 0.3, 0.3};
        double[] weight = {1, 1, 1};
        assertTrue(Double.isNaN(
                CutPoint.youden(equal, new byte[] {1, 0, 1}, weight).threshold()));
        assertTrue(Double.isNaN(CutPoint.youden(new double[] {0.1, 0.2, 0.3}, new byte[] {0, 0, -1}, weight)
                .threshold()));
    }
}
