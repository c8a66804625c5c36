package io.prominence.stats;

import java.util.Arrays;

/**
 * Benjamini–Hochberg adjustment: q<sub>(i)</sub> = min over j ≥ i of m p<sub>(j)</sub> / j, at most 1, for the m p
 * values that are not missing.
 *
 * <p>Controls the expected share of false discoveries among the genes called at q, for independent or positively
 * dependent tests. Works on logarithms, so that genes keep their order where p underflows; a q of its own may
 * underflow to 0. Missing p (NaN) stay missing and do not count in m; equal p get equal q. O(m log m), thread-safe.
 * Equal to R's {@code p.adjust(p, "BH")}. Reference: doi 10.1111/j.2517-6161.1995.tb02031.x.
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /**
     * Adjusts p values.
     *
     * @param logP natural logarithms of p, NaN where there is none; not modified
     * @return q in the same order, 0 to 1, NaN where there is none
     */
    public static double[] adjust(double[] logP) {
        double[] logQ = adjustLogs(logP);
        for (int i = 0; i < logQ.length; i++) {
            logQ[i] = Math.exp(logQ[i]);
        }
        return logQ;
    }

    /**
     * Adjusts p values and stays on the log scale.
     *
     * @param logP natural logarithms of p, NaN where there is none; not modified
     * @return natural logarithms of q in the same order, at most 0, NaN where there is none
     */
    public static double[] adjustLogs(double[] logP) {
        // NaN sorts last, so that the first m are the values that count.
        double[] sorted = logP.clone();
        Arrays.sort(sorted);
        int m = sorted.length;
        while (m > 0 && Double.isNaN(sorted[m - 1])) {
            m--;
        }
        double[] logQ = new double[m];
        double least = 0;
        for (int i = m - 1; i >= 0; i--) {
            least = Math.min(least, sorted[i] + Math.log((double) m / (i + 1)));
            logQ[i] = least;
        }
        double[] adjusted = new double[logP.length];
        for (int i = 0; i < logP.length; i++) {
            adjusted[i] = Double.isNaN(logP[i]) ? Double.NaN : logQ[Arrays.binarySearch(sorted, 0, m, logP[i])];
        }
        return adjusted;
    }
}
