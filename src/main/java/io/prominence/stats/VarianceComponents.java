package io.prominence.stats;

/**
 * The variances σ² within and σ²<sub>block</sub> between blocks, by restricted maximum likelihood: squared components of mean
 * μ = σ² + d σ²<sub>block</sub> are gamma distributed, and a generalised linear model with identity link has their
 * likelihood.
 *
 * <p>Fisher scoring, damped after Levenberg and Marquardt, with the steps, the stopping rule (a gain below 1e-6) and
 * the bound on weights (a thousandth of the largest variance) of statmod's {@code glmgam.fit}: where it stops is part of
 * the number. A workspace.
 */
final class VarianceComponents {
    private static final double GAIN = 1e-6;
    private static final int MOST_STEPS = 20;
    private static final double LEAST_WEIGHT = 1000;
    private static final double TOO_MUCH_DAMPING = 1e15;
    private static final double NOTHING = 1e-15;

    private double[] d;
    private double[] counts;
    private double[] squares;
    private int size;

    private double within;
    private double between;
    private double infoOne;
    private double infoBoth;
    private double infoTwo;
    private double scoreOne;
    private double scoreTwo;

    /**
     * Fits.
     *
     * @return the intra-block correlation σ²<sub>block</sub>/(σ² + σ²<sub>block</sub>), which may be below 0; NaN where the
     *     components do not tell
     */
    double correlation(BlockSpectrum spectrum) {
        d = spectrum.values();
        counts = spectrum.counts();
        squares = spectrum.squares();
        size = spectrum.components();
        double n = 0;
        double total = 0;
        double totalD = 0;
        double above = 0;
        for (int i = 0; i < size; i++) {
            n += counts[i];
            total += squares[i];
            totalD += counts[i] * d[i];
            above += d[i] > NOTHING ? counts[i] : 0;
        }
        double spread = 0;
        double slope = 0;
        for (int i = 0; i < size; i++) {
            double away = d[i] - totalD / n;
            spread += counts[i] * away * away;
            slope += squares[i] * away;
        }
        if (!(spread / (n - 1) > NOTHING)) {
            return Double.NaN;
        }
        between = slope / spread;
        within = (total - between * totalD) / n;
        if (n > 2 && above > 1) {
            if (least() < 0) {
                within = total / n;
                between = 0;
            }
            maximise();
        }
        return between / (within + between);
    }

    private double least() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            least = Math.min(least, within + d[i] * between);
        }
        return least;
    }

    /** Deviance up to a constant of the gene; infinite where a mean is negative. */
    private double deviance() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double mean = within + d[i] * between;
            if (mean < 0) {
                return Double.POSITIVE_INFINITY;
            }
            sum += squares[i] / mean + counts[i] * Math.log(mean);
        }
        return 2 * sum;
    }

    private void maximise() {
        double deviance = deviance();
        double damping = 0;
        for (int step = 0; step <= MOST_STEPS; step++) {
            linearise();
            double most = Math.max(infoOne, infoTwo);
            damping = step == 0 ? (infoOne + infoTwo) / 4 : damping;
            double oldWithin = within;
            double oldBetween = between;
            double before = deviance;
            double gain = move(oldWithin, oldBetween, damping);
            deviance = deviance();
            boolean atOnce = deviance <= before;
            while (!(deviance <= before)) {
                if (damping / most > TOO_MUCH_DAMPING) {
                    within = oldWithin;
                    between = oldBetween;
                    return;
                }
                damping *= 2;
                gain = move(oldWithin, oldBetween, damping);
                deviance = deviance();
            }
            if (damping / most > TOO_MUCH_DAMPING || gain < GAIN) {
                return;
            }
            damping = atOnce ? damping / 10 : damping;
        }
    }

    /** Score and information at the present variances. */
    private void linearise() {
        double largest = 0;
        for (int i = 0; i < size; i++) {
            double mean = within + d[i] * between;
            largest = Math.max(largest, mean * mean);
        }
        infoOne = 0;
        infoBoth = 0;
        infoTwo = 0;
        scoreOne = 0;
        scoreTwo = 0;
        for (int i = 0; i < size; i++) {
            double mean = within + d[i] * between;
            double variance = Math.max(mean * mean, largest / LEAST_WEIGHT);
            infoOne += counts[i] / variance;
            infoBoth += counts[i] * d[i] / variance;
            infoTwo += counts[i] * d[i] * d[i] / variance;
            scoreOne += (squares[i] - counts[i] * mean) / variance;
            scoreTwo += d[i] * (squares[i] - counts[i] * mean) / variance;
        }
    }

    /** Steps from the old variances; returns the inner product of score and step. */
    private double move(double oldWithin, double oldBetween, double damping) {
        double one = infoOne + damping;
        double two = infoTwo + damping;
        double determinant = one * two - infoBoth * infoBoth;
        double stepOne = (two * scoreOne - infoBoth * scoreTwo) / determinant;
        double stepTwo = (one * scoreTwo - infoBoth * scoreOne) / determinant;
        within = oldWithin + stepOne;
        between = oldBetween + stepTwo;
        return scoreOne * stepOne + scoreTwo * stepTwo;
    }
}
