package io.prominence.stats.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElasticNetLogisticTest {
    private static final int N = 200;
    private final double[][] columns = new double[30][N];
    private final byte[] label = new byte[N];

    ElasticNetLogisticTest() {
        Random random = new Random(5);
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = (1 + j) * random.nextGaussian() + j;
            }
            double eta = columns[0][i] - 0.5 * (columns[1][i] - 1) - 0.7;
            label[i] = (byte) (random.nextDouble() < 1 / (1 + Math.exp(-eta)) ? 1 : 0);
        }
    }

    static List<Golden> paths() {
        return Golden.cases("stats/elastic-net");
    }

    /** Held on the scale of the standardised columns, on which the coefficients are comparable. */
    @ParameterizedTest
    @MethodSource("paths")
    void the_path_is_that_of_glmnet(Golden golden) {
        double[][] x = golden.vectors("columns");
        double[] intercepts = golden.expectedAll("intercept");
        double[][] expected = golden.expectedVectors("coefficients");
        List<LogisticCoefficients> path = model(golden).path(golden.inputs("lambda"));
        for (int k = 0; k < path.size(); k++) {
            double[] coefficients = path.get(k).coefficients();
            double centred = path.get(k).intercept() - intercepts[k];
            for (int j = 0; j < x.length; j++) {
                double sd = deviation(x[j]);
                centred += (coefficients[j] - expected[k][j])
                        * Arrays.stream(x[j]).average().orElseThrow();
                assertEquals(sd * expected[k][j], sd * coefficients[j], 1e-6, golden::toString);
            }
            assertEquals(0, centred, 1e-6, golden::toString);
        }
    }

    private static ElasticNetLogistic model(Golden golden) {
        return ElasticNetLogistic.of(
                golden.vectors("columns"), golden.bytes("label"), golden.inputs("weight"), golden.input("alpha"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void penalties_from_the_data_are_those_of_glmnet(Golden golden) {
        assertArrayEquals(golden.expectedAll("penalties"), model(golden).penalties(7, 0.01), 1e-9, golden::toString);
    }

    @Test
    void a_sample_of_weight_0_is_as_if_it_were_not_there() {
        double[] weight = new Random(3).doubles(N, 0.1, 2).toArray();
        Arrays.fill(weight, 150, N, 0);
        double[][] fewer =
                Arrays.stream(columns).map(x -> Arrays.copyOf(x, 150)).toArray(double[][]::new);
        LogisticCoefficients all =
                ElasticNetLogistic.of(columns, label, weight, 0.5).path(0.02).get(0);
        LogisticCoefficients some = ElasticNetLogistic.of(
                        fewer, Arrays.copyOf(label, 150), Arrays.copyOf(weight, 150), 0.5)
                .path(0.02)
                .get(0);
        assertArrayEquals(some.coefficients(), all.coefficients());
    }

    @Test
    void weights_count_by_their_ratio() {
        double[] weight = new Random(4).doubles(N, 0.1, 2).toArray();
        double[] tenfold = Arrays.stream(weight).map(w -> 10 * w).toArray();
        assertArrayEquals(
                ElasticNetLogistic.of(columns, label, weight, 0.5)
                        .path(0.02)
                        .get(0)
                        .coefficients(),
                ElasticNetLogistic.of(columns, label, tenfold, 0.5)
                        .path(0.02)
                        .get(0)
                        .coefficients(),
                1e-9);
    }

    @Test
    void weights_that_are_none_are_refused() {
        double[] weight = new double[N];
        assertThrows(IllegalArgumentException.class, () -> ElasticNetLogistic.of(columns, label, weight, 1));
        weight[7] = Double.NaN;
        assertThrows(IllegalArgumentException.class, () -> ElasticNetLogistic.of(columns, label, weight, 1));
        weight[7] = -1;
        assertThrows(IllegalArgumentException.class, () -> ElasticNetLogistic.of(columns, label, weight, 1));
    }

    /** At the minimum the gradient of the likelihood balances the penalty (Karush, Kuhn and Tucker). */
    @Test
    void the_solution_satisfies_the_optimality_conditions() {
        for (double alpha : new double[] {0, 0.5, 1}) {
            for (LogisticCoefficients fit :
                    ElasticNetLogistic.of(columns, label, alpha).path(0.2, 0.05, 0.01)) {
                assertTrue(fit.converged());
                for (int j = 0; j < columns.length; j++) {
                    assertOptimal(fit, j, alpha);
                }
            }
        }
    }

    private void assertOptimal(LogisticCoefficients fit, int j, double alpha) {
        double sd = deviation(columns[j]);
        double[] probability = fit.probabilities(columns, N);
        double gradient = 0;
        for (int i = 0; i < N; i++) {
            gradient += (label[i] - probability[i]) * columns[j][i] / sd / N;
        }
        double beta = fit.coefficients()[j] * sd;
        double rest = gradient - fit.lambda() * (1 - alpha) * beta;
        if (beta != 0) {
            assertEquals(fit.lambda() * alpha * Math.signum(beta), rest, 1e-8);
        } else {
            assertTrue(Math.abs(rest) <= fit.lambda() * alpha + 1e-8);
        }
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1));
    }

    @Test
    void a_large_penalty_leaves_the_prevalence() {
        LogisticCoefficients fit =
                ElasticNetLogistic.of(columns, label, 1).path(10).get(0);
        double positives = 0;
        for (byte y : label) {
            positives += y;
        }
        assertArrayEquals(new double[columns.length], fit.coefficients());
        assertEquals(positives / N, fit.probabilities(columns, N)[0], 1e-12);
    }

    @Test
    void a_warm_start_ends_where_a_cold_start_ends() {
        ElasticNetLogistic model = ElasticNetLogistic.of(columns, label, 0.5);
        List<LogisticCoefficients> warm = model.path(0.3, 0.1, 0.02);
        assertArrayEquals(model.path(0.02).get(0).coefficients(), warm.get(2).coefficients(), 1e-7);
    }

    @Test
    void one_penalty_is_what_the_path_says_of_it() {
        ElasticNetLogistic model = ElasticNetLogistic.of(columns, label, 0.5);
        LogisticCoefficients alone = model.fit(0.02, model.penalties(10, 0.01));
        assertEquals(0.02, alone.lambda());
        assertArrayEquals(model.path(0.02).get(0).coefficients(), alone.coefficients(), 1e-8);
    }

    /** A move of v δ² = 1e-7 of the null deviance is about 1e-3 of a standard deviation. */
    @Test
    void tuning_comes_near_the_minimum_and_ends_where_nothing_is_left_to_explain() {
        ElasticNetLogistic model = ElasticNetLogistic.of(columns, label, 0.5);
        double[] penalties = model.penalties(40, 1e-4);
        List<LogisticCoefficients> exact = model.path(penalties);
        List<LogisticCoefficients> rough = model.path(PathAccuracy.TUNING, penalties);
        assertEquals(penalties.length, exact.size());
        assertTrue(rough.size() < penalties.length && rough.size() > 20, "ended after " + rough.size());
        for (int k = 0; k < rough.size(); k++) {
            for (int j = 0; j < columns.length; j++) {
                double sd = deviation(columns[j]);
                assertEquals(
                        sd * exact.get(k).coefficients()[j], sd * rough.get(k).coefficients()[j], 5e-3);
            }
        }
    }

    /** More columns than a Hessian is formed of. */
    @Test
    void ridge_on_many_columns_is_optimal() {
        Random random = new Random(6);
        double[][] many = new double[NewtonPolish.MOST_COLUMNS + 50][];
        for (int j = 0; j < many.length; j++) {
            many[j] = random.doubles(40).toArray();
        }
        byte[] y = new byte[40];
        Arrays.fill(y, 0, 15, (byte) 1);
        LogisticCoefficients fit = ElasticNetLogistic.of(many, y, 0).path(20).get(0);
        double[] p = fit.probabilities(many, y.length);
        assertTrue(fit.converged());
        for (int j = 0; j < many.length; j++) {
            double sd = deviation(many[j]);
            double gradient = 0;
            for (int i = 0; i < y.length; i++) {
                gradient += (y[i] - p[i]) * many[j][i] / sd / y.length;
            }
            assertEquals(20 * fit.coefficients()[j] * sd, gradient, 1e-7);
        }
    }

    @Test
    void the_scale_of_a_column_does_not_change_the_fit() {
        double[][] scaled = columns.clone();
        scaled[3] = Arrays.stream(columns[3]).map(x -> 1000 * x - 5).toArray();
        LogisticCoefficients plain =
                ElasticNetLogistic.of(columns, label, 0.5).path(0.02).get(0);
        LogisticCoefficients other =
                ElasticNetLogistic.of(scaled, label, 0.5).path(0.02).get(0);
        assertArrayEquals(plain.probabilities(columns, N), other.probabilities(scaled, N), 1e-8);
    }

    @Test
    void a_constant_column_keeps_coefficient_0() {
        double[][] some = columns.clone();
        Arrays.fill(some[2], 4.0);
        assertEquals(0, ElasticNetLogistic.of(some, label, 0).path(0.01).get(0).coefficients()[2]);
    }
}
