package io.prominence.stats;

/**
 * Holm's adjustment: p<sub>(i)</sub> becomes max over j ≤ i of (m − j + 1) p<sub>(j)</sub>, at most 1, for the m p values that
 * are not missing.
 *
 * <p>Controls the probability of even one false discovery, whatever the dependence between tests. Logarithms, missing
 * and equal p as in {@link BenjaminiHochberg}. O(m), thread-safe. Equal to R's {@code p.adjust(p, "holm")}. Reference:
 * Holm, Scandinavian Journal of Statistics 6 (1979) 65–70, https://www.jstor.org/stable/4615733.
 */
public final class Holm {
    private Holm() {}

    /** Adjusted p in the order of the tests, 0 to 1, NaN where there is none. */
    public static double[] adjust(PValues p) {
        return PValues.exponentiate(adjustLogs(p));
    }

    /** Natural logarithms of adjusted p in the order of the tests, at most 0, NaN where there is none. */
    public static double[] adjustLogs(PValues p) {
        int m = p.size();
        double[] logs = new double[m];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < m; i++) {
            largest = Math.max(largest, Math.min(0, p.log(i) + Math.log(m - i)));
            logs[i] = largest;
        }
        return p.inOrderOfTests(logs);
    }
}
