package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LowessTest {
    static List<Golden> curves() {
        return Golden.cases("stats/lowess");
    }

    @ParameterizedTest
    @MethodSource("curves")
    void the_curve_is_that_of_r(Golden golden) {
        golden.check("y", Lowess.smooth(golden.inputs("x"), golden.inputs("y"), golden.input("span")), 1e-9);
    }

    @Test
    void the_curve_moves_with_its_axes() {
        Golden golden = curves().get(0);
        double[] x = golden.inputs("x");
        double[] y = golden.inputs("y");
        double[] curve = Lowess.smooth(x, y, 0.5);
        double[] moved = Lowess.smooth(
                Arrays.stream(x).map(value -> 4 * value - 64).toArray(),
                Arrays.stream(y).map(value -> 8 * value + 2).toArray(),
                0.5);
        for (int i = 0; i < curve.length; i++) {
            assertEquals(8 * curve[i] + 2, moved[i], 1e-9);
        }
    }
}
