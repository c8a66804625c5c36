package io.prominence.stats;

/** The score test of one gene after another. */
final class CoxScoreWorker implements GeneKernel.Worker {
    /** Share of the gene's own information below which what the covariates leave of it is rounding. */
    private static final double SINGULAR = 1.8e-12;

    /** Information per event of a standardised gene that is rounding alone. */
    private static final double NOTHING = 1e-13;

    /** Size of z from which on p is the saddlepoint's, as in SPACox. */
    private static final double TAIL = 2;

    private final CoxScoreKernel kernel;
    private final CoxGene gene;
    private final CoxScoreFit fit;
    private final CoxScoreNull own;
    private final RiskSums atRisk;
    private final double[] sums;
    private final ResidualTail allSamples;
    private final ResidualTail ownSamples;
    private double score;
    private double information;

    CoxScoreWorker(CoxScoreKernel kernel) {
        int capacity = kernel.order.size();
        this.kernel = kernel;
        this.gene = new CoxGene(kernel.order, kernel.complete, kernel.filter);
        this.fit = new CoxScoreFit(kernel);
        this.own = new CoxScoreNull(capacity, kernel.covariates.length);
        this.atRisk = new RiskSums(1, kernel.isTruncated());
        this.sums = new double[capacity + 1];
        this.allSamples = new ResidualTail(capacity);
        this.ownSamples = new ResidualTail(capacity);
        if (kernel.complete.events > 0) {
            allSamples.learn(kernel.without.residual, capacity);
        }
    }

    @Override
    public void apply(double[] values, Estimate out) {
        out.clear();
        Undefined reason = gene.read(values, out);
        if (reason == null) {
            reason = test(out);
        }
        if (reason != null) {
            out.undefined(reason);
        }
    }

    private Undefined test(Estimate out) {
        CoxScoreNull without = gene.isComplete() ? kernel.without : own;
        if (!gene.isComplete()) {
            fit.fit(gene.place, gene.sets, own);
        }
        if (without.undefined != null) {
            return without.undefined;
        }
        double squares = residualise(without);
        if (!(squares > LeastSquares.TOLERANCE * LeastSquares.TOLERANCE * gene.squares)) {
            return Undefined.COLLINEAR;
        }
        evaluate(without, squares);
        if (!(information > 0)) {
            return Undefined.COLLINEAR;
        }
        state(without, squares, out);
        return null;
    }

    /** Takes intercepts and covariates out of the gene; returns the squares left. */
    private double residualise(CoxScoreNull without) {
        int n = gene.sets.size;
        if (kernel.order.hasStrata()) {
            fit.centreWithinStrata(gene.x, gene.place, n);
        } else if (kernel.covariates.length == 0) {
            return gene.squares;
        }
        return without.space.residuals(gene.x, LeastSquares.dot(gene.x, gene.x, n));
    }

    private void evaluate(CoxScoreNull without, double squares) {
        double[] x = gene.x;
        double[] residual = without.residual;
        double[] expected = without.expected;
        int n = gene.sets.size;
        double score0 = 0;
        double score1 = 0;
        double own0 = 0;
        double own1 = 0;
        int i = 0;
        for (; i + 1 < n; i += 2) {
            double x0 = x[i];
            double x1 = x[i + 1];
            score0 += x0 * residual[i];
            score1 += x1 * residual[i + 1];
            own0 += x0 * x0 * expected[i];
            own1 += x1 * x1 * expected[i + 1];
        }
        if (i < n) {
            score0 += x[i] * residual[i];
            own0 += x[i] * x[i] * expected[i];
        }
        score = score0 + score1;
        double own = own0 + own1;
        information = own - (kernel.isTruncated() ? squaredMeansTruncated(without) : squaredMeans(without));
        for (double[] column : without.cross) {
            double shared = LeastSquares.dot(x, column, n);
            information -= shared * shared;
        }
        if (information <= Math.max(SINGULAR * own, NOTHING * gene.sets.events * squares / n)) {
            information = 0;
        }
    }

