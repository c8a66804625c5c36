package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class RelativeHazardTest {
    @Test
    void it_is_the_exponential_function_to_the_last_digits() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(1);
        int n = 200_000;
        double[] predictor = new double[n];
        for (int i = 0; i < n; i++) {
            double range = i % 2 == 0 ? 6 : 1400;
            predictor[i] = range * (random.nextDouble() - 0.5);
        }
        double[] hazard = new double[n];
        RelativeHazard.fill(predictor, hazard, n);
        for (int i = 0; i < n; i++) {
            double exact = Math.exp(predictor[i]);
            assertEquals(exact, hazard[i], 2 * Math.ulp(exact), () -> "a predictor of the seed 1");
        }
    }

    @Test
    void the_ends_are_those_of_the_exponential_function() {
        double[] predictor = {0, -0.0, 1e-320, 710, -750, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN
        };
        double[] hazard = new double[9];
        RelativeHazard.fill(predictor, hazard, 8);
        double infinite = Double.POSITIVE_INFINITY;
        assertArrayEquals(new double[] {1, 1, 1, infinite, 0, 0, infinite, Double.NaN, 0}, hazard);
    }
}
