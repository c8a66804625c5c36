package io.prominence.stats;

/**
 * Storey's q value: q<sub>(i)</sub> = π0 · min over j ≥ i of m p<sub>(j)</sub> / j, the Benjamini–Hochberg adjustment less by the share
 * π0 of true null hypotheses, for the m p values that are not missing.
 *
 * <p><b>π0</b> is read off the flat right of the histogram of p: π0(λ) = #{p ≥ λ} / (m (1 − λ)) at λ = 0.05, 0.10, …, 0.95,
 * smoothed by a cubic spline of three degrees of freedom and taken at λ = 0.95, at most 1. Where the
 * spline is not above 0, or no p is at or above 0.95 ({@code qvalue} stops there), nothing is known of it, and π0 is 1. The spline is linear in π0(λ), with
 * coefficients that depend on λ alone: they are the last row of the smoother matrix of R's {@code smooth.spline(lambda, .,
 * df = 3)}, whose own search for the penalty ends at 3.0003 degrees of freedom.
 *
 * <p>Logarithms, missing and equal p as in {@link BenjaminiHochberg}. O(m), thread-safe. Equal to {@code qvalue::qvalue(p)}
 * with its defaults. Reference: doi 10.1073/pnas.1530509100 (Storey and Tibshirani).
 */
public final class StoreyQ {
    private static final double[] SMOOTHER = {
        -0.0024825715888858453,
        -0.006518909506574094,
        -0.010526868230942845,
        -0.01442952517081677,
        -0.018066342179616265,
        -0.021162327312915223,
        -0.02329946314850242,
        -0.02389262740788105,
        -0.02217336361473099,
        -0.017186178676539,
        -0.007803486357818212,
        0.007233220941485174,
        0.029237055181259235,
        0.059454358367027095,
        0.09888798411117194,
        0.14805555241157153,
        0.20667501952807185,
        0.27327385717006225,
        0.3447246154841129
    };

    private static final double STEP = 0.05;

    private final PValues p;
    private final double pi0;

    private StoreyQ(PValues p, double pi0) {
        this.p = p;
        this.pi0 = pi0;
    }

    /** Estimates π0 of a family of tests. */
    public static StoreyQ of(PValues p) {
        double smoothed = 0;
        int right = 0;
        for (int i = 0; i < SMOOTHER.length; i++) {
            double lambda = STEP + i * STEP;
            right = p.notBelow(Math.log(lambda));
            smoothed += SMOOTHER[i] * right / (p.size() * (1 - lambda));
        }
        return new StoreyQ(p, right > 0 && smoothed > 0 ? Math.min(1, smoothed) : 1);
    }

    /** Estimated share of true null hypotheses, above 0 and at most 1. */
    public double pi0() {
        return pi0;
    }

    /** q in the order of the tests, 0 to 1, NaN where there is none. */
    public double[] values() {
        return PValues.exponentiate(logValues());
    }

    /** Natural logarithms of q in the order of the tests, at most 0, NaN where there is none. */
    public double[] logValues() {
        double[] logQ = p.stepUp(0);
        for (int i = 0; i < logQ.length; i++) {
            logQ[i] += Math.log(pi0);
        }
        return p.inOrderOfTests(logQ);
    }
}
