package io.prominence.stats;

import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.gamma.InverseErfc;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Tail probabilities as natural logarithms, exact where the probability itself underflows, and the quantiles that
 * intervals need.
 *
 * <p>Every tail is computed as a tail, never as {@code 1 − cdf}, and near p = 1 as {@code log1p} of the complement: the
 * relative error of the logarithm stays below 1e-12 from p = 1 − 1e-300 down to p = 10^(−1e300). NaN in, NaN out;
 * a negative or zero number of degrees of freedom gives NaN. Pure functions, thread-safe.
 *
 * <p>Student's t: p = I<sub>x</sub>(df/2, 1/2) with x = df/(df + t²), F: I<sub>x</sub>(df2/2, df1/2) with x = df2/(df2 + df1 f), by the continued fraction of the incomplete beta
 * function (DLMF 8.17.22), its power factor kept as a logarithm; far chi-squared tail: Q(df/2, x/2) by Legendre's continued fraction (DLMF 8.9.2); normal: the
 * scaled complementary error function. References: doi 10.1145/131766.131776 (Didonato and Morris, TOMS 708); NIST
 * Digital Library of Mathematical Functions, chapters 7 and 8. Checked against R's {@code pt}, {@code pnorm},
 * {@code pchisq} with {@code log.p = TRUE}, {@code pf}, {@code qt}, {@code qnorm} and {@code qchisq}.
 */
public final class Tails {
    /** Below this a probability is computed on the log scale. */
    private static final double FAR = 1e-200;

    private static final double TINY = 1e-300;
    private static final double PRECISION = 1e-16;
    private static final int MOST_TERMS = 100_000;
    private static final double SQRT_2 = Math.sqrt(2);
    private static final double LN_10 = Math.log(10);

    private Tails() {}

