package io.prominence.stats;

import java.util.Arrays;

/** Fits the model of the covariates for score tests. Working memory of one thread. */
final class CoxScoreFit {
    private final CoxScoreKernel kernel;
    private final CoxNull model;
    private final TermExposure exposure;
    private final RiskSums atRisk;
    private final double[][] columns;

    CoxScoreFit(CoxScoreKernel kernel) {
        int covariates = kernel.covariates.length;
        int capacity = kernel.order.size();
        this.kernel = kernel;
        this.model = new CoxNull(capacity, covariates, kernel.isTruncated(), CoxTies.EFRON);
        this.exposure = new TermExposure(capacity, kernel.isTruncated());
        this.atRisk = new RiskSums(0, kernel.isTruncated());
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
        for (int j = 0; j < sets.times; j++) {
            for (int i = sets.end[j] - sets.deaths[j]; i < sets.end[j]; i++) {
                into.residual[i]++;
            }
        }
        shareRiskSets(sets, into);
        cross(place, sets, into);
        for (double[] column : columns) {
            centreWithinStrata(column, place, sets.size);
        }
        into.undefined = into.space.factor(columns, sets.size) ? null : Undefined.COLLINEAR;
    }

    private void shareRiskSets(RiskSets sets, CoxScoreNull into) {
        int event = 0;
        int position = 0;
        int gone = 0;
        for (int j = 0; j < sets.times; j++) {
            if (sets.beginsStratum(j)) {
                atRisk.clear();
                position = sets.start[j];
                gone = position;
            }
            for (; position < sets.end[j]; position++) {
                atRisk.add(into.weight[position], into.weight, position);
            }
            for (; gone < sets.left[j]; gone++) {
                atRisk.add(-into.weight[sets.leaving[gone]], into.weight, sets.leaving[gone]);
            }
            double tied = 0;
            for (int i = sets.end[j] - sets.deaths[j]; i < sets.end[j]; i++) {
                tied += into.weight[i];
            }
            int earlier = sets.end[j] - sets.deaths[j];
            for (int l = 0; l < sets.deaths[j]; l++) {
                double share = (double) l / sets.deaths[j];
                double total = atRisk.of(0) - share * tied;
                into.upTo[event] = sets.end[j];
                into.before[event] = earlier == sets.start[j] ? 0 : earlier;
                into.whole[event] = (1 - share) / total;
                into.part[event++] = share / total;
            }
        }
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
                double mean = Arrays.stream(values, start, i).average().orElse(0);
                for (int member = start; member < i; member++) {
                    values[member] -= mean;
                }
                start = i;
            }
        }
    }
}
