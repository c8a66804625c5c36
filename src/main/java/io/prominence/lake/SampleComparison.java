package io.prominence.lake;

import io.prominence.domain.SampleQuality;
import io.prominence.stats.RobustScale;
import io.prominence.stats.SampleProfiles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The samples of a cohort compared with each other on its most variable genes: principal components, how alike each is to the
 * median sample, and which are alike though of different patients. Arrays have one element per sample, NaN where there are too
 * few samples or genes to say.
 *
 * @param genes genes compared
 * @param components principal components; empty below three samples or genes
 * @param correlation of each sample with the median sample
 * @param deviation how far the correlation is below the median of all, in scaled median absolute deviations
 * @param duplicates pairs of different patients with a correlation above 0.999; none looked for below 200 genes
 */
record SampleComparison(
        int genes,
        Optional<PrincipalComponents> components,
        double[] correlation,
        double[] deviation,
        List<SampleProfiles.Pair> duplicates) {
    /** Beyond this, samples are not compared: all pairs would take minutes, and the matrix half a gigabyte. */
    static final int MOST_SAMPLES = 10_000;

    private static final int LEAST = 3;
    private static final int LEAST_SAMPLES = 10;
    private static final int LEAST_GENES = 20;
    private static final int LEAST_GENES_OF_DUPLICATES = 200;

    static SampleComparison none(int samples) {
        double[] nothing = new double[samples];
        Arrays.fill(nothing, Double.NaN);
        return new SampleComparison(0, Optional.empty(), nothing, nothing, List.of());
    }

    static SampleComparison of(ComparedGenes compared, String[] patients) {
        int n = patients.length;
        if (n < LEAST || compared.genes() < LEAST) {
            return none(n);
        }
        var components = PrincipalComponents.of(compared.byGene(), compared.means());
        SampleProfiles profiles = SampleProfiles.of(compared.bySample());
        boolean areEnough = n >= LEAST_SAMPLES && compared.genes() >= LEAST_GENES;
        double[] correlation = areEnough ? profiles.with(compared.medians()) : none(n).correlation();
        return new SampleComparison(
                compared.genes(),
                Optional.of(components),
                correlation,
                deviation(correlation),
                compared.genes() < LEAST_GENES_OF_DUPLICATES
                        ? List.of()
                        : profiles.above(
                                SampleQuality.DUPLICATE_CORRELATION, (i, j) -> !patients[i].equals(patients[j])));
    }

    private static double[] deviation(double[] correlation) {
        RobustScale all = RobustScale.of(correlation);
        double[] deviation = new double[correlation.length];
        for (int i = 0; i < deviation.length; i++) {
            deviation[i] = all.deviation() > 0 ? (all.median() - correlation[i]) / all.deviation() : Double.NaN;
        }
        return deviation;
    }
}
