package io.prominence.stats.prediction;

/** Likelihood, gradient and information of logit P(y = 1) = a + b x. */
final class LogisticLine {
    private final double[] x;
    private final byte[] y;
    private double gradientA;
    private double gradientB;
    private double informationA;
    private double shared;
    private double informationB;

    /** Log likelihood where it was last evaluated. */
    double logLikelihood;

    LogisticLine(double[] x, byte[] y) {
        this.x = x;
        this.y = y;
    }

    void evaluate(double a, double b) {
        logLikelihood = 0;
        gradientA = 0;
        gradientB = 0;
        informationA = 0;
        shared = 0;
        informationB = 0;
        for (int i = 0; i < y.length; i++) {
            double eta = a + b * x[i];
            double p = 1 / (1 + Math.exp(-eta));
            double miss = y[i] - p;
            double weight = p * (1 - p);
            double against = y[i] == 1 ? -eta : eta;
            logLikelihood -= against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
            gradientA += miss;
            gradientB += miss * x[i];
            informationA += weight;
            shared += weight * x[i];
            informationB += weight * x[i] * x[i];
        }
    }

    double determinant() {
        return informationA * informationB - shared * shared;
    }

    double moveA() {
        return (informationB * gradientA - shared * gradientB) / determinant();
    }

    double moveB() {
        return (informationA * gradientB - shared * gradientA) / determinant();
    }

    double varianceOfB() {
        return informationA / determinant();
    }
}
