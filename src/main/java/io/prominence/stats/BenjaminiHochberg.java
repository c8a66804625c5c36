package io.prominence.stats;

/**
 * Benjamini–Hochberg adjustment: q<sub>(i)</sub> = min over j ≥ i of m p<sub>(j)</sub> / j, at most 1, for the m p
 * values that are not missing.
 *
 * <p>Controls the expected share of false discoveries among the genes called at q, for independent or positively
 * dependent tests. Works on logarithms, so that genes keep their order where p underflows; a q of its own may
 * underflow to 0. Missing p (NaN) stay missing and do not count in m; equal p get equal q. O(m), thread-safe. Equal to
 * R's {@code p.adjust(p, "BH")}. Reference: doi 10.1111/j.2517-6161.1995.tb02031.x.
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /** Adjusted p in the order of the tests, 0 to 1, NaN where there is none. */
    public static double[] adjust(PValues p) {
        return PValues.exponentiate(adjustLogs(p));
    }

    /** Natural logarithms of adjusted p in the order of the tests, at most 0, NaN where there is none. */
    public static double[] adjustLogs(PValues p) {
        return p.inOrderOfTests(p.stepUp(0));
    }
}
