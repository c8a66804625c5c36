package io.prominence.lake;

import io.prominence.domain.ExpressionUnit;
import java.io.Serializable;

/**
 * What values of a unit can be.
 *
 * @param floor no value is below: 0 for amounts and for log2(x + 1), log2 of the offset where it is less than 1; a little
 *     less, for what rounding has done
 * @param ceiling no value is above: 64 on log2 scales, as no measurement has 2⁶⁴ of anything
 * @param offset what was added before the logarithm was taken; NaN where values are no logarithms of amounts
 * @param isLinear true where a value is an amount itself
 * @param hasZero true where nothing is a value of its own, so that genes can be said to be detected: not so with intensities
 */
record UnitBounds(double floor, double ceiling, double offset, boolean isLinear, boolean hasZero)
        implements Serializable {
    private static final double LARGEST_LOG2 = 64;
    private static final double ROUNDING = 1e-6;
    /** One decimal, as SCAN-B has it, takes log2(0.1) = −3.32 to −3.3 and no further than this. */
    private static final double LEAST_LOG2_OF_A_TENTH = -3.4;

    static UnitBounds of(ExpressionUnit unit) {
        return switch (unit) {
            case COUNTS, CPM, TPM, FPKM, RSEM -> new UnitBounds(0, Double.POSITIVE_INFINITY, Double.NaN, true, true);
            case LINEAR_INTENSITY -> new UnitBounds(0, Double.POSITIVE_INFINITY, Double.NaN, true, false);
            case LOG2_COUNTS_PLUS_1, LOG2_CPM_PLUS_1, LOG2_TPM_PLUS_1, LOG2_FPKM_PLUS_1, LOG2_RSEM_PLUS_1 ->
                new UnitBounds(-ROUNDING, LARGEST_LOG2, 1, false, true);
            case LOG2_FPKM_PLUS_0_1 -> new UnitBounds(LEAST_LOG2_OF_A_TENTH, LARGEST_LOG2, 0.1, false, true);
            case LOG2_INTENSITY -> new UnitBounds(-LARGEST_LOG2, LARGEST_LOG2, 0, false, false);
            case LOG_RATIO -> new UnitBounds(-LARGEST_LOG2, LARGEST_LOG2, Double.NaN, false, false);
            case Z_SCORE ->
                new UnitBounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, false, false);
        };
    }

    /** What staged values are: those of a unit, or log2(x + 1) of them. */
    static UnitBounds staged(ExpressionUnit unit, boolean isLogged) {
        return isLogged ? new UnitBounds(0, LARGEST_LOG2, 1, false, of(unit).hasZero()) : of(unit);
    }

    /** Whether a value tells an amount at all. */
    boolean hasAmounts() {
        return isLinear || !Double.isNaN(offset);
    }

    /** The amounts of values on a linear scale, and not below 0; NaN where the unit has none. */
    void amounts(float[] values, double[] amounts) {
        if (isLinear) {
            for (int i = 0; i < values.length; i++) {
                amounts[i] = values[i];
            }
            return;
        }
        PowerOfTwo.of(values, amounts);
        for (int i = 0; i < values.length; i++) {
            amounts[i] = Math.max(0, amounts[i] - offset);
        }
    }
}
