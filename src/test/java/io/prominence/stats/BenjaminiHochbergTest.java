package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BenjaminiHochbergTest {
    static List<Golden> adjustments() {
        return Golden.cases("stats/benjamini-hochberg");
    }

    @ParameterizedTest
    @MethodSource("adjustments")
    void q_values_are_those_of_r(Golden golden) {
        double[] logP = Arrays.stream(golden.inputs("p")).map(Math::log).toArray();
        golden.check("q", BenjaminiHochberg.adjust(logP), 1e-12);
    }

    @Test
    void q_never_falls_as_p_rises_and_is_never_below_p() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(7L);
        double[] logP = new double[500];
        Arrays.setAll(logP, i -> -2000 * Math.pow(random.nextDouble(), 6));
        Arrays.sort(logP);
        double[] logQ = BenjaminiHochberg.adjustLogs(logP);
        for (int i = 0; i < logP.length; i++) {
            assertTrue(logQ[i] >= logP[i] && logQ[i] <= 0);
            assertTrue(i == 0 || logQ[i] >= logQ[i - 1]);
        }
    }

    @Test
    void genes_keep_their_order_where_p_underflows() {
        double[] logQ = BenjaminiHochberg.adjustLogs(new double[] {-5000, -9000, -1});
        assertEquals(-5000 + Math.log(1.5), logQ[0], 1e-9);
        assertEquals(-9000 + Math.log(3), logQ[1], 1e-9);
    }

    @Test
    void missing_values_do_not_count() {
        double[] with = BenjaminiHochberg.adjust(new double[] {Double.NaN, -3, -2, Double.NaN, -1});
        double[] without = BenjaminiHochberg.adjust(new double[] {-3, -2, -1});
        assertArrayEquals(new double[] {Double.NaN, without[0], without[1], Double.NaN, without[2]}, with);
    }

    @Test
    void nothing_in_nothing_out() {
        assertEquals(0, BenjaminiHochberg.adjust(new double[0]).length);
    }
}