    /** The sum over events of the squared mean in the risk set. */
    private double squaredMeans(CoxScoreNull without) {
        if (!kernel.order.hasStrata()) {
            fillSums(without.weight);
        } else {
            fillSumsOfStrata(without.weight);
        }
        double squares = 0;
        for (int e = 0; e < gene.sets.events; e++) {
            double mean = without.whole[e] * sums[without.upTo[e]] + without.part[e] * sums[without.before[e]];
            squares += mean * mean;
        }
        return squares;
    }

    /** Running sums of the weighted gene, from 0: of four quarters side by side, which are joined then. */
    private void fillSums(double[] weight) {
        double[] x = gene.x;
        int n = gene.sets.size;
        int quarter = n / 4;
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        for (int i = 0, j = quarter, k = 2 * quarter, l = 3 * quarter; i < quarter; i++, j++, k++, l++) {
            sum0 += weight[i] * x[i];
            sum1 += weight[j] * x[j];
            sum2 += weight[k] * x[k];
            sum3 += weight[l] * x[l];
            sums[i + 1] = sum0;
            sums[j + 1] = sum1;
            sums[k + 1] = sum2;
            sums[l + 1] = sum3;
        }
        for (int i = 4 * quarter; i < n; i++) {
            sum3 += weight[i] * x[i];
            sums[i + 1] = sum3;
        }
        raise(quarter, 2 * quarter, sum0);
        raise(2 * quarter, 3 * quarter, sum0 + sum1);
        raise(3 * quarter, n, sum0 + sum1 + sum2);
    }

    private void raise(int from, int to, double by) {
        for (int i = from + 1; i <= to; i++) {
            sums[i] += by;
        }
    }

    private void fillSumsOfStrata(double[] weight) {
        RiskSets sets = gene.sets;
        for (int j = 0; j < sets.times; j++) {
            boolean begins = sets.beginsStratum(j);
            double sum = begins ? 0 : sums[sets.end[j - 1]];
            for (int i = begins ? sets.start[j] : sets.end[j - 1]; i < sets.end[j]; i++) {
                sum += weight[i] * gene.x[i];
                sums[i + 1] = sum;
            }
        }
    }

    private double squaredMeansTruncated(CoxScoreNull without) {
        RiskSets sets = gene.sets;
        double squares = 0;
        int position = 0;
        int gone = 0;
        int event = 0;
        for (int j = 0; j < sets.times; j++) {
            if (sets.beginsStratum(j)) {
                atRisk.clear();
                position = sets.start[j];
                gone = position;
            }
            for (; position < sets.end[j]; position++) {
                atRisk.add(without.weight[position], gene.x, position);
            }
            for (; gone < sets.left[j]; gone++) {
                atRisk.add(-without.weight[sets.leaving[gone]], gene.x, sets.leaving[gone]);
            }
            double sum = atRisk.of(1);
            double tied = 0;
            for (int i = sets.end[j] - sets.deaths[j]; i < sets.end[j]; i++) {
                tied += without.weight[i] * gene.x[i];
            }
            for (int l = 0; l < sets.deaths[j]; l++, event++) {
                double mean = without.whole[event] * sum + without.part[event] * (sum - tied);
                squares += mean * mean;
            }
        }
        return squares;
    }

    private void state(CoxScoreNull without, double squares, Estimate out) {
        CoxReading.wald(score / information, 1 / information, 1, out);
        out.statistic = score / Math.sqrt(information);
        if (Math.abs(out.statistic) <= TAIL) {
            return;
        }
        ResidualTail tail = allSamples;
        if (!gene.isComplete()) {
            tail = ownSamples;
            tail.learn(without.residual, gene.sets.size);
        }
        out.logP = tail.logTwoSided(out.statistic, gene.x, Math.sqrt(squares), gene.sets.size);
    }
}
