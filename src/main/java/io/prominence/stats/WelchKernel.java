package io.prominence.stats;

/** Welch's t-test of one gene after another between two groups. */
final class WelchKernel implements GeneKernel {
    private static final long serialVersionUID = 1;

    /** A standard error below this share of the larger mean is rounding, as in R. */
    private static final double CONSTANT = 10 * 0x1p-52;

    private final AnalysisSamples samples;
    private final byte[] group;
    private final GeneFilter filter;

    WelchKernel(byte[] group, GeneFilter filter) {
        this.samples = AnalysisSamples.complete(Groups.asTarget(group), new double[0][]);
        this.group = samples.select(group);
        this.filter = filter;
    }

    @Override
    public Worker worker() {
        return new WelchWorker();
    }

    private final class WelchWorker implements Worker {
        private final double[] gene = new double[samples.size()];
        private final int[] kept = new int[samples.size()];
        private final Part positives = new Part(samples.size());
        private final Part negatives = new Part(samples.size());

        @Override
        public void apply(double[] values, Estimate out) {
            out.clear();
            int n = samples.gather(values, gene, kept);
            positives.clear();
            negatives.clear();
            for (int i = 0; i < n; i++) {
                (group[kept[i]] == 1 ? positives : negatives).add(gene[i]);
            }
            out.n = n;
            out.events = positives.n;
            Undefined reason = judge(n);
            if (reason != null) {
                out.undefined(reason);
            } else {
                compare(positives, negatives, out);
            }
        }

        private Undefined judge(int n) {
            Undefined reason = filter.judgeSamples(n, samples.size(), 1);
            if (reason == null) {
                reason = filter.judgeGroups(positives.n, negatives.n);
            }
            if (reason != null) {
                return reason;
            }
            positives.summarise();
            negatives.summarise();
            return filter.judgeVariance(totalSquares() / (n - 1));
        }

        private double totalSquares() {
            double difference = positives.mean - negatives.mean;
            double between = difference * difference * positives.n * negatives.n / (positives.n + negatives.n);
            return positives.squares + negatives.squares + between;
        }
    }

    /** The values of one group. */
    static final class Part {
        private final double[] values;
        private int n;
        private double mean;
        private double squares;

        Part(int capacity) {
            values = new double[capacity];
        }

        void clear() {
            n = 0;
        }

        void add(double value) {
            values[n++] = value;
        }

        /** By the distances from the first value, so that equal values have exactly their mean and no squares. */
        void summarise() {
            double first = n == 0 ? Double.NaN : values[0];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += values[i] - first;
            }
            mean = first + sum / n;
            squares = LeastSquares.centre(values, n);
        }

        int size() {
            return n;
        }

        double mean() {
            return mean;
        }

        /** Variance of the mean. */
        private double share() {
            return squares / (n - 1.0) / n;
        }
    }

    /** Fills in the difference a − b with its test, or that it has no standard error; at least two values each. */
    static void compare(Part a, Part b, Estimate out) {
        double shareA = a.share();
        double shareB = b.share();
        double standardError = Math.sqrt(shareA + shareB);
        if (!(standardError > CONSTANT * Math.max(Math.abs(a.mean), Math.abs(b.mean)))) {
            out.undefined(Undefined.NO_STANDARD_ERROR);
            return;
        }
        out.effect = a.mean - b.mean;
        out.standardError = standardError;
        out.statistic = out.effect / standardError;
        out.df = (shareA + shareB) * (shareA + shareB) / (shareA * shareA / (a.n - 1) + shareB * shareB / (b.n - 1));
        out.logP = Tails.logTwoSidedT(out.statistic, out.df);
        double reach = Tails.tQuantile(0.975, out.df) * standardError;
        out.ciLow = out.effect - reach;
        out.ciHigh = out.effect + reach;
    }
}
