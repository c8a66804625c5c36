package io.prominence.stats;

/**
 * The gradient and the information at no effect of a gene that is alone in its model, so that everybody in a risk set
 * weighs the same: in one pass over all samples and one over the events. Working memory of one thread.
 *
 * <p>Without left truncation, in one stratum. Nothing here depends on whether the values are centred but for rounding.
 */
final class FlatScore {
    private final double[] expected;
    private final double[] running;
    private double weighted;
    private double means;
    private double meansSquared;

    /** Sum of the values less the first one. */
    double sum;
    /** Sum of their squares. */
    double squares;
    /** Σ over events of the value less the mean of the risk set. */
    double score;

    /**
     * Prepares.
     *
     * @param expected events to be expected, by position
     */
    FlatScore(double[] expected) {
        this.expected = expected;
        this.running = new double[expected.length + 1];
    }

    /**
     * Takes all values, less the first one; false if one is missing. Four quarters side by side, so that one addition need
     * not wait for the last; their running sums are joined then.
     *
     * @param values by sample of the cohort
     * @param sample by position
     * @param x filled in by position
     */
    boolean read(double[] values, int[] sample, double[] x) {
        double[] weight = expected;
        double[] sums = running;
        int n = sample.length;
        double origin = n == 0 ? 0 : values[sample[0]];
        int quarter = n / 4;
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double squares0 = 0;
        double squares1 = 0;
        double weighted0 = 0;
        double weighted1 = 0;
        for (int i = 0, j = quarter, k = 2 * quarter, l = 3 * quarter; i < quarter; i++, j++, k++, l++) {
            double x0 = values[sample[i]] - origin;
            double x1 = values[sample[j]] - origin;
            double x2 = values[sample[k]] - origin;
            double x3 = values[sample[l]] - origin;
            x[i] = x0;
            x[j] = x1;
            x[k] = x2;
            x[l] = x3;
            sum0 += x0;
            sum1 += x1;
            sum2 += x2;
            sum3 += x3;
            sums[i + 1] = sum0;
            sums[j + 1] = sum1;
            sums[k + 1] = sum2;
            sums[l + 1] = sum3;
            x0 *= x0;
            x1 *= x1;
            x2 *= x2;
            x3 *= x3;
            squares0 += x0 + x1;
            squares1 += x2 + x3;
            weighted0 += x0 * weight[i] + x1 * weight[j];
            weighted1 += x2 * weight[k] + x3 * weight[l];
        }
        for (int i = 4 * quarter; i < n; i++) {
            double last = values[sample[i]] - origin;
            x[i] = last;
            sum3 += last;
            sums[i + 1] = sum3;
            squares0 += last * last;
            weighted0 += last * last * weight[i];
        }
        raise(quarter, 2 * quarter, sum0);
        raise(2 * quarter, 3 * quarter, sum0 + sum1);
        raise(3 * quarter, n, sum0 + sum1 + sum2);
        sum = running[n];
        squares = squares0 + squares1;
        weighted = weighted0 + weighted1;
        return Double.isFinite(sum);
    }

    private void raise(int from, int to, double by) {
        double[] sums = running;
        for (int i = from + 1; i <= to; i++) {
            sums[i] += by;
        }
    }

    /** Compares the events with their risk sets, for the values last read. */
    void compare(RiskSets sets, double[] x, CoxScoreNull without) {
        double[] sums = running;
        double[] whole = without.whole;
        int[] upTo = sets.upTo;
        int[] dead = sets.dead;
        double score0 = 0;
        double score1 = 0;
        double means0 = 0;
        double means1 = 0;
        double squares0 = 0;
        double squares1 = 0;
        int e = 0;
        for (; e + 1 < sets.events; e += 2) {
            double mean0 = whole[e] * sums[upTo[e]];
            double mean1 = whole[e + 1] * sums[upTo[e + 1]];
            score0 += x[dead[e]];
            score1 += x[dead[e + 1]];
            means0 += mean0;
            means1 += mean1;
            squares0 += mean0 * mean0;
            squares1 += mean1 * mean1;
        }
        if (e < sets.events) {
            double mean = whole[e] * sums[upTo[e]];
            score0 += x[dead[e]];
            means0 += mean;
            squares0 += mean * mean;
        }
        means = means0 + means1;
        meansSquared = squares0 + squares1;
        addShares(sets, without);
        score = score0 + score1 - means;
    }

    /** What tied events see of those that are partly taken out. */
    private void addShares(RiskSets sets, CoxScoreNull without) {
        for (int s = 0; s < sets.sharing; s++) {
            int e = sets.sharer[s];
            double seen = without.whole[e] * running[sets.upTo[e]];
            double more = without.part[e] * running[sets.before[e]];
            means += more;
            meansSquared += more * (2 * seen + more);
        }
    }

    /** The information: Σ over events of the variance in the risk set. */
    double information() {
        return weighted - meansSquared;
    }

    /** What the information would be without the means of the risk sets, for values with this mean. */
    double ownSquares(double mean, int events) {
        return weighted - mean * (2 * means - mean * events);
    }
}