    /**
     * log P(|T| ≥ |t|) of Student's t.
     *
     * @param t statistic, any size
     * @param df degrees of freedom, above 0, not necessarily whole; positive infinity for the normal distribution
     * @return natural logarithm, at most 0
     */
    public static double logTwoSidedT(double t, double df) {
        if (Double.isNaN(t) || !(df > 0)) {
            return Double.NaN;
        }
        if (df == Double.POSITIVE_INFINITY) {
            return logTwoSidedNormal(t);
        }
        double size = Math.abs(t);
        if (size == 0) {
            return 0;
        }
        if (size == Double.POSITIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        double a = 0.5 * df;
        double odds = size / df * size;
        double logX = odds < 1e15 ? -Math.log1p(odds) : Math.log(df) - 2 * Math.log(size);
        double logInside = odds < 1 ? Math.log(odds) + logX : -Math.log1p(1 / odds);
        double logPower = a * logX + 0.5 * logInside - logBetaHalf(a);
        double inside = odds / (1 + odds);
        // Either fraction converges fast on its side of the mean of the beta distribution.
        if (inside > 1.5 / (a + 2.5)) {
            return logPower - Math.log(a) + Math.log(betaFraction(1 / (1 + odds), a, 0.5));
        }
        return Math.log1p(-2 * Math.exp(logPower) * betaFraction(inside, 0.5, a));
    }

    /** log B(a, ½), by B(a, ½) = B(a + 1, ½) (a + ½)/a up to 20 and the expansion of DLMF 5.11.13 from there. */
    private static double logBetaHalf(double a) {
        double ratio = 1;
        double y = a;
        while (y < 20) {
            ratio *= (y + 0.5) / y;
            y++;
        }
        double s = 1 / (y * y);
        double series = (1.0 / 8 - s * (1.0 / 192 - s * (1.0 / 640 - s * (17.0 / 14336 - s * (31.0 / 18432))))) / y;
        return Math.log(ratio) + 0.5 * Math.log(Math.PI / y) + series;
    }

    /**
     * log I<sub>x</sub>(a, b), the regularised incomplete beta function.
     *
     * @param x 0 to 1
     * @param rest 1 − x, exact where x rounds to 1
     */
    static double logIncompleteBeta(double a, double b, double x, double rest) {
        double logPower = logBetaPower(a, b, x, rest);
        if (x < (a + 1) / (a + b + 2)) {
            return logPower - Math.log(a) + Math.log(betaFraction(x, a, b));
        }
        return Math.log1p(-Math.exp(logPower - Math.log(b)) * betaFraction(rest, b, a));
    }

    /** log of x^a (1 − x)^b/B(a, b); rest is 1 − x. */
    static double logBetaPower(double a, double b, double x, double rest) {
        double logX = x < 0.5 ? Math.log(x) : Math.log1p(-rest);
        double logRest = rest < 0.5 ? Math.log(rest) : Math.log1p(-x);
        return a * logX + b * logRest - LogBeta.value(a, b);
    }

    /** Lentz's evaluation of DLMF 8.17.22, for x below (a + 1)/(a + b + 2). */
    private static double betaFraction(double x, double a, double b) {
        double c = 1;
        double d = awayFromZero(1 - (a + b) * x / (a + 1));
        d = 1 / d;
        double fraction = d;
        for (int m = 1; m < MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / awayFromZero(1 + even * d);
            c = awayFromZero(1 + even / c);
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / awayFromZero(1 + odd * d);
            c = awayFromZero(1 + odd / c);
            double step = d * c;
            fraction *= step;
            if (Math.abs(step - 1) <= PRECISION) {
                return fraction;
            }
        }
        return fraction;
    }

    private static double awayFromZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /**
     * log P(|Z| ≥ |z|) of the standard normal distribution.
     *
     * @param z statistic, any size
     * @return natural logarithm, at most 0
     */
    public static double logTwoSidedNormal(double z) {
        double x = Math.abs(z) / SQRT_2;
        if (x < 0.5) {
            return Math.log1p(-Erf.value(x));
        }
        if (x < 5) {
            return Math.log(Erfc.value(x));
        }
        return Math.log(Erfcx.value(x)) - 0.5 * z * z;
    }

    /**
     * log P(X ≥ x) of the chi-squared distribution.
     *
     * @param x statistic; at or below 0 the probability is 1
     * @param df degrees of freedom, above 0
     * @return natural logarithm, at most 0
     */
    public static double logUpperChiSquared(double x, double df) {
        if (Double.isNaN(x) || !(df > 0) || df == Double.POSITIVE_INFINITY) {
            return Double.NaN;
        }
        if (x <= 0) {
            return 0;
        }
        if (x == Double.POSITIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        double a = 0.5 * df;
        double z = 0.5 * x;
        double below = RegularizedGamma.P.value(a, z);
        if (below < 0.5) {
            return Math.log1p(-below);
        }
        double p = RegularizedGamma.Q.value(a, z);
        return p > FAR ? Math.log(p) : farChiSquared(a, z);
    }

    /** log P(X ≤ x) of the chi-squared distribution, far below the mean by the series of DLMF 8.11.4. */
    static double logLowerChiSquared(double x, double df) {
        double a = 0.5 * df;
        double z = 0.5 * x;
        if (z > 0.5 * a) {
            double above = RegularizedGamma.Q.value(a, z);
            return above < 0.5 ? Math.log1p(-above) : Math.log(RegularizedGamma.P.value(a, z));
        }
        double term = 1;
        double sum = 1;
        for (int i = 1; term > PRECISION * sum; i++) {
            term *= z / (a + i);
            sum += term;
        }
        return a * Math.log(z) - z - LogGamma.value(a + 1) + Math.log(sum);
    }

    private static double farChiSquared(double a, double z) {
        return a * Math.log(z) - z - LogGamma.value(a) + Math.log(gammaFraction(a, z));
    }

    /**
     * log P(F ≥ f) of Fisher's F distribution.
     *
     * @param f statistic; at or below 0 the probability is 1
     * @param df1 degrees of freedom of the numerator, above 0
     * @param df2 degrees of freedom of the denominator, above 0 and finite
     * @return natural logarithm, at most 0
     */
    public static double logUpperF(double f, double df1, double df2) {
        if (Double.isNaN(f) || !(df1 > 0 && df2 > 0) || Double.isInfinite(df1) || Double.isInfinite(df2)) {
            return Double.NaN;
        }
        if (f <= 0) {
            return 0;
        }
        if (f == Double.POSITIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        double odds = df1 / df2 * f;
        return logIncompleteBeta(0.5 * df2, 0.5 * df1, 1 / (1 + odds), odds / (1 + odds));
    }

    /** Lentz's evaluation of DLMF 8.9.2 for z well above a. */
    private static double gammaFraction(double a, double z) {
        double b = z + 1 - a;
        double c = 1 / TINY;
        double d = 1 / awayFromZero(b);
        double fraction = d;
        for (int i = 1; i < MOST_TERMS; i++) {
            double numerator = -i * (i - a);
            b += 2;
            d = 1 / awayFromZero(numerator * d + b);
            c = awayFromZero(b + numerator / c);
            double step = d * c;
            fraction *= step;
            if (Math.abs(step - 1) <= PRECISION) {
                return fraction;
            }
        }
        return fraction;
    }

    /**
     * Quantile of the standard normal distribution.
     *
     * @param p lower probability, 0 to 1
     * @return the z with P(Z ≤ z) = p; infinite at 0 and 1
     */
    public static double normalQuantile(double p) {
        return 0.0 - SQRT_2 * InverseErfc.value(2 * p);
    }

    /**
     * The size of a normal statistic with this two-sided p.
     *
     * @param logP natural logarithm of p, at most 0, any size
     * @return the z ≥ 0 with P(|Z| ≥ z) = p; infinite at p = 0
     */
    public static double twoSidedNormalQuantile(double logP) {
        if (logP > -600 || logP == Double.NEGATIVE_INFINITY) {
            return SQRT_2 * InverseErfc.value(Math.exp(logP));
        }
        // Newton's method; log p falls as −z²/2, so that three steps are enough.
        double z = Math.sqrt(-2 * logP);
        for (int i = 0; i < 4; i++) {
            double hazard = Math.sqrt(2 / Math.PI) / Erfcx.value(z / SQRT_2);
            z += (logTwoSidedNormal(z) - logP) / hazard;
        }
        return z;
    }

    /**
     * Quantile of Student's t.
     *
     * <p>Newton's method on log p as a function of log t, which is concave and falls: from the right it converges
     * without overshooting, and one step from the left lands on the right. Quadratic: the step after one of
     * 1e-9 is lost in rounding.
     *
     * @param p lower probability, 0 to 1
     * @param df degrees of freedom, above 0; positive infinity for the normal distribution
     * @return the t with P(T ≤ t) = p; infinite at 0 and 1
     */
    public static double tQuantile(double p, double df) {
        if (!(p >= 0 && p <= 1) || !(df > 0)) {
            return Double.NaN;
        }
        if (df == Double.POSITIVE_INFINITY || p == 0 || p == 1 || p == 0.5) {
            return normalQuantile(p);
        }
        double tail = p < 0.5 ? p : 1 - p;
        double target = Math.log(2 * tail);
        double t = Math.max(-normalQuantile(tail), 1e-8);
        for (int i = 0; i < 200; i++) {
            double logP = logTwoSidedT(t, df);
            double slope = -2 * t * Math.exp(logDensityT(t, df) - logP);
            double step = (target - logP) / slope;
            t *= Math.exp(Math.max(-20, Math.min(20, step)));
            if (Math.abs(step) < 1e-9) {
                break;
            }
        }
        return p < 0.5 ? -t : t;
    }

    private static double logDensityT(double t, double df) {
        return -0.5 * (df + 1) * Math.log1p(t / df * t) - 0.5 * Math.log(df) - logBetaHalf(0.5 * df);
    }

    /**
     * Quantile of the chi-squared distribution.
     *
     * <p>Newton's method on the log of the upper tail as a function of log x, from the approximation of Wilson and
     * Hilferty, or from the power law of the lower tail where that is better.
     *
     * @param p lower probability, 0 to 1
     * @param df degrees of freedom, above 0
     * @return the x with P(X ≤ x) = p; NaN where an argument is out of range
     */
    public static double chiSquaredQuantile(double p, double df) {
        if (!(p >= 0 && p <= 1) || !(df > 0) || df == Double.POSITIVE_INFINITY) {
            return Double.NaN;
        }
        if (p == 0 || p == 1) {
            return p == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        double a = 0.5 * df;
        double cube = 1 - 2 / (9 * df) + normalQuantile(p) * Math.sqrt(2 / (9 * df));
        double power = 2 * Math.exp((Math.log(p) + LogGamma.value(a + 1)) / a);
        double x = cube > 0.2 ? df * cube * cube * cube : power;
        double target = Math.log1p(-p);
        for (int i = 0; i < 200; i++) {
            double logTail = logUpperChiSquared(x, df);
            double logDensity = (a - 1) * Math.log(0.5 * x) - 0.5 * x - LogGamma.value(a) - Math.log(2);
            double step = (logTail - target) / (x * Math.exp(logDensity - logTail));
            x *= Math.exp(Math.max(-20, Math.min(20, step)));
            if (Math.abs(step) < 1e-9) {
                break;
            }
        }
        return x;
    }

    /**
     * −log10 of a p given by its natural logarithm.
     *
     * @param logP natural logarithm of p
     * @return at least 0
     */
    public static double negLog10(double logP) {
        return 0.0 - logP / LN_10;
    }
}
