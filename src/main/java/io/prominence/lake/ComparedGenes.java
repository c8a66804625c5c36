package io.prominence.lake;

import io.prominence.stats.RobustScale;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The genes on which the samples of a cohort are compared with each other: the 2,000 of largest variance on a log scale, among
 * those with at most a fifth of their values missing; of equal variance, the first by id. A missing value is the gene's mean.
 *
 * @param byGene one vector per gene, by gene id, over the samples
 * @param means mean of each gene over the samples with a value
 * @param medians median of each gene over the samples with a value
 */
record ComparedGenes(double[][] byGene, double[] means, double[] medians) {
    static final int MOST = 2_000;
    private static final double MOST_MISSING = 0.2;

    private record Candidate(int gene, String id, double variance) {}

    /** Widest last, so that the head of a queue is what goes first. */
    private static final Comparator<Candidate> NARROWEST =
            Comparator.comparingDouble(Candidate::variance).thenComparing(Candidate::id, Comparator.reverseOrder());

    static ComparedGenes of(GeneSource source, int samples, LogScale scale) {
        int[] genes = widest(source, samples, scale);
        double[][] byGene = new double[genes.length][];
        double[] means = new double[genes.length];
        double[] medians = new double[genes.length];
        GeneRows.forEach(source, genes, 0, samples, (g, row) -> {
            double[] values = scale.of(row);
            means[g] = mean(values);
            medians[g] = RobustScale.median(values);
            for (int i = 0; i < samples; i++) {
                values[i] = Double.isNaN(values[i]) ? means[g] : values[i];
            }
            byGene[g] = values;
        });
        return new ComparedGenes(byGene, means, medians);
    }

    int genes() {
        return means.length;
    }

    /** One vector per sample over the genes. */
    double[][] bySample() {
        double[][] bySample = new double[byGene[0].length][byGene.length];
        for (int g = 0; g < byGene.length; g++) {
            for (int i = 0; i < bySample.length; i++) {
                bySample[i][g] = byGene[g][i];
            }
        }
        return bySample;
    }

    private static int[] widest(GeneSource source, int samples, LogScale scale) {
        double[] variances = new double[source.genes()];
        GeneRows.forEach(
                source, GeneRows.all(source), 0, samples, (gene, row) -> variances[gene] = variance(scale.of(row)));
        var widest = new PriorityQueue<>(NARROWEST);
        for (int gene = 0; gene < variances.length; gene++) {
            if (variances[gene] > 0) {
                widest.add(new Candidate(gene, source.gene(gene).id(), variances[gene]));
            }
            if (widest.size() > MOST) {
                widest.remove();
            }
        }
        return widest.stream()
                .sorted(Comparator.comparing(Candidate::id))
                .mapToInt(Candidate::gene)
                .toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        int n = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                n++;
            }
        }
        return sum / n;
    }

    /** Variance, n − 1; NaN where too many values are missing. */
    private static double variance(double[] values) {
        double mean = mean(values);
        double squares = 0;
        int n = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                squares += (value - mean) * (value - mean);
                n++;
            }
        }
        return n < 2 || n < (1 - MOST_MISSING) * values.length ? Double.NaN : squares / (n - 1);
    }
}
