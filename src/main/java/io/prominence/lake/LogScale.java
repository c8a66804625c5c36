package io.prominence.lake;

import io.prominence.domain.ExpressionUnit;
import io.prominence.stats.LogCpm;

/**
 * Staged values on a logarithmic scale, on which samples are compared: counts as log2((count + 0.5)/(library + 1) · 10⁶), other
 * amounts as log2(x + 1), all else as it is.
 */
final class LogScale {
    private static final double LN_2 = Math.log(2);

    private final LogCpm perMillion;
    private final boolean isLinear;

    private LogScale(LogCpm perMillion, boolean isLinear) {
        this.perMillion = perMillion;
        this.isLinear = isLinear;
    }

    /**
     * Of staged values.
     *
     * @param isLogged true where they are log2(x + 1) of the unit
     * @param totals sum of the amounts of each sample
     */
    static LogScale of(ExpressionUnit unit, boolean isLogged, double[] totals) {
        boolean isCounts = unit == ExpressionUnit.COUNTS && !isLogged;
        return new LogScale(
                isCounts ? LogCpm.constant(totals) : null,
                UnitBounds.staged(unit, isLogged).isLinear());
    }

    /** A gene's values over all samples; NaN stays NaN. */
    double[] of(float[] values) {
        double[] log = new double[values.length];
        for (int i = 0; i < log.length; i++) {
            log[i] = isLinear && perMillion == null ? Math.log1p(values[i]) / LN_2 : values[i];
        }
        if (perMillion != null) {
            perMillion.transform(log, log);
        }
        return log;
    }
}
