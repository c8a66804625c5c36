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
        double u = 0;
        double own = 0;
        for (int i = 0; i < n; i++) {
            u += x[i] * residual[i];
            own += x[i] * x[i] * expected[i];
        }
        score = u;
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
        RiskSets sets = gene.sets;
        double[] x = gene.x;
        double[] weight = without.weight;
        double squares = 0;
        double sum = 0;
        int position = 0;
        int event = 0;
        for (int j = 0; j < sets.times; j++) {
            if (sets.beginsStratum(j)) {
                sum = 0;
                position = sets.start[j];
            }
            int end = sets.end[j];
            for (; position < end; position++) {
                sum += weight[position] * x[position];
            }
            if (sets.deaths[j] == 1) {
                double mean = sum * without.inverse[event++];
                squares += mean * mean;
            } else {
                squares += tiedSquares(without, sum, j, event);
                event += sets.deaths[j];
            }
        }
        return squares;
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
            squares += tiedSquares(without, atRisk.of(1), j, event);
            event += sets.deaths[j];
        }
        return squares;
    }

    private double tiedSquares(CoxScoreNull without, double sum, int j, int event) {
        int deaths = gene.sets.deaths[j];
        int end = gene.sets.end[j];
        double tied = 0;
        for (int i = end - deaths; i < end; i++) {
            tied += without.weight[i] * gene.x[i];
        }
        double squares = 0;
        for (int l = 0; l < deaths; l++) {
            double mean = (sum - (double) l / deaths * tied) * without.inverse[event + l];
            squares += mean * mean;
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
