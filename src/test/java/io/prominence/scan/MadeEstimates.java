package io.prominence.scan;

import io.prominence.stats.Estimate;
import io.prominence.stats.Tails;
import io.prominence.stats.Undefined;
import java.util.List;

/** Estimates that no scan made. */
public final class MadeEstimates {
    private MadeEstimates() {}

    /** One estimate per gene, as columns. */
    public static EstimateColumns columns(List<Estimate> genes) {
        EstimateColumns columns = new EstimateColumns(genes.size());
        for (int gene = 0; gene < genes.size(); gene++) {
            columns.write(gene, genes.get(gene));
        }
        return columns;
    }

    /** An effect of 20 samples with 7 events, tested by t with 18 degrees of freedom. */
    public static Estimate estimate(double effect, double standardError, double nullValue) {
        Estimate estimate = new Estimate();
        estimate.clear();
        estimate.n = 20;
        estimate.events = 7;
        estimate.effect = effect;
        estimate.standardError = standardError;
        estimate.df = 18;
        estimate.statistic = (effect - nullValue) / standardError;
        estimate.ciLow = effect - Tails.tQuantile(0.975, 18) * standardError;
        estimate.ciHigh = effect + Tails.tQuantile(0.975, 18) * standardError;
        estimate.logP = Tails.logTwoSidedT(estimate.statistic, 18);
        return estimate;
    }

    /** A perfect ranking: an effect and a p, without standard error. */
    public static Estimate perfect() {
        Estimate estimate = estimate(1, 0.1, 0.5);
        estimate.standardError = Double.NaN;
        estimate.ciLow = Double.NaN;
        estimate.ciHigh = Double.NaN;
        estimate.logP = -30;
        return estimate;
    }

    /** No result. */
    public static Estimate undefined() {
        Estimate estimate = new Estimate();
        estimate.clear();
        estimate.undefined(Undefined.TOO_FEW_EVENTS);
        return estimate;
    }
}
