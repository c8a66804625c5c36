package io.prominence.stats;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The score of a gene against an outcome, as it is and with the outcome permuted.
 *
 * <ul>
 *   <li>z = √(n − 1 − k) · cor(residuals of the gene, residuals of the outcome) on an intercept and the k covariates, for
 *       the outcome as it is and for B outcomes whose residuals were exchanged between patients ({@link Exchange}) and
 *       then freed of the covariates again (Freedman and Lane). The outcome is a number per sample: a label as 0 and 1, a
 *       marker, the {@link MartingaleResiduals} of survival; on ranks, gene, outcome and covariates are ranked first.
 *   <li>Null: patients with as many samples in every stratum can exchange their outcomes' residuals without changing the
 *       joint distribution with the genes. Exact without covariates, otherwise as good as their coefficients are known.
 *   <li>Outcome and covariates: one value per sample of the cohort; covariates are columns, dummy-coded.
 *   <li>Samples where outcome or a covariate is NaN take no part in any gene. A gene's own missing values count as its mean
 *       (its mean rank), so that all genes share the permutations; under permutation any statistic is valid. Refused: what
 *       {@link Pearson} refuses except |r| = 1, and outcomes that no exchange changes.
 *   <li>O(n k) a gene to prepare, O(n B) to score ({@link BlockedProduct}). The permuted outcomes, 8 n (B + 1) bytes, are
 *       made where they are first used and not sent. Each thread has its own worker; z does not depend on which genes are
 *       scored together.
 *   <li>z within 1e-12 of {@code cor} of residuals of {@code lm} in R, on permutations given by R.
 *   <li>Freedman and Lane 1983, doi 10.1080/07350015.1983.10509354; Winkler et al. 2014, doi
 *       10.1016/j.neuroimage.2014.01.060.
 * </ul>
 */
public final class ScoreNull implements Serializable {
    private static final long serialVersionUID = 1;

    /** A residual variance of the correlation needs as many samples beside the covariates. */
    private static final int FEWEST_SAMPLES = 4;

    private final AnalysisSamples samples;
    private final AdjustedTarget target;
    private final On on;
    private final GeneFilter filter;
    private final Arrangements arrangements;
    private final Undefined undefined;
    private transient BlockedProduct permuted;

    /** What is correlated. */
    public enum On {
        VALUES,
        RANKS
    }

    ScoreNull(
            AnalysisSamples samples,
            double[] outcome,
            double[][] covariates,
            On on,
            GeneFilter filter,
            Arrangements arrangements) {
        this.samples = samples;
        this.on = on;
        this.filter = filter;
        this.arrangements = arrangements;
        target = new AdjustedTarget(covariates.length, size());
        target.prepare(scaled(samples.select(outcome)), scaled(samples.select(covariates)), size());
        undefined = judge();
    }

    /**
     * Prepares random permutations.
     *
     * @param outcome a number per sample of the cohort, NaN where unknown; not modified
     * @param covariates columns; none for no adjustment
     * @param patients patient of each sample, −1 for a patient of its own
     * @param strata stratum of each sample; empty for one stratum
     * @param filter which genes to accept
     * @param seed names the permutations: the same for the same seed, patients and strata
     * @param permutations how many
     */
    public static ScoreNull prepare(
            double[] outcome,
            double[][] covariates,
            int[] patients,
            int[] strata,
            On on,
            GeneFilter filter,
            long seed,
            int permutations) {
        AnalysisSamples samples = AnalysisSamples.complete(outcome, covariates);
        Exchange exchange = Exchange.of(samples.select(patients), strata.length == 0 ? strata : samples.select(strata));
        return new ScoreNull(
                samples, outcome, covariates, on, filter, new RandomArrangements(exchange, seed, permutations));
    }

    private double[][] scaled(double[][] columns) {
        return Arrays.stream(columns).map(this::scaled).toArray(double[][]::new);
    }

    private double[] scaled(double[] column) {
        if (on == On.RANKS) {
            new Ranks(column.length).average(column, column.length, column);
        }
        return column;
    }

    private Undefined judge() {
        if (size() < fewestSamples()) {
            return Undefined.TOO_FEW_SAMPLES;
        }
        if (target.undefined() != null) {
            return target.undefined();
        }
        return arrangements.change(target.unit()) ? null : Undefined.NOT_EXCHANGEABLE;
    }

