package io.prominence.lake;

import io.prominence.stats.CrossProducts;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The first two principal components of samples over genes: scores as R's {@code prcomp(x)$x[, 1:2]}, the sign such that the
 * score of largest size is positive (the first among equals).
 *
 * <p>From the {@link LeadingEigen eigenvectors} of the smaller of the two Gram matrices: the same bytes everywhere. O(min(n,
 * genes)² · max(n, genes)).
 *
 * @param first score of each sample
 * @param second score of each sample
 * @param firstShare share of the variance
 * @param secondShare share of the variance
 */
record PrincipalComponents(double[] first, double[] second, double firstShare, double secondShare) {
    /** Rows centred and added at once: two megabytes where there are a thousand samples. */
    private static final int ROWS = 256;

    /**
     * Decomposes.
     *
     * @param byGene values of each gene over samples; not modified
     * @param means mean of each gene, which is taken off
     */
    static PrincipalComponents of(double[][] byGene, double[] means) {
        int samples = byGene[0].length;
        boolean bySample = samples <= byGene.length;
        double[][] gram = bySample ? ofSamples(byGene, means) : ofGenes(byGene, means);
        double trace =
                IntStream.range(0, gram.length).mapToDouble(i -> gram[i][i]).sum();
        LeadingEigen eigen = LeadingEigen.of(gram);
        double[][] scores = new double[LeadingEigen.WANTED][];
        for (int c = 0; c < scores.length; c++) {
            double[] vector = eigen.vectors()[c];
            double length = Math.sqrt(Math.max(0, eigen.values()[c]));
            scores[c] = signed(
                    bySample ? Arrays.stream(vector).map(x -> x * length).toArray() : projected(byGene, means, vector));
        }
        return new PrincipalComponents(
                scores[0], scores[1], Math.max(0, eigen.values()[0]) / trace, Math.max(0, eigen.values()[1]) / trace);
    }

    /** Products of all pairs of samples. */
    private static double[][] ofSamples(double[][] byGene, double[] means) {
        var products = new CrossProducts(byGene[0].length);
        for (int from = 0; from < byGene.length; from += ROWS) {
            products.add(IntStream.range(from, Math.min(byGene.length, from + ROWS))
                    .mapToObj(g -> centred(byGene[g], means[g]))
                    .toArray(double[][]::new));
        }
        return products.matrix();
    }

    private static double[] centred(double[] values, double mean) {
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    /** Products of all pairs of genes. */
    private static double[][] ofGenes(double[][] byGene, double[] means) {
        int samples = byGene[0].length;
        var products = new CrossProducts(byGene.length);
        for (int from = 0; from < samples; from += ROWS) {
            double[][] rows = new double[Math.min(samples - from, ROWS)][byGene.length];
            for (int g = 0; g < byGene.length; g++) {
                for (int i = 0; i < rows.length; i++) {
                    rows[i][g] = byGene[g][from + i] - means[g];
                }
            }
            products.add(rows);
        }
        return products.matrix();
    }

    private static double[] projected(double[][] byGene, double[] means, double[] vector) {
        double[] scores = new double[byGene[0].length];
        for (int g = 0; g < byGene.length; g++) {
            for (int i = 0; i < scores.length; i++) {
                scores[i] += (byGene[g][i] - means[g]) * vector[g];
            }
        }
        return scores;
    }

    private static double[] signed(double[] scores) {
        double largest = 0;
        for (double score : scores) {
            largest = Math.abs(score) > Math.abs(largest) * (1 + 1e-9) ? score : largest;
        }
        if (largest < 0) {
            for (int i = 0; i < scores.length; i++) {
                scores[i] = -scores[i];
            }
        }
        return scores;
    }
}
