package io.prominence.analysis;

import io.prominence.stats.Tails;

/** From kernel numbers to table cells: what is not a number is missing. */
final class Numbers {
    private Numbers() {}

    /** Null for NaN. */
    static Double orMissing(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /** Null for NaN and for infinity (the degrees of freedom of a normal test). */
    static Double finiteOrMissing(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** p from its natural logarithm; null for NaN. */
    static Double p(double logP) {
        return Double.isNaN(logP) ? null : Math.exp(logP);
    }

    /** −log10 p from the natural logarithm of p; null for NaN. */
    static Double negLog10(double logP) {
        return Double.isNaN(logP) ? null : Tails.negLog10(logP);
    }
}
