package io.prominence.stats;

/**
 * What the genes of a batch say of one of them: shifts are normal with this mean and variance, squared scales inverse gamma with
 * this shape and rate, by the moments over genes.
 */
record CombatPriors(double shift, double shiftVariance, double shape, double rate) {
    /** sva's: the largest relative change, over all genes of a batch, at which it stops. */
    private static final double CONVERGED = 1e-4;

    /** Beyond any number of rounds that moments need; a shift of exactly 0 has no relative change. */
    private static final int MOST_ROUNDS = 10_000;

    /** Priors of a batch from the standardised genes that have a value; NaN elsewhere. */
    static CombatPriors of(double[] shifts, double[] squaredScales) {
        double scale = mean(squaredScales);
        double variance = variance(squaredScales, scale);
        double shift = mean(shifts);
        return new CombatPriors(
                shift,
                variance(shifts, shift),
                (2 * variance + scale * scale) / variance,
                (scale * variance + scale * scale * scale) / variance);
    }

    boolean isDefined() {
        return shiftVariance > 0 && Double.isFinite(shape) && Double.isFinite(rate) && Double.isFinite(shift);
    }

    private static double mean(double[] values) {
        int n = 0;
        var sum = new CompensatedSum();
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum.add(value);
                n++;
            }
        }
        return sum.value() / n;
    }

    private static double variance(double[] values, double mean) {
        int n = 0;
        var sum = new CompensatedSum();
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum.add((value - mean) * (value - mean));
                n++;
            }
        }
        return sum.value() / (n - 1);
    }

    /**
     * Replaces shifts and squared scales by their posterior modes. All genes take as many rounds as the last of them needs, and a
     * change is taken relative to the shift with its sign, so that only genes with shifts above 0 are waited for: as in sva,
     * whose numbers depend on where it stops.
     *
     * @param known samples of the batch with a value, by gene
     */
    void shrink(double[] shifts, double[] squaredScales, int[] known) {
        double[] firstShift = shifts.clone();
        double[] firstScale = squaredScales.clone();
        double change = Double.POSITIVE_INFINITY;
        for (int round = 0; change > CONVERGED && round < MOST_ROUNDS; round++) {
            change = Double.NEGATIVE_INFINITY;
            for (int gene = 0; gene < shifts.length; gene++) {
                if (!Double.isNaN(firstShift[gene])) {
                    int n = known[gene];
                    double old = squaredScales[gene];
                    double next = (shiftVariance * n * firstShift[gene] + old * shift) / (shiftVariance * n + old);
                    double apart = firstShift[gene] - next;
                    double squares = (n - 1) * firstScale[gene] + n * apart * apart;
                    double scale = (0.5 * squares + rate) / (n / 2.0 + shape - 1);
                    change = larger(change, Math.abs(next - shifts[gene]) / shifts[gene]);
                    change = larger(change, Math.abs(scale - old) / old);
                    shifts[gene] = next;
                    squaredScales[gene] = scale;
                }
            }
        }
    }

    /** Passes over what is not a number. */
    private static double larger(double change, double other) {
        return other > change ? other : change;
    }
}
