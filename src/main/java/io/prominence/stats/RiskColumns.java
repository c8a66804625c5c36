package io.prominence.stats;

import java.util.Arrays;

/**
 * Sums of a column over the risk sets of all events, tied events as Efron weighs them. Working memory of one thread.
 *
 * <p>Without left truncation they are read from running sums, of four columns side by side. With it, samples also leave,
 * and the sum is compensated: plain subtraction would keep the rounding error of a large sum in the small one that is
 * left.
 */
final class RiskColumns {
    private final boolean truncated;
    private final double[][] running;
    private final double[] ones;
    private final CompensatedSum sum = new CompensatedSum();

    RiskColumns(int capacity, boolean truncated) {
        this.truncated = truncated;
        this.running = new double[4][capacity + 1];
        this.ones = new double[capacity];
        Arrays.fill(ones, 1);
    }

    /** Sums the weights themselves, by event. */
    void totals(RiskSets sets, double[] share, double[] weight, double[] into) {
        if (truncated) {
            sumPresent(sets, share, weight, null, into);
            return;
        }
        addOne(sets, weight, ones);
        read(sets, share, running[0], into);
    }

    /** Sums weighted columns, by event. */
    void sums(RiskSets sets, double[] share, double[] weight, double[][] columns, double[][] into) {
        int a = 0;
        for (; !truncated && a + 3 < columns.length; a += 4) {
            addFour(sets, weight, columns, a);
            for (int b = 0; b < 4; b++) {
                read(sets, share, running[b], into[a + b]);
            }
        }
        for (; a < columns.length; a++) {
            sums(sets, share, weight, columns[a], into[a]);
        }
    }

    /** Sums a weighted column, by event. */
    void sums(RiskSets sets, double[] share, double[] weight, double[] column, double[] into) {
        if (truncated) {
            sumPresent(sets, share, weight, column, into);
        } else {
            addOne(sets, weight, column);
            read(sets, share, running[0], into);
        }
    }

    private void addFour(RiskSets sets, double[] weight, double[][] columns, int first) {
        double[] x0 = columns[first];
        double[] x1 = columns[first + 1];
        double[] x2 = columns[first + 2];
        double[] x3 = columns[first + 3];
        double[] to0 = running[0];
        double[] to1 = running[1];
        double[] to2 = running[2];
        double[] to3 = running[3];
        for (int s = 0; s < sets.strata; s++) {
            double sum0 = 0;
            double sum1 = 0;
            double sum2 = 0;
            double sum3 = 0;
            int end = sets.end[sets.firstTime[s + 1] - 1];
            for (int i = sets.start[sets.firstTime[s]]; i < end; i++) {
                double r = weight[i];
                sum0 += r * x0[i];
                sum1 += r * x1[i];
                sum2 += r * x2[i];
                sum3 += r * x3[i];
                to0[i + 1] = sum0;
                to1[i + 1] = sum1;
                to2[i + 1] = sum2;
                to3[i + 1] = sum3;
            }
        }
    }

    private void addOne(RiskSets sets, double[] weight, double[] x) {
        for (int s = 0; s < sets.strata; s++) {
            addQuarters(weight, x, sets.start[sets.firstTime[s]], sets.end[sets.firstTime[s + 1] - 1]);
        }
    }

    /** Running sums of four quarters side by side, so that one addition need not wait for the last; joined then. */
    private void addQuarters(double[] weight, double[] x, int start, int end) {
        double[] sums = running[0];
        int quarter = (end - start) / 4;
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        for (int n = 0, i = start, j = i + quarter, k = j + quarter, l = k + quarter;
                n < quarter;
                n++, i++, j++, k++, l++) {
            sum0 += weight[i] * x[i];
            sum1 += weight[j] * x[j];
            sum2 += weight[k] * x[k];
            sum3 += weight[l] * x[l];
            sums[i + 1] = sum0;
            sums[j + 1] = sum1;
            sums[k + 1] = sum2;
            sums[l + 1] = sum3;
        }
        for (int i = start + 4 * quarter; i < end; i++) {
            sum3 += weight[i] * x[i];
            sums[i + 1] = sum3;
        }
        raise(start + quarter, start + 2 * quarter, sum0);
        raise(start + 2 * quarter, start + 3 * quarter, sum0 + sum1);
        raise(start + 3 * quarter, end, sum0 + sum1 + sum2);
    }

