package io.prominence.stats;

/**
 * Benjamini–Yekutieli adjustment: q<sub>(i)</sub> = min over j ≥ i of m c p<sub>(j)</sub> / j, at most 1, with c = 1 +
 * 1/2 + … + 1/m, for the m p values that are not missing.
 *
 * <p>Controls the expected share of false discoveries whatever the dependence between tests: genes of one module,
 * for example. Logarithms, missing and equal p as in {@link BenjaminiHochberg}. O(m), thread-safe. Equal to R's {@code
 * p.adjust(p, "BY")}. Reference: doi 10.1214/aos/1013699998.
 */
public final class BenjaminiYekutieli {
    private BenjaminiYekutieli() {}

    /** Adjusted p in the order of the tests, 0 to 1, NaN where there is none. */
    public static double[] adjust(PValues p) {
        return PValues.exponentiate(adjustLogs(p));
    }

    /** Natural logarithms of adjusted p in the order of the tests, at most 0, NaN where there is none. */
    public static double[] adjustLogs(PValues p) {
        double harmonic = 0;
        for (int i = p.size(); i > 0; i--) {
            harmonic += 1.0 / i;
        }
        return p.inOrderOfTests(p.stepUp(Math.log(harmonic)));
    }
}
