package io.prominence.stats;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What permutations say of all genes together: counted gene by gene, put together from parts in any order.
 *
 * <ul>
 *   <li>p of a gene = (1 + #{b: |z_b| ≥ |z|})/(1 + B) over its own permuted scores. Max-T p = (1 + #{b: max over genes of
 *       |z_b| ≥ |z|})/(1 + B), single step. False discovery rate at a threshold = mean over b of the genes that reach it
 *       by permutation / genes that reach it as observed; of a gene: the least rate at its own or a lower threshold, at
 *       most 1. No share of true nulls is estimated: the rate is that with all genes null.
 *   <li>Null: of p the gene's own; of max-T p that no gene goes with the outcome: weak control of the family-wise error
 *       rate always, strong where the genes that do not go with the outcome have the joint distribution that permutation
 *       gives them (subset pivotality).
 *   <li>Scores of one outcome and level: z of genes as they are ({@link ScoreThresholds}) and B permuted ones per gene,
 *       permutation b being the same for all genes.
 *   <li>A gene without a score has none of the three and counts nowhere. What is missed by 1e-10 counts as reached.
 *   <li>O(B) a gene. Counts are whole numbers and a maximum is associative: the result has the same bits however genes
 *       are spread over parts. Not thread-safe; one per thread, then {@link #combine}.
 *   <li>Exact: no histogram. Same numbers as counted by R on the matrix of all permuted scores.
 *   <li>Westfall and Young 1993, ISBN 978-0-471-55761-6; Ge, Dudoit and Speed 2003, doi 10.1007/BF02595811; + 1: Phipson
 *       and Smyth 2010, doi 10.2202/1544-6115.1585; rate: Tusher, Tibshirani and Chu 2001, doi 10.1073/pnas.091062498.
 * </ul>
 */
public final class PermutationTally implements Serializable {
    private static final long serialVersionUID = 1;

    private final double[] maxima;
    /** By gene: permuted scores that reach its own. */
    private final int[] reaching;
    /** By number of thresholds reached: permuted scores. */
    private final long[] reached;

    /** Begins a count of no gene. */
    public PermutationTally(int genes, int permutations) {
        maxima = new double[permutations];
        reaching = new int[genes];
        reached = new long[genes + 1];
    }

    /**
     * Counts one gene.
     *
     * @param z its permuted scores; as many as there are permutations
     */
    public void add(int gene, double[] z, ScoreThresholds thresholds) {
        double own = thresholds.of(gene);
        int count = 0;
        for (int b = 0; b < maxima.length; b++) {
            double magnitude = Math.abs(z[b]);
            maxima[b] = Math.max(maxima[b], magnitude);
            count += magnitude >= own ? 1 : 0;
            reached[thresholds.reached(magnitude)]++;
        }
        reaching[gene] = count;
    }

    /** Adds the counts of other genes to these; returns this. */
    public PermutationTally combine(PermutationTally other) {
        for (int b = 0; b < maxima.length; b++) {
            maxima[b] = Math.max(maxima[b], other.maxima[b]);
        }
        for (int gene = 0; gene < reaching.length; gene++) {
            reaching[gene] += other.reaching[gene];
        }
        for (int i = 0; i < reached.length; i++) {
            reached[i] += other.reached[i];
        }
        return this;
    }

    /** What the counts come to, when every gene was counted once. */
    public Result result(ScoreThresholds thresholds) {
        double[] sortedMaxima = maxima.clone();
        Arrays.sort(sortedMaxima);
        double[] rates = falseDiscoveryRates(thresholds);
        int genes = reaching.length;
        double[] p = new double[genes];
        double[] pMaxT = new double[genes];
        double[] rate = new double[genes];
        for (int gene = 0; gene < genes; gene++) {
            boolean known = !Double.isNaN(thresholds.of(gene));
            p[gene] = known ? share(reaching[gene]) : Double.NaN;
            pMaxT[gene] = known ? share(atLeast(sortedMaxima, thresholds.of(gene))) : Double.NaN;
            rate[gene] = known ? rates[thresholds.position(gene)] : Double.NaN;
        }
        return new Result(p, pMaxT, rate);
    }

    private double share(int count) {
        return (1.0 + count) / (1.0 + maxima.length);
    }

    private static int atLeast(double[] rising, double threshold) {
        int low = 0;
        int high = rising.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rising[middle] < threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return rising.length - low;
    }

    /** By position among the rising thresholds. */
    private double[] falseDiscoveryRates(ScoreThresholds thresholds) {
        int genes = thresholds.defined();
        double[] rates = new double[genes];
        long permuted = 0;
        for (int position = genes - 1; position >= 0; position--) {
            permuted += reached[position + 1];
            rates[position] = (double) permuted / maxima.length / (genes - position);
        }
        double least = 1;
        for (int position = 0; position < genes; position++) {
            least = Math.min(least, rates[position]);
            rates[position] = least;
        }
        return rates;
    }

    /**
     * One number per gene each, NaN where it has no score.
     *
     * @param p of the gene by itself
     * @param pMaxT adjusted for all genes
     * @param falseDiscoveryRate empirical, over all genes
     */
    public record Result(double[] p, double[] pMaxT, double[] falseDiscoveryRate) {}
}