    private void raise(int from, int to, double by) {
        double[] sums = running[0];
        for (int i = from + 1; i <= to; i++) {
            sums[i] += by;
        }
    }

    /**
     * The sum over events of the squared mean of a weighted column, without keeping the means.
     *
     * @param whole by event: (1 − share) over the sum of weights
     * @param part by event: share over the sum of weights
     * @param scratch room for the events
     */
    double squares(RiskSets sets, double[] weight, double[] column, double[] whole, double[] part, double[] scratch) {
        double squares = 0;
        if (truncated) {
            sumPresent(sets, sets.share, weight, column, scratch);
            for (int e = 0; e < sets.events; e++) {
                double mean = (whole[e] + part[e]) * scratch[e];
                squares += mean * mean;
            }
            return squares;
        }
        addOne(sets, weight, column);
        double[] sums = running[0];
        int[] upTo = sets.upTo;
        int[] before = sets.before;
        double squares1 = 0;
        double squares2 = 0;
        double squares3 = 0;
        int e = 0;
        for (; e + 3 < sets.events; e += 4) {
            double mean0 = whole[e] * sums[upTo[e]] + part[e] * sums[before[e]];
            double mean1 = whole[e + 1] * sums[upTo[e + 1]] + part[e + 1] * sums[before[e + 1]];
            double mean2 = whole[e + 2] * sums[upTo[e + 2]] + part[e + 2] * sums[before[e + 2]];
            double mean3 = whole[e + 3] * sums[upTo[e + 3]] + part[e + 3] * sums[before[e + 3]];
            squares += mean0 * mean0;
            squares1 += mean1 * mean1;
            squares2 += mean2 * mean2;
            squares3 += mean3 * mean3;
        }
        for (; e < sets.events; e++) {
            double mean = whole[e] * sums[upTo[e]] + part[e] * sums[before[e]];
            squares += mean * mean;
        }
        return (squares + squares1) + (squares2 + squares3);
    }

    private static void read(RiskSets sets, double[] share, double[] sums, double[] into) {
        int[] upTo = sets.upTo;
        for (int e = 0; e < sets.events; e++) {
            into[e] = sums[upTo[e]];
        }
        for (int s = 0; s < sets.sharing; s++) {
            int e = sets.sharer[s];
            into[e] = (1 - share[e]) * into[e] + share[e] * sums[sets.before[e]];
        }
    }

    private void sumPresent(RiskSets sets, double[] share, double[] weight, double[] x, double[] into) {
        int position = 0;
        int gone = 0;
        for (int j = 0; j < sets.times; j++) {
            if (sets.beginsStratum(j)) {
                sum.clear();
                position = sets.start[j];
                gone = position;
            }
            for (; position < sets.end[j]; position++) {
                sum.add(x == null ? weight[position] : weight[position] * x[position]);
            }
            for (; gone < sets.left[j]; gone++) {
                int sample = sets.leaving[gone];
                sum.add(x == null ? -weight[sample] : -(weight[sample] * x[sample]));
            }
            double tied = 0;
            for (int i = sets.end[j] - sets.deaths[j]; i < sets.end[j]; i++) {
                tied += x == null ? weight[i] : weight[i] * x[i];
            }
            for (int e = sets.firstEvent[j]; e < sets.firstEvent[j + 1]; e++) {
                into[e] = sum.value() - share[e] * tied;
            }
        }
    }
}
