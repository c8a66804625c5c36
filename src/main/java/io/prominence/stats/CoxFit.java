package io.prominence.stats;

import java.util.Arrays;

/** A fitted Cox model of several terms; see {@link CoxModel}. Immutable. */
public final class CoxFit {
    private final int n;
    private final int events;
    private final Undefined undefined;
    private final double[] coefficients;
    private final double[] standardErrors;
    private double logLikelihood = Double.NaN;
    private double nullLogLikelihood = Double.NaN;
    private double scoreStatistic = Double.NaN;

    static CoxFit of(SurvivalOrder order, double[][] columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("Cannot fit a Cox model: it has no terms. Give at least one column.");
        }
        return new CoxFit(order, columns);
    }

    private CoxFit(SurvivalOrder order, double[][] columns) {
        n = order.size();
        events = order.events;
        coefficients = new double[columns.length];
        standardErrors = new double[columns.length];
        Arrays.fill(coefficients, Double.NaN);
        Arrays.fill(standardErrors, Double.NaN);
        undefined = n < 2 ? Undefined.TOO_FEW_SAMPLES : events == 0 ? Undefined.TOO_FEW_EVENTS : solve(order, columns);
    }

    private Undefined solve(SurvivalOrder order, double[][] columns) {
        int terms = columns.length;
        StandardisedColumn[] standardised = Arrays.stream(columns)
                .map(column -> new StandardisedColumn(column, order.sample))
                .toArray(StandardisedColumn[]::new);
        CoxLikelihood likelihood = new CoxLikelihood(n, terms, order.leaving.length > 0, CoxTies.EFRON);
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < terms; a++) {
                likelihood.x[a][i] = standardised[a].values()[order.sample[i]];
            }
        }
        likelihood.prepare(order.riskSets());
        CoxNewton newton = new CoxNewton(likelihood);
        newton.startAtZero();
        Undefined reason = newton.maximise(-1);
        if (reason != null || newton.allInfinite()) {
            return reason == null ? Undefined.SEPARATED : reason;
        }
        nullLogLikelihood = newton.startLogLikelihood;
        logLikelihood = likelihood.logLikelihood;
        scoreStatistic = newton.scoreTest;
        for (int a = 0; a < terms; a++) {
            if (!newton.infinite[a]) {
                coefficients[a] = newton.beta[a] / standardised[a].deviation();
                standardErrors[a] = Math.sqrt(newton.variance(a)) / standardised[a].deviation();
            }
        }
        return null;
    }

    /** Samples in the model. */
    public int n() {
        return n;
    }

    /** Events among them. */
    public int events() {
        return events;
    }

    /** Why there is no fit at all; null where there is one. */
    public Undefined undefined() {
        return undefined;
    }

    /** Why a term has no coefficient: the reason of the fit, or that this term alone separates; null where it has. */
    public Undefined undefined(int term) {
        return undefined == null && Double.isNaN(coefficients[term]) ? Undefined.SEPARATED : undefined;
    }

    /** Log hazard ratio per unit of each term; NaN where undefined. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** Their standard errors, from the information. */
    public double[] standardErrors() {
        return standardErrors.clone();
    }

    /** Their Wald statistics. */
    public double[] z() {
        double[] z = new double[coefficients.length];
        Arrays.setAll(z, a -> coefficients[a] / standardErrors[a]);
        return z;
    }

    /** Natural logarithms of their two-sided p. */
    public double[] logP() {
        return Arrays.stream(z()).map(Tails::logTwoSidedNormal).toArray();
    }

    /** Lower ends of their 95 % intervals. */
    public double[] ciLow() {
        return interval(-CoxModel.Z_95);
    }

    /** Upper ends of their 95 % intervals. */
    public double[] ciHigh() {
        return interval(CoxModel.Z_95);
    }

    private double[] interval(double quantile) {
        double[] ends = new double[coefficients.length];
        Arrays.setAll(ends, a -> coefficients[a] + quantile * standardErrors[a]);
        return ends;
    }

    /** Log partial likelihood at the coefficients. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Log partial likelihood with all coefficients 0. */
    public double nullLogLikelihood() {
        return nullLogLikelihood;
    }

    /** Likelihood-ratio statistic, chi-squared with one degree of freedom per term. */
    public double likelihoodRatioStatistic() {
        return 2 * (logLikelihood - nullLogLikelihood);
    }

    /** Natural logarithm of its p. */
    public double likelihoodRatioLogP() {
        return Tails.logUpperChiSquared(likelihoodRatioStatistic(), coefficients.length);
    }

    /** Score statistic at 0, chi-squared with one degree of freedom per term. */
    public double scoreStatistic() {
        return scoreStatistic;
    }

    /** Natural logarithm of its p. */
    public double scoreLogP() {
        return Tails.logUpperChiSquared(scoreStatistic, coefficients.length);
    }
}