    private int fewestSamples() {
        return target.covariates().covariates() + FEWEST_SAMPLES;
    }

    /** Why no gene has a score; null where genes may have one. */
    public Undefined undefined() {
        return undefined;
    }

    /** Samples of the analysis: known outcome, complete covariates. */
    public int size() {
        return samples.size();
    }

    /** Number of permutations. */
    public int permutations() {
        return arrangements.count();
    }

    /** A worker with its own working memory; one per thread. */
    public Worker worker() {
        return new Worker();
    }

    /**
     * Scores genes against all permuted outcomes; allocates nothing but, when it is first asked, those outcomes.
     *
     * @param units genes as {@link Worker#standardise} left them
     * @param genes how many of them
     * @param z filled, per gene: one per permutation
     */
    public void permuted(double[][] units, int genes, double[][] z) {
        outcomes().multiply(units, genes, z);
        double factor = factor();
        for (int gene = 0; gene < genes; gene++) {
            for (int b = 0; b < permutations(); b++) {
                z[gene][b] *= factor;
            }
        }
    }

    private double factor() {
        return Math.sqrt(size() - 1.0 - target.covariates().covariates());
    }

    private synchronized BlockedProduct outcomes() {
        if (permuted == null) {
            permuted = new BlockedProduct(arranged(), permutations());
        }
        return permuted;
    }

    /** Outcomes of length 1, one row per sample, one column per permutation. */
    private double[][] arranged() {
        double[][] rows = new double[size()][permutations()];
        double[] own = target.unit();
        double[] column = new double[size()];
        int[] source = new int[size()];
        for (int b = 0; b < permutations(); b++) {
            arrangements.arrange(b, source);
            for (int i = 0; i < column.length; i++) {
                column[i] = own[source[i]];
            }
            double squares = target.covariates().residuals(column, LeastSquares.dot(column, column, column.length));
            // An arrangement that the covariates explain wholly goes with no gene.
            double scale = squares > LeastSquares.TOLERANCE * LeastSquares.TOLERANCE ? 1 / Math.sqrt(squares) : 0;
            for (int i = 0; i < column.length; i++) {
                rows[i][b] = scale * column[i];
            }
        }
        return rows;
    }

    /** Scores one gene after another. Not thread-safe. */
    public final class Worker {
        private final double[] gene = new double[size()];
        private final int[] kept = new int[size()];
        private final Ranks ranks = on == On.RANKS ? new Ranks(size()) : null;
        private int n;

        private Worker() {}

        /**
         * Frees a gene of the covariates; allocates nothing.
         *
         * @param values one per sample of the cohort; NaN is missing; not modified
         * @param unit filled, one per sample of the analysis: the gene's residuals, of length 1
         * @return why the gene has no score, or null
         */
        public Undefined standardise(double[] values, double[] unit) {
            n = samples.gather(values, gene, kept);
            Undefined reason = undefined != null ? undefined : filter.judgeSamples(n, size(), fewestSamples());
            if (reason != null) {
                return reason;
            }
            if (on == On.RANKS) {
                // Before centring, whose rounding could make ties of distinct values.
                ranks.sort(gene, n);
            }
            double squares = LeastSquares.centre(gene, n);
            reason = filter.judgeVariance(squares / (n - 1));
            if (reason != null) {
                return reason;
            }
            if (on == On.RANKS) {
                ranks.ranks(gene);
                squares = LeastSquares.centre(gene, n);
            }
            return adjust(unit, squares);
        }

        private Undefined adjust(double[] unit, double squares) {
            Arrays.fill(unit, 0);
            for (int i = 0; i < n; i++) {
                unit[kept[i]] = gene[i];
            }
            double left = target.covariates().residuals(unit, squares);
            if (!(left > LeastSquares.TOLERANCE * LeastSquares.TOLERANCE * squares)) {
                return Undefined.COLLINEAR;
            }
            double scale = 1 / Math.sqrt(left);
            for (int i = 0; i < unit.length; i++) {
                unit[i] *= scale;
            }
            return null;
        }

        /** Samples that have a value of the gene last standardised. */
        public int n() {
            return n;
        }

        /** z of a gene that was standardised against the outcome as it is. */
        public double observed(double[] unit) {
            return factor() * LeastSquares.dot(unit, target.unit(), unit.length);
        }
    }
}
