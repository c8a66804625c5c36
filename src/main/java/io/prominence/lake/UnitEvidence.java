package io.prominence.lake;

import io.prominence.domain.ExpressionUnit;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What all values of a cohort say about their unit, counted row by row before any transform. Parts that were counted apart,
 * on several executors, are added.
 */
final class UnitEvidence implements Serializable {
    /** Genes with fewer values say nothing about their mean and standard deviation. */
    private static final int LEAST_VALUES = 10;

    private static final double NEAR_ZERO = 0.25;
    /** So far from a whole number a value is none, whatever arithmetic it has gone through. */
    private static final double FRACTION = 1e-3;

    private static final double RELATIVE_FRACTION = 1e-6;
    /** So large that a number added to it is rounded to a whole one. */
    private static final double WHOLE = 0x1.8p52;

    /**
     * A value and where it stands.
     *
     * @param sample index of its sample
     */
    record Example(float value, String gene, int sample, String place) implements Serializable {}

    /** Values of one kind: how many, and the first of them. */
    static final class Tally implements Serializable {
        private long count;
        private Example first;

        private void add(float value, String gene, int sample, String place) {
            if (count++ == 0) {
                first = new Example(value, gene, sample, place);
            }
        }

        /** So many values of a row, the first of which is still to be found. */
        private void add(int more, float[] row, Predicate<Float> isOne, String gene, String place) {
            for (int i = 0; first == null && i < row.length; i++) {
                first = isOne.test(row[i]) ? new Example(row[i], gene, i, place) : null;
            }
            count += more;
        }

        private void add(Tally other) {
            count += other.count;
            if (first == null || (other.first != null && other.first.gene.compareTo(first.gene) < 0)) {
                first = other.first;
            }
        }

        long count() {
            return count;
        }

        /** The first in the order of the source; null where there is none. */
        Example first() {
            return first;
        }
    }

    private static final Set<ExpressionUnit> PER_MILLION = EnumSet.of(
            ExpressionUnit.TPM, ExpressionUnit.CPM, ExpressionUnit.LOG2_TPM_PLUS_1, ExpressionUnit.LOG2_CPM_PLUS_1);

    private final UnitBounds bounds;
    private final boolean isPerMillion;
    private final double[] totals;
    private final Tally below = new Tally();
    private final Tally above = new Tally();
    private final Tally negative = new Tally();
    private final Tally fractional = new Tally();
    private long values;
    private int genes;
    private int genesOfEnoughValues;
    private int standardisedGenes;
    private float largest = Float.NEGATIVE_INFINITY;
    private Example largestAt;
    private transient double[] amounts;

    UnitEvidence(ExpressionUnit unit, int samples) {
        bounds = UnitBounds.of(unit);
        isPerMillion = PER_MILLION.contains(unit);
        totals = new double[samples];
    }

    /** Takes in one row as read: once for what is counted of all values, and again only where there is something to find. */
    void add(float[] row, String gene, String place) {
        int n = 0;
        int broken = 0;
        double sum = 0;
        double squares = 0;
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : row) {
            if (!Float.isNaN(value)) {
                n++;
                sum += value;
                squares += (double) value * value;
                least = value < least ? value : least; // no NaN, and −0 may stand for 0: faster than Math.min
                most = value > most ? value : most;
                broken += isFractional(value) ? 1 : 0;
            }
        }
        values += n;
        genes++;
        if (n >= LEAST_VALUES) {
            genesOfEnoughValues++;
            standardisedGenes += isStandardised(n, sum, squares) ? 1 : 0;
        }
        if (isPerMillion) {
            addAmounts(row);
        }
        if (broken > 0) {
            fractional.add(broken, row, UnitEvidence::isFractional, gene, place);
        }
        if (least < Math.max(0, bounds.floor()) || most > Math.min(largest, bounds.ceiling())) {
            judge(row, gene, place);
        }
    }

    private void addAmounts(float[] row) {
        if (amounts == null) {
            amounts = new double[totals.length];
        }
        bounds.amounts(row, amounts);
        for (int i = 0; i < row.length; i++) {
            totals[i] += Float.isNaN(row[i]) ? 0 : amounts[i];
        }
    }

    private static boolean isFractional(float value) {
        double whole = (value + WHOLE) - WHOLE; // Math.rint, or near enough where values are larger than any fraction
        double apart = Math.abs(value - whole);
        return apart > FRACTION && apart > RELATIVE_FRACTION * Math.abs(value);
    }

    private void judge(float[] row, String gene, String place) {
        for (int i = 0; i < row.length; i++) {
            float value = row[i];
            if (value > largest) {
                largest = value;
                largestAt = new Example(value, gene, i, place);
            }
            if (value < bounds.floor()) {
                below.add(value, gene, i, place);
            }
            if (value > bounds.ceiling()) {
                above.add(value, gene, i, place);
            }
            if (value < 0) {
                negative.add(value, gene, i, place);
            }
        }
    }

    private static boolean isStandardised(int n, double sum, double squares) {
        double mean = sum / n;
        double deviation = Math.sqrt((squares - n * mean * mean) / (n - 1));
        return Math.abs(mean) <= NEAR_ZERO && Math.abs(deviation - 1) <= NEAR_ZERO;
    }

    /** Adds what was counted of other rows of the same samples. */
    void add(UnitEvidence other) {
        values += other.values;
        genes += other.genes;
        genesOfEnoughValues += other.genesOfEnoughValues;
        standardisedGenes += other.standardisedGenes;
        below.add(other.below);
        above.add(other.above);
        negative.add(other.negative);
        fractional.add(other.fractional);
        if (other.largest > largest) {
            largest = other.largest;
            largestAt = other.largestAt;
        }
        for (int i = 0; i < totals.length; i++) {
            totals[i] += other.totals[i];
        }
    }

    /** Values that are not missing. */
    long values() {
        return values;
    }

    int genes() {
        return genes;
    }

    int genesOfEnoughValues() {
        return genesOfEnoughValues;
    }

    /** Genes whose mean is near 0 and whose standard deviation is near 1. */
    int standardisedGenes() {
        return standardisedGenes;
    }

    /** Values below the least that the unit can have. */
    Tally below() {
        return below;
    }

    /** Values above the largest that the unit can have. */
    Tally above() {
        return above;
    }

    Tally negative() {
        return negative;
    }

    /** Values that are not whole numbers. */
    Tally fractional() {
        return fractional;
    }

    /** The largest value; null where there is none. */
    Example largest() {
        return largestAt;
    }

    /** Whether the amounts of a sample must add up to a million where all genes are there. */
    boolean isPerMillion() {
        return isPerMillion;
    }

    /** Sum of the amounts of each sample on a linear scale; of units per million only. */
    double[] totals() {
        return totals;
    }
}
