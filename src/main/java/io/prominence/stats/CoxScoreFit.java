package io.prominence.stats;

/** Fits the model of the covariates for score tests. Working memory of one thread. */
final class CoxScoreFit {
    private final CoxScoreKernel kernel;
    private final CoxNull model;
    private final TermExposure exposure;
    private final double[][] columns;

    CoxScoreFit(CoxScoreKernel kernel) {
        int covariates = kernel.covariates.length;
        int capacity = kernel.order.size();
        this.kernel = kernel;
        this.model = new CoxNull(capacity, covariates, kernel.isTruncated(), CoxTies.EFRON);
        this.exposure = new TermExposure(capacity, kernel.isTruncated());
        this.columns = new double[covariates][capacity];
    }

    /**
     * Fits.
     *
     * @param place positions in the survival order, of the samples that take part
     * @param sets their event times
     * @param into what score tests need
     */
    void fit(int[] place, RiskSets sets, CoxScoreNull into) {
        into.undefined = model.fit(kernel.covariates, place, sets);
        if (into.undefined != null) {
            return;
        }
        CoxLikelihood likelihood = model.likelihood();
        for (int i = 0; i < sets.size; i++) {
            into.weight[i] = likelihood.weight[i];
            into.expected[i] = likelihood.expected(i);
            into.residual[i] = -into.expected[i];
        }
        for (int e = 0; e < sets.events; e++) {
            into.residual[sets.dead[e]]++;
        }
        for (int e = 0; e < sets.events; e++) {
            into.whole[e] = (1 - sets.share[e]) * likelihood.inverse()[e];
            into.part[e] = sets.share[e] * likelihood.inverse()[e];
        }
        cross(place, sets, into);
        for (double[] column : columns) {
            centreWithinStrata(column, place, sets.size);
        }
        into.undefined = into.space.factor(columns, sets.size) ? null : Undefined.COLLINEAR;
    }

    /** The gene's information with each covariate is linear in the gene; the roots of their own information divide it. */
    private void cross(int[] place, RiskSets sets, CoxScoreNull into) {
        for (int c = 0; c < columns.length; c++) {
            for (int i = 0; i < sets.size; i++) {
                columns[c][i] = kernel.covariates[c][place[i]];
            }
            exposure.follow(model.likelihood(), columns[c]);
            for (int i = 0; i < sets.size; i++) {
                into.cross[c][i] = exposure.expected(i);
            }
        }
        model.whiten(into.cross, sets.size);
    }

    /** Centres the first n values in place, stratum by stratum. */
    void centreWithinStrata(double[] values, int[] place, int n) {
        int[] stratum = kernel.order.stratum;
        int start = 0;
        for (int i = 1; i <= n; i++) {
            if (i == n || stratum[place[i]] != stratum[place[start]]) {
                centre(values, start, i);
                start = i;
            }
        }
    }

    private static void centre(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        double mean = sum / (to - from);
        for (int i = from; i < to; i++) {
            values[i] -= mean;
        }
    }
}
