package io.prominence.stats;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Profiles of samples over the same genes, made ready for Pearson correlations: r = Σ (x − x̄)(y − ȳ)/√(Σ (x − x̄)² Σ (y −
 * ȳ)²) over genes.
 *
 * <p><b>Shapes:</b> one profile per sample, all of the same length, no NaN. A constant profile has no correlation: NaN, and
 * is no one's pair. <b>Cost</b> of all pairs O(n² genes), spread over cores; each r is summed in the order of genes, so that
 * results do not depend on cores. Immutable. <b>Accuracy:</b> 1e-12 against R's {@code cor}.
 */
public final class SampleProfiles {
    private final double[][] standard;

    private SampleProfiles(double[][] standard) {
        this.standard = standard;
    }

    /** Of profiles by sample, which are centred and scaled in place. */
    public static SampleProfiles of(double[][] profiles) {
        for (double[] profile : profiles) {
            standardise(profile);
        }
        return new SampleProfiles(profiles);
    }

    private static void standardise(double[] profile) {
        double sum = 0;
        for (double value : profile) {
            sum += value;
        }
        double mean = sum / profile.length;
        double squares = 0;
        for (double value : profile) {
            squares += (value - mean) * (value - mean);
        }
        double length = squares > 0 ? Math.sqrt(squares) : Double.NaN;
        for (int i = 0; i < profile.length; i++) {
            profile[i] = (profile[i] - mean) / length;
        }
    }

    /** Correlation of each sample with one profile, which is not modified. */
    public double[] with(double[] profile) {
        double[] other = profile.clone();
        standardise(other);
        return IntStream.range(0, standard.length)
                .mapToDouble(i -> product(standard[i], other))
                .toArray();
    }

    /**
     * Two samples whose correlation is above a bound.
     *
     * @param first the sample that comes first
     * @param second the other
     * @param correlation Pearson's r
     */
    public record Pair(int first, int second, double correlation) {}

    /** A choice of pairs. */
    @FunctionalInterface
    public interface PairFilter {
        boolean test(int first, int second);
    }

    /**
     * Pairs whose correlation is above a bound, in the order of samples.
     *
     * <p>Correlations of all pairs are computed in single precision, and those that could be above the bound again in double.
     *
     * @param wanted which pairs to look at
     */
    public List<Pair> above(double bound, PairFilter wanted) {
        if (standard.length == 0) {
            return List.of();
        }
        var near = new NearPairs(standard, bound);
        return near.pairs().stream()
                .filter(pair -> wanted.test(pair[0], pair[1]))
                .map(pair -> new Pair(pair[0], pair[1], product(standard[pair[0]], standard[pair[1]])))
                .filter(pair -> pair.correlation() > bound)
                .toList();
    }

    /** Four sums side by side, added at the end in a fixed order: the processor does not wait for one sum. */
    private static double product(double[] a, double[] b) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int whole = a.length - a.length % 4;
        for (int i = 0; i < whole; i += 4) {
            sum0 += a[i] * b[i];
            sum1 += a[i + 1] * b[i + 1];
            sum2 += a[i + 2] * b[i + 2];
            sum3 += a[i + 3] * b[i + 3];
        }
        for (int i = whole; i < a.length; i++) {
            sum0 += a[i] * b[i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
