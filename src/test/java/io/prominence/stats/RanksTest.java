package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
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

    @Test
    void any_kind_of_numbers_agrees_with_counting() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(13L);
        List<DoubleUnaryOperator> kinds = List.of(
                x -> (float) (12 * x),
                x -> (float) (x - 0.5),
                x -> x - 0.5,
                x -> Math.tan(Math.PI * x),
                x -> Math.rint(6 * x) - 3,
                x -> -0.0 * Math.rint(x),
                x -> x < 0.5 ? 0.0 : -0.0,
                x -> x < 0.5 ? Double.MIN_VALUE : Double.MAX_VALUE,
                x -> Double.longBitsToDouble((long) (x * 0x7fe0000000000000L)) * (x * 1e6 % 2 < 1 ? 1 : -1),
                x -> 4.5);
        for (DoubleUnaryOperator kind : kinds) {
            for (int n : new int[] {1, 39, 40, 64, 65, 600, 3000}) {
                double[] values = new double[n];
                Arrays.setAll(values, i -> kind.applyAsDouble(random.nextDouble()));
                double[] sorted = values.clone();
                double[] ranks = new double[n];
                new Ranks(n).average(values, n, ranks);
                Arrays.setAll(sorted, i -> sorted[i] + 0.0);
                Arrays.sort(sorted);
                for (int i = 0; i < n; i++) {
                    int below = firstNotBelow(sorted, values[i]);
                    int notAbove = n - firstNotBelow(negated(sorted), -values[i] + 0.0);
                    assertEquals((below + notAbove + 1) / 2.0, ranks[i]);
                }
            }
        }
    }

    @Test
    void positions_travel_only_where_there_is_room() {
        double[] wide = {-Double.MAX_VALUE, Math.PI, Double.MIN_VALUE, 3};
        int[] positions = new int[4];
        assertEquals(false, new RadixOrder(4).sort(wide, 4, positions));
        assertEquals(true, new RadixOrder(4).sort(new double[] {-2.5f, 3.1f, 0, -7}, 4, positions));
        assertArrayEquals(new int[] {3, 0, 2, 1}, positions);
    }

    private static int firstNotBelow(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double[] negated(double[] sorted) {
        double[] negated = new double[sorted.length];
        Arrays.setAll(negated, i -> -sorted[sorted.length - 1 - i]);
        return negated;
    }
}
