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
    private final RiskColumns columns;
    private final FlatScore flat;
    private final double[] scratch;
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
        this.columns = new RiskColumns(capacity, kernel.isTruncated());
        boolean isAlone = kernel.covariates.length == 0 && !kernel.isTruncated() && !kernel.order.hasStrata();
        this.flat = isAlone && kernel.complete.events > 0 ? new FlatScore(kernel.without.expected) : null;
        this.scratch = new double[capacity];
        this.allSamples = new ResidualTail(capacity);
        this.ownSamples = new ResidualTail(capacity);
        if (kernel.complete.events > 0) {
            allSamples.learn(kernel.without.residual, capacity);
        }
    }

    @Override
    public void apply(double[] values, Estimate out) {
        out.clear();
        Undefined reason = flat == null ? gene.read(values, out) : gene.readOnce(values, flat, out);
        if (reason == null) {
            reason = flat != null && gene.isComplete() ? testAlone(out) : test(out);
        }
        if (reason != null) {
            out.undefined(reason);
        }
    }

    /** The test of a gene without missing values, covariates, strata and late entry; its values are not centred. */
    private Undefined testAlone(Estimate out) {
        CoxScoreNull without = kernel.without;
        if (without.undefined != null) {
            return without.undefined;
        }
        flat.compare(gene.sets, gene.x, without);
        score = flat.score;
        information = flat.information();
        double own = flat.ownSquares(gene.mean(), gene.sets.events);
        if (!(information > floor(own, gene.squares))) {
            return Undefined.COLLINEAR;
        }
        if (state(out)) {
            gene.centreAfterwards();
            stateTail(without, gene.squares, out);
        }
        return null;
    }

    private double floor(double own, double squares) {
        return Math.max(SINGULAR * own, NOTHING * gene.sets.events * squares / gene.sets.size);
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
        if (state(out)) {
            stateTail(without, squares, out);
        }
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
        information = own - columns.squares(gene.sets, without.weight, x, without.whole, without.part, scratch);
        for (double[] column : without.cross) {
            double shared = LeastSquares.dot(x, column, n);
            information -= shared * shared;
        }
        if (information <= floor(own, squares)) {
            information = 0;
        }
    }

    /** States everything but the tail; whether p is to be the saddlepoint's. */
    private boolean state(Estimate out) {
        CoxReading.wald(score / information, 1 / information, 1, out);
        out.statistic = score / Math.sqrt(information);
        return Math.abs(out.statistic) > TAIL;
    }

    private void stateTail(CoxScoreNull without, double squares, Estimate out) {
        ResidualTail tail = allSamples;
        if (!gene.isComplete()) {
            tail = ownSamples;
            tail.learn(without.residual, gene.sets.size);
        }
        out.logP = tail.logTwoSided(out.statistic, gene.x, Math.sqrt(squares), gene.sets.size);
    }
}
