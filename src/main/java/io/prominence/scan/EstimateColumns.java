package io.prominence.scan;

import io.prominence.stats.Estimate;
import io.prominence.stats.Fallback;
import io.prominence.stats.Undefined;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/** The estimates of one analysis of one cohort, one per gene, column by column. */
public final class EstimateColumns {
    /** Doubles that an estimate packs into. */
    static final int NUMBERS = 9;
    /** Whole numbers that an estimate packs into. */
    static final int COUNTS = 3;

    private static final byte DEFINED = -1;
    private static final int NO_FALLBACK = -1;
    private static final Undefined[] REASONS = Undefined.values();
    private static final List<Fallback> FALLBACKS = List.of(Fallback.values());
    private static final Map<Undefined, Byte> CODES = new EnumMap<>(Undefined.class);

    static {
        for (int code = 0; code < REASONS.length; code++) {
            CODES.put(REASONS[code], (byte) code);
        }
    }

    private final double[] numbers;
    private final int[] counts;
    private final byte[] reasons;

    /** @param genes number of genes */
    EstimateColumns(int genes) {
        numbers = new double[genes * NUMBERS];
        counts = new int[genes * COUNTS];
        reasons = new byte[genes];
    }

    /** Number of genes. */
    public int size() {
        return reasons.length;
    }

    /** Fills {@code out} with the estimate of one gene. */
    public void read(int gene, Estimate out) {
        unpack(numbers, gene * NUMBERS, counts, gene * COUNTS, reasons[gene], out);
    }

    /** Natural logarithm of p of one gene; NaN where undefined. */
    public double logP(int gene) {
        return numbers[gene * NUMBERS + 6];
    }

    /** True where there is a result. */
    public boolean isDefined(int gene) {
        return reasons[gene] == DEFINED;
    }

    void write(int gene, Estimate estimate) {
        reasons[gene] = pack(estimate, numbers, gene * NUMBERS, counts, gene * COUNTS);
    }

    void copyFrom(GeneRecord record, int analysis, int gene) {
        System.arraycopy(record.numbers(), analysis * NUMBERS, numbers, gene * NUMBERS, NUMBERS);
        System.arraycopy(record.counts(), analysis * COUNTS, counts, gene * COUNTS, COUNTS);
        reasons[gene] = record.reasons()[analysis];
    }

    /** Residual variances of the genes that have a result, in gene order. */
    double[] definedResidualVariances() {
        return defined(7);
    }

    /** Degrees of freedom of the genes that have a result, in gene order. */
    double[] definedDf() {
        return defined(5);
    }

    /** Mean expression of the genes that have a result, in gene order. */
    double[] definedAverageExpressions() {
        return defined(8);
    }

    private double[] defined(int number) {
        double[] values = new double[reasons.length];
        int count = 0;
        for (int gene = 0; gene < reasons.length; gene++) {
            if (isDefined(gene)) {
                values[count++] = numbers[gene * NUMBERS + number];
            }
        }
        return Arrays.copyOf(values, count);
    }

    /** Effects of the genes that have a result, in gene order. */
    double[] definedEffects() {
        return defined(0);
    }

    /**
     * Revises, in gene order, every estimate that has a result.
     *
     * @param revision given the estimate and its position among those that have a result
     */
    void revise(ObjIntConsumer<Estimate> revision) {
        Estimate estimate = new Estimate();
        int position = 0;
        for (int gene = 0; gene < reasons.length; gene++) {
            if (isDefined(gene)) {
                read(gene, estimate);
                revision.accept(estimate, position++);
                write(gene, estimate);
            }
        }
    }

    /** Packs an estimate and gives the code of its reason. */
    static byte pack(Estimate from, double[] numbers, int at, int[] counts, int countAt) {
        counts[countAt] = from.n;
        counts[countAt + 1] = from.events;
        counts[countAt + 2] = from.fallback == null ? NO_FALLBACK : FALLBACKS.indexOf(from.fallback);
        numbers[at] = from.effect;
        numbers[at + 1] = from.standardError;
        numbers[at + 2] = from.ciLow;
        numbers[at + 3] = from.ciHigh;
        numbers[at + 4] = from.statistic;
        numbers[at + 5] = from.df;
        numbers[at + 6] = from.logP;
        numbers[at + 7] = from.residualVariance;
        numbers[at + 8] = from.averageExpression;
        return from.undefined == null ? DEFINED : CODES.get(from.undefined);
    }

    private static void unpack(double[] numbers, int at, int[] counts, int countAt, byte reason, Estimate out) {
        out.n = counts[countAt];
        out.events = counts[countAt + 1];
        out.effect = numbers[at];
        out.standardError = numbers[at + 1];
        out.ciLow = numbers[at + 2];
        out.ciHigh = numbers[at + 3];
        out.statistic = numbers[at + 4];
        out.df = numbers[at + 5];
        out.logP = numbers[at + 6];
        out.residualVariance = numbers[at + 7];
        out.averageExpression = numbers[at + 8];
        out.fallback = counts[countAt + 2] == NO_FALLBACK ? null : FALLBACKS.get(counts[countAt + 2]);
        out.undefined = reason == DEFINED ? null : REASONS[reason];
    }
}
