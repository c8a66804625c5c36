package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MartingaleResidualsTest {
    private static final double[] TIME = {5, 3, 8, 3, 9, 1, 7};
    private static final byte[] EVENT = {1, 1, 0, 1, 1, 0, 1};

    static List<Golden> cases() {
        return Golden.cases("stats/martingale-residuals");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void residuals_are_those_of_coxph(Golden golden) {
        int[] strata = Arrays.stream(golden.inputs("strata"))
                .mapToInt(code -> (int) code)
                .toArray();
        double[] actual = MartingaleResiduals.of(
                golden.inputs("time"),
                golden.bytes("event"),
                golden.inputs("entry"),
                strata,
                golden.inputs("logHazard"));
        golden.check("residuals", actual, 1e-9);
    }

    @Test
    void their_sum_with_a_gene_is_its_score() {
        double[] gene = {2, 1, 4, 3, 7, 5, 6};
        double[] residuals = MartingaleResiduals.of(TIME, EVENT, null, new int[0], new double[7]);
        double score = 0;
        for (int i = 0; i < gene.length; i++) {
            score += gene[i] * residuals[i];
        }
        // Efron's score at 0: gene of the events − mean of those at risk, the tied events going one after the other.
        double atThree = (1 + 3) - (2 + 1 + 4 + 3 + 7 + 6) / 6.0 - (2 + 4 + 7 + 6 + 0.5 * (1 + 3)) / 5.0;
        double later = (2 - (2 + 4 + 7 + 6) / 4.0) + (6 - (4 + 7 + 6) / 3.0) + (7 - 7 / 1.0);
        assertEquals(atThree + later, score, 1e-12);
    }

    @Test
    void what_is_unknown_has_none_and_does_not_count() {
        double[] time = {5, 3, 8, 3, 9, 1, 7, Double.NaN, 4, 4};
        byte[] event = {1, 1, 0, 1, 1, 0, 1, 1, -1, 1};
        int[] strata = {0, 0, 0, 0, 0, 0, 0, 0, 0, -1};
        double[] residuals = MartingaleResiduals.of(time, event, null, strata, new double[10]);
        double[] known = MartingaleResiduals.of(TIME, EVENT, null, new int[0], new double[7]);
        assertArrayEquals(known, Arrays.copyOf(residuals, 7));
        assertTrue(Double.isNaN(residuals[7]) && Double.isNaN(residuals[8]) && Double.isNaN(residuals[9]));
    }

    @Test
    void a_common_factor_of_the_hazards_is_the_baselines() {
        double[] logHazard = {0.3, -0.2, 0.9, 0, 1.4, -2, 0.1};
        double[] shifted = Arrays.stream(logHazard).map(eta -> eta + 700).toArray();
        assertArrayEquals(
                MartingaleResiduals.of(TIME, EVENT, null, new int[0], logHazard),
                MartingaleResiduals.of(TIME, EVENT, null, new int[0], shifted),
                1e-12);
    }
}
