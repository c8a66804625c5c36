package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrincipalComponentsTest {
    private static final double RELATIVE = 1e-9;

    static List<Golden> cases() {
        return Golden.cases("lake/components");
    }

    /** The values of the golden's call; all are exact. */
    private static double[][] values(Golden golden) {
        int genes = (int) golden.input("genes");
        int samples = (int) golden.input("samples");
        double spread = golden.input("spread");
        double[][] values = new double[genes][samples];
        for (int g = 0; g < genes; g++) {
            for (int i = 0; i < samples; i++) {
                values[g][i] = (7919 * g + 104_729 * i + 31 * g * i) % 1009 / 64.0
                        + (g % 7 - 3) * (i % 11 - 5) * spread / 8
                        + (g % 5 - 2) * (i % 13 - 6) * spread / 16;
            }
        }
        return values;
    }

    private static PrincipalComponents components(double[][] values) {
        double[] means = Arrays.stream(values)
                .mapToDouble(row -> Arrays.stream(row).average().orElseThrow())
                .toArray();
        return PrincipalComponents.of(values, means);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scores_and_shares_are_those_of_r(Golden golden) {
        PrincipalComponents components = components(values(golden));
        golden.check("first", components.first(), RELATIVE);
        golden.check("second", components.second(), RELATIVE);
        golden.check("firstShare", components.firstShare(), RELATIVE);
        golden.check("secondShare", components.secondShare(), RELATIVE);
    }

    @Test
    void scores_do_not_depend_on_threads() throws Exception {
        double[][] values = values(cases().get(1));
        PrincipalComponents here = components(values);
        var pool = new ForkJoinPool(7);
        try {
            PrincipalComponents there = pool.submit(() -> components(values)).get();
            assertArrayEquals(here.first(), there.first());
            assertArrayEquals(here.second(), there.second());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void a_value_that_is_there_twice_is_found_twice() {
        int size = 150;
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            matrix[i][i] = i == 40 || i == 90 ? 3 : 1 + i / 1000.0;
        }
        LeadingEigen eigen = LeadingEigen.of(matrix);
        assertArrayEquals(new double[] {3, 3}, eigen.values(), 1e-12);
        for (double[] vector : eigen.vectors()) {
            assertEquals(1, vector[40] * vector[40] + vector[90] * vector[90], 1e-12);
        }
        assertEquals(
                0,
                IntStream.range(0, size)
                        .mapToDouble(i -> eigen.vectors()[0][i] * eigen.vectors()[1][i])
                        .sum(),
                1e-12);
    }

    @Test
    void a_matrix_of_few_dimensions_has_no_more_than_those() {
        int size = 140;
        double[][] one = new double[size][size];
        for (double[] row : one) {
            Arrays.fill(row, 0.5);
        }
        assertArrayEquals(new double[] {70, 0}, LeadingEigen.of(one).values(), 1e-11);
        assertArrayEquals(new double[2], LeadingEigen.of(new double[size][size]).values(), Double.MIN_NORMAL);
        double[][] same = new double[size][size];
        IntStream.range(0, size).forEach(i -> same[i][i] = 2);
        assertArrayEquals(new double[] {2, 2}, LeadingEigen.of(same).values(), 1e-12);
    }
}
