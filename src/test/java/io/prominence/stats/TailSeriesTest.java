package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the power series says that it is whole, it is the cumulant generating function summed outright. */
class TailSeriesTest {
    @ParameterizedTest(name = "{0} samples, residuals of skew {1}, weights of skew {2}")
    @CsvSource({"300, 0, 0", "200, 1, 0", "500, 1, 1", "500, 0, 2", "2000, 2, 1"})
    void value_slope_and_curvature_are_those_of_the_sum(int n, double skew, double weightSkew) {
        var random = new SplittableRandom(n * 7L + (long) skew);
        int whole = 0;
        for (int draw = 0; draw < 40; draw++) {
            double[] residual = draw(random, n, skew);
            double[] x = draw(random, n, weightSkew);
            double length = Math.sqrt(LeastSquares.centre(x, n));
            var sums = new ResidualCumulants(n);
            var series = new TailSeries(n);
            series.learn(sums.learn(residual, n), n);
            series.weigh(x, length, n);
            double largest = Arrays.stream(x).map(Math::abs).max().orElseThrow();
            for (boolean turned : new boolean[] {false, true}) {
                double q = 2 + 0.05 * draw;
                if (series.solve(q, turned)) {
                    whole++;
                    sums.evaluate(series.root, x, (turned ? -1 : 1) / length, largest, n);
                    assertEquals(q, sums.first, 1e-7);
                    assertEquals(sums.value, series.value, 3e-9);
                    assertEquals(sums.second, series.curvature, 1e-6);
                }
            }
        }
        assertTrue(whole > 5, "the series is hardly ever whole: " + whole);
    }

    private static double[] draw(SplittableRandom random, int n, double skew) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            double z = Tails.normalQuantile(random.nextDouble());
            values[i] = skew == 0 ? z : Math.exp(skew * z / 3);
        }
        return values;
    }
}
