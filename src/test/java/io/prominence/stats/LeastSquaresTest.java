package io.prominence.stats;

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

class LeastSquaresTest {
    static List<Golden> designs() {
        return Golden.cases("stats/collinear");
    }

    @ParameterizedTest
    @MethodSource("designs")
    void covariates_are_collinear_where_lm_drops_one(Golden golden) {
        double[][] covariates = golden.vectors("covariates");
        boolean full =
                new LeastSquares(covariates.length, covariates[0].length).factor(covariates, covariates[0].length);
        golden.check("rank", full ? covariates.length + 1 : covariates.length, 0);
    }

    @Test
    void residuals_are_orthogonal_to_every_covariate_and_to_the_intercept() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(13L);
        int n = 200;
        double[][] covariates = new double[5][n];
        for (double[] column : covariates) {
            Arrays.setAll(column, i -> 1000 + random.nextDouble());
        }
        for (int i = 0; i < n; i++) {
            covariates[4][i] = covariates[0][i] + 1e-2 * covariates[4][i];
        }
        LeastSquares space = new LeastSquares(5, n);
        assertTrue(space.factor(covariates, n));
        double[] vector = new double[n];
        Arrays.setAll(vector, i -> covariates[4][i] + 1e-3 * random.nextDouble());
        double left = space.residuals(vector, LeastSquares.centre(vector, n));
        assertEquals(left, LeastSquares.dot(vector, vector, n), 1e-18);
        assertEquals(0, Arrays.stream(vector).sum(), 1e-12);
        for (double[] column : covariates) {
            assertEquals(0, LeastSquares.dot(vector, column, n), 1e-9);
        }
    }

    @Test
    void a_constant_vector_is_exactly_zero_when_centred() {
        double[] tenth = new double[7];
        Arrays.fill(tenth, 0.1);
        assertEquals(0, LeastSquares.centre(tenth, 7));
    }
}
