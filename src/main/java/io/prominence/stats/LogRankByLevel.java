package io.prominence.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The log-rank test of several groups: at each event time, the events of each group against their expectation given who is at
 * risk; with d the differences of all groups but the last and V their hypergeometric covariance, dᵀV⁻¹d.
 *
 * <p><b>Null hypothesis:</b> all groups have the same hazard at all times; chi-squared with groups − 1 df, counting the groups that
 * expect an event. <b>Shapes:</b> one time, event, entry and level per sample; at risk at t where entry &lt; t ≤ time. Samples with
 * NaN time, an event or level of −1, or an entry not before the time, take no part. <b>Undefined</b> (NaN): fewer than two such
 * groups, or no event. <b>Cost</b> O(event times × (n + groups²)). <b>Accuracy:</b> 1e-9 against R's {@code
 * survdiff(Surv(time, event) ~ level)}; for two groups {@link LogRank}. <b>Reference:</b> doi 10.2307/2344317.
 *
 * @param n samples
 * @param levels groups with a sample
 * @param statistic chi-squared
 * @param df degrees of freedom
 * @param p its p
 */
public record LogRankByLevel(int n, int levels, double statistic, int df, double p) {
    private static final double SINGULAR = 1e-10;

    /**
     * Tests.
     *
     * @param entry null for no left truncation
     */
    public static LogRankByLevel test(double[] time, byte[] event, double[] entry, int[] level) {
        int[] codes = level.clone();
        for (int i = 0; i < codes.length; i++) {
            boolean isKnown = !Double.isNaN(time[i]) && event[i] >= 0 && (entry == null || entry[i] < time[i]);
            codes[i] = isKnown ? codes[i] : -1;
        }
        int groups = Arrays.stream(codes).max().orElse(-1) + 1;
        return new Sums(groups).add(time, event, entry, codes).judged(codes);
    }

    private static final class Sums {
        private final int groups;
        private final double[] apart;
        private final double[] expected;
        private final double[] covariance;

        Sums(int groups) {
            this.groups = groups;
            apart = new double[groups];
            expected = new double[groups];
            covariance = new double[groups * groups];
        }

        Sums add(double[] time, byte[] event, double[] entry, int[] codes) {
            double[] times = IntStream.range(0, time.length)
                    .filter(i -> codes[i] >= 0 && event[i] == 1)
                    .mapToDouble(i -> time[i])
                    .sorted()
                    .distinct()
                    .toArray();
            for (double at : times) {
                double[] atRisk = new double[groups];
                double[] deaths = new double[groups];
                for (int i = 0; i < codes.length; i++) {
                    if (codes[i] >= 0 && time[i] >= at && (entry == null || entry[i] < at)) {
                        atRisk[codes[i]]++;
                        deaths[codes[i]] += event[i] == 1 && time[i] == at ? 1 : 0;
                    }
                }
                addTime(atRisk, deaths);
            }
            return this;
        }

        private void addTime(double[] atRisk, double[] deaths) {
            double n = Arrays.stream(atRisk).sum();
            double d = Arrays.stream(deaths).sum();
            double spread = n > 1 ? d * (n - d) / (n - 1) : 0;
            for (int g = 0; g < groups; g++) {
                double share = atRisk[g] / n;
                expected[g] += d * share;
                apart[g] += deaths[g] - d * share;
                for (int h = 0; h < groups; h++) {
                    covariance[g * groups + h] += spread * share * ((g == h ? 1 : 0) - atRisk[h] / n);
                }
            }
        }

        LogRankByLevel judged(int[] codes) {
            int n = (int) Arrays.stream(codes).filter(code -> code >= 0).count();
            int levels = (int)
                    Arrays.stream(codes).filter(code -> code >= 0).distinct().count();
            int[] counted =
                    IntStream.range(0, groups).filter(g -> expected[g] > 0).toArray();
            int df = counted.length - 1;
            double[][] left = new double[Math.max(0, df)][df + 1];
            for (int a = 0; a < df; a++) {
                for (int b = 0; b < df; b++) {
                    left[a][b] = covariance[counted[a] * groups + counted[b]];
                }
                left[a][df] = apart[counted[a]];
            }
            double statistic = df < 1 ? Double.NaN : quadratic(left);
            return new LogRankByLevel(
                    n, levels, statistic, Math.max(0, df), Math.exp(Tails.logUpperChiSquared(statistic, df)));
        }

        /** dᵀV⁻¹d by elimination of (V | d), V positive definite; NaN where it is not. */
        private static double quadratic(double[][] rows) {
            int size = rows.length;
            double sum = 0;
            for (int k = 0; k < size; k++) {
                double pivot = rows[k][k];
                if (!(pivot > SINGULAR)) {
                    return Double.NaN;
                }
                sum += rows[k][size] * rows[k][size] / pivot;
                for (int i = k + 1; i < size; i++) {
                    double factor = rows[i][k] / pivot;
                    for (int j = k; j <= size; j++) {
                        rows[i][j] -= factor * rows[k][j];
                    }
                }
            }
            return sum;
        }
    }
}
