package io.prominence.stats;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * A yes/no status against the levels of a category: is one independent of the other?
 *
 * <p><b>Null hypothesis:</b> every level has the same share of positives. <b>Test:</b> Fisher's exact test, two-sided (tables with
 * the same margins that are no more probable than this one, within 1e-7), where there are two levels, or where a level expects fewer
 * than five of either status and there are at most a million tables; Pearson's χ² without continuity correction otherwise.
 * <b>Strength:</b> Cramér's V with Bergsma's correction of its bias, 0 to 1. <b>Shapes:</b> one status and level per sample;
 * samples with either unknown take no part. <b>Undefined</b> (p and V NaN): fewer than two levels, or one status only. <b>Cost</b>
 * O(n + tables). <b>Accuracy:</b> 1e-9 against R's {@code fisher.test} and {@code chisq.test(correct = FALSE)}. <b>Reference:</b>
 * Bergsma 2013, doi 10.1016/j.jkss.2012.10.002.
 *
 * @param n samples
 * @param levels levels with a sample
 * @param isExact true where p is Fisher's
 * @param statistic Pearson's χ², whichever test p is of
 * @param df its degrees of freedom
 * @param p two-sided p
 * @param cramersV Cramér's V, corrected
 * @param inUniformLevels samples in levels that have one status only
 */
public record StatusByLevel(
        int n, int levels, boolean isExact, double statistic, int df, double p, double cramersV, int inUniformLevels) {
    private static final double LEAST_EXPECTED = 5;
    private static final double MOST_TABLES = 1e6;
    private static final double AS_PROBABLE = 1e-7;
    private static final double STRONG = 0.5;
    private static final double SIGNIFICANT = 0.05;
    private static final double MOST = 0.5;

    /**
     * Tests.
     *
     * @param status 1 yes, 0 no, −1 unknown
     * @param level index of the level, −1 unknown
     */
    public static StatusByLevel test(byte[] status, int[] level) {
        int[][] counts = counts(status, level);
        int n = 0;
        int positives = 0;
        int levels = 0;
        int uniform = 0;
        for (int[] count : counts) {
            int size = count[0] + count[1];
            n += size;
            positives += count[1];
            levels += size > 0 ? 1 : 0;
            uniform += count[0] == 0 || count[1] == 0 ? size : 0;
        }
        if (levels < 2 || positives == 0 || positives == n) {
            return new StatusByLevel(n, levels, false, Double.NaN, 0, Double.NaN, Double.NaN, uniform);
        }
        int[] sizes = new int[levels];
        int[] yes = new int[levels];
        int next = 0;
        for (int[] count : counts) {
            if (count[0] + count[1] > 0) {
                sizes[next] = count[0] + count[1];
                yes[next++] = count[1];
            }
        }
        double statistic = chiSquared(sizes, yes, n, positives);
        boolean isExact = isExact(sizes, n, positives);
        double p = isExact
                ? new Exact(sizes, yes, positives).p()
                : Math.exp(Tails.logUpperChiSquared(statistic, levels - 1));
        return new StatusByLevel(n, levels, isExact, statistic, levels - 1, p, cramersV(statistic, n, levels), uniform);
    }

    /** Whether a test is defined: two levels and both statuses. */
    public boolean isDefined() {
        return !Double.isNaN(p);
    }

    /** Share of samples in levels that have one status only. */
    public double uniformShare() {
        return n == 0 ? 0 : (double) inUniformLevels / n;
    }

    /** Whether what differs between the statuses may be the level: V above 0.5, or p below 0.05 and most samples in uniform levels. */
    public boolean isConfounded() {
        return isDefined() && (cramersV > STRONG || (p < SIGNIFICANT && uniformShare() > MOST));
    }

    private static int[][] counts(byte[] status, int[] level) {
        int most = -1;
        for (int each : level) {
            most = Math.max(most, each);
        }
        int[][] counts = new int[most + 1][2];
        for (int i = 0; i < status.length; i++) {
            if (status[i] >= 0 && level[i] >= 0) {
                counts[level[i]][status[i]]++;
            }
        }
        return counts;
    }

    private static double chiSquared(int[] sizes, int[] yes, int n, int positives) {
        double sum = 0;
        for (int j = 0; j < sizes.length; j++) {
            double expectedYes = (double) sizes[j] * positives / n;
            double expectedNo = sizes[j] - expectedYes;
            double apart = yes[j] - expectedYes;
            sum += apart * apart / expectedYes + apart * apart / expectedNo;
        }
        return sum;
    }

    private static boolean isExact(int[] sizes, int n, int positives) {
        double tables = 1;
        boolean isThin = false;
        for (int j = 0; j < sizes.length; j++) {
            double rarer = (double) sizes[j] * Math.min(positives, n - positives) / n;
            isThin |= rarer < LEAST_EXPECTED;
            tables *= j < sizes.length - 1 ? Math.min(sizes[j], positives) + 1.0 : 1;
        }
        return sizes.length == 2 || (isThin && tables <= MOST_TABLES);
    }

    /** Bergsma's: φ² less its expectation under independence, over the corrected number of levels. */
    private static double cramersV(double statistic, int n, int levels) {
        double corrected = Math.max(0, statistic / n - (levels - 1.0) / (n - 1));
        double columns = levels - (levels - 1.0) * (levels - 1) / (n - 1);
        double rows = 2 - 1.0 / (n - 1);
        return Math.sqrt(corrected / Math.min(columns - 1, rows - 1));
    }

    /** Goes through all tables with the margins of one, level by level. */
    private static final class Exact {
        private final int[] sizes;
        private final double[] logFactorials;
        private final int[] room;
        private final double limit;
        private double sum;
        private double extreme;

        Exact(int[] sizes, int[] yes, int positives) {
            this.sizes = sizes;
            room = new int[sizes.length + 1];
            for (int j = sizes.length - 1; j >= 0; j--) {
                room[j] = room[j + 1] + sizes[j];
            }
            logFactorials = new double[room[0] + 1];
            for (int i = 0; i < logFactorials.length; i++) {
                logFactorials[i] = LogGamma.value(i + 1.0);
            }
            double observed = 0;
            for (int j = 0; j < sizes.length; j++) {
                observed += choose(sizes[j], yes[j]);
            }
            double whole = choose(room[0], positives);
            limit = observed - whole + Math.log1p(AS_PROBABLE);
            walk(0, positives, -whole);
        }

        double p() {
            return Math.min(1, extreme / sum);
        }

        private double choose(int from, int some) {
            return logFactorials[from] - logFactorials[some] - logFactorials[from - some];
        }

        private void walk(int level, int left, double log) {
            if (level == sizes.length) {
                double probability = Math.exp(log);
                sum += probability;
                extreme += log <= limit ? probability : 0;
                return;
            }
            int least = Math.max(0, left - room[level + 1]);
            for (int yes = least; yes <= Math.min(left, sizes[level]); yes++) {
                walk(level + 1, left - yes, log + choose(sizes[level], yes));
            }
        }
    }
}
