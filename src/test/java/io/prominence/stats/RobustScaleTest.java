package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RobustScaleTest {
    static List<Golden> scales() {
        return Golden.cases("stats/robust-scale");
    }

    static List<Golden> scores() {
        return Golden.cases("stats/mean-z");
    }

    @ParameterizedTest
    @MethodSource("scales")
    void median_and_deviation_are_those_of_r(Golden golden) {
        RobustScale scale = RobustScale.of(golden.inputs("x"));
        golden.check("median", scale.median(), 1e-12);
        golden.check("deviation", scale.deviation(), 1e-12);
    }

    @Test
    void nothing_has_no_middle() {
        assertTrue(Double.isNaN(RobustScale.of(new double[] {Double.NaN}).median()));
    }

    @ParameterizedTest
    @MethodSource("scores")
    void the_mean_of_z_is_that_of_r(Golden golden) {
        golden.check("score", MeanZ.of(Arrays.asList(golden.vectors("genes"))).orElseThrow(), 1e-9);
    }

    @Test
    void genes_that_do_not_vary_make_no_score() {
        assertEquals(Optional.empty(), MeanZ.of(List.of(new double[] {2, 2, 2})));
        assertEquals(Optional.empty(), MeanZ.of(List.of()));
    }
}
