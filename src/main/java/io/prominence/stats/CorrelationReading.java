package io.prominence.stats;

/** Fisher's z, its standard error and the t of a partial correlation. */
enum CorrelationReading implements Reading {
    /** 1/√(n − 3 − k). */
    PEARSON {
        @Override
        double variance(double r, int freedom) {
            return 1.0 / freedom;
        }
    },
    /** √((1 + ρ²/2)/(n − 3 − k)). */
    SPEARMAN {
        @Override
        double variance(double r, int freedom) {
            return (1 + 0.5 * r * r) / freedom;
        }
    };

    /** 1 − r² at or below this: r is 1 in double precision. */
    private static final double PERFECT = 0x1p-52;

    private static final double QUANTILE = Tails.normalQuantile(0.975);

    abstract double variance(double r, int freedom);

    @Override
    public int fewestSamples(int covariates) {
        return covariates + 4;
    }

    @Override
    public void read(Regression fit, Estimate out) {
        double unexplained = Math.min(1, fit.rest / fit.squares);
        if (unexplained <= PERFECT) {
            out.undefined(Undefined.NO_STANDARD_ERROR);
            return;
        }
        double r = fit.along / Math.sqrt(fit.squares);
        out.df = fit.n - 2 - fit.covariates;
        out.effect = fisherZ(r, unexplained);
        out.standardError = Math.sqrt(variance(r, fit.n - 3 - fit.covariates));
        out.ciLow = out.effect - QUANTILE * out.standardError;
        out.ciHigh = out.effect + QUANTILE * out.standardError;
        out.statistic = r * Math.sqrt(out.df / unexplained);
        out.logP = Tails.logTwoSidedT(out.statistic, out.df);
    }

    /** atanh r = ½ log((1 + |r|)² / (1 − r²)) with its sign: exact where |r| rounds towards 1, and near 0 by log1p. */
    static double fisherZ(double r, double unexplained) {
        double size = Math.abs(r);
        double z =
                size < 0.5 ? 0.5 * Math.log1p(2 * size / (1 - size)) : Math.log1p(size) - 0.5 * Math.log(unexplained);
        return Math.copySign(z, r);
    }
}
