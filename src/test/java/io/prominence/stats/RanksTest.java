package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RanksTest {
    static List<Golden> ranks() {
        return Golden.cases("stats/ranks");
    }

    @ParameterizedTest
    @MethodSource("ranks")
    void ranks_and_tie_sums_are_those_of_r(Golden golden) {
        double[] values = golden.inputs("x");
        double[] ranks = new double[values.length];
        double ties = new Ranks(values.length).average(values, values.length, ranks);
        golden.check("ranks", ranks, 0);
        golden.check("ties", ties, 0);
    }

    @Test
    void a_workspace_ranks_shorter_vectors_too_and_in_place() {
        Ranks ranks = new Ranks(10);
        double[] values = {5, 3, 3, 9, -1, -1};
        assertEquals(6, ranks.average(values, 4, values));
        assertArrayEquals(new double[] {3, 1.5, 1.5, 4, -1, -1}, values);
    }

    @Test
    void any_length_agrees_with_counting() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(12L);
        Ranks workspace = new Ranks(1000);
        for (int n : new int[] {0, 1, 2, 15, 16, 17, 31, 33, 100, 1000}) {
            double[] values = new double[n];
            Arrays.setAll(values, i -> random.nextInt(1 + n / 2));
            double[] ranks = new double[n];
            workspace.average(values, n, ranks);
            for (int i = 0; i < n; i++) {
                double value = values[i];
                long below = Arrays.stream(values).filter(v -> v < value).count();
                long equal = Arrays.stream(values).filter(v -> v == value).count();
                assertEquals(below + (equal + 1) / 2.0, ranks[i]);
            }
        }
    }
}
