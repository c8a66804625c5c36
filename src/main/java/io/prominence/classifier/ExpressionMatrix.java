package io.prominence.classifier;

import io.prominence.lake.CohortVersion;
import io.prominence.lake.GeneName;
import io.prominence.lake.GeneVector;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Expression of one cohort as the classifier sees it: values, and values standardised within the cohort.
 *
 * <p>The z-score of a value is taken over all samples of the cohort that have one, with or without a label; labels play
 * no part in it. It makes platforms comparable, and it is why a model is applied to a cohort and not to a single
 * patient. A missing value, and every value of a gene that does not vary, has z = 0, the mean.
 *
 * <p>Held by the driver as float: genes × samples × 4 bytes.
 */
final class ExpressionMatrix {
    private final List<GeneName> genes;
    private final float[][] values;
    private final double[] means;
    private final double[] deviations;
    private final Map<String, Integer> byId = new HashMap<>();
    private final Map<String, Integer> bySymbol = new HashMap<>();

    /**
     * @param genes names, in the order of {@code values}
     * @param values one vector per gene, one value per sample of the cohort, NaN where missing; not copied
     */
    ExpressionMatrix(List<GeneName> genes, float[][] values) {
        this.genes = List.copyOf(genes);
        this.values = values;
        this.means = new double[values.length];
        this.deviations = new double[values.length];
        for (int gene = 0; gene < values.length; gene++) {
            Moments moments = Moments.of(values[gene]);
            means[gene] = moments.mean();
            deviations[gene] = Math.sqrt(moments.variance());
            byId.putIfAbsent(genes.get(gene).id(), gene);
            bySymbol.putIfAbsent(genes.get(gene).symbol(), gene);
        }
    }

    /** Reads the selected genes of a cohort in one pass over its expression. */
    static ExpressionMatrix read(CohortVersion cohort, GeneSelection selection) {
        List<GeneVector> vectors = cohort.vectors().filter(selection).collect().stream()
                .sorted(Comparator.comparing(GeneVector::geneId))
                .toList();
        return new ExpressionMatrix(
                vectors.stream()
                        .map(vector -> new GeneName(vector.geneId(), vector.geneSymbol()))
                        .toList(),
                vectors.stream().map(GeneVector::values).toArray(float[][]::new));
    }

    List<GeneName> genes() {
        return genes;
    }

    /** Position of a gene by its id; empty where the cohort does not measure it. */
    OptionalInt find(String geneId) {
        return position(byId.get(geneId));
    }

    /** Position of a gene by its symbol, or by its id where no symbol is the same. */
    OptionalInt findSymbol(String symbol) {
        return position(bySymbol.getOrDefault(symbol, byId.get(symbol)));
    }

    private static OptionalInt position(Integer gene) {
        return gene == null ? OptionalInt.empty() : OptionalInt.of(gene);
    }

    /** Standardised value; 0 where the value is missing or the gene does not vary. */
    double z(int gene, int sample) {
        double z = (values[gene][sample] - means[gene]) / deviations[gene];
        return Double.isFinite(z) ? z : 0;
    }

    /** Whether the sample has a value and the gene varies. */
    boolean measured(int gene, int sample) {
        return !Float.isNaN(values[gene][sample]) && deviations[gene] > 0;
    }

    /** Variance (n − 1) of the stored values over some samples; 0 where fewer than two have a value. */
    double variance(int gene, int[] samples) {
        float[] some = new float[samples.length];
        IntStream.range(0, samples.length).forEach(i -> some[i] = values[gene][samples[i]]);
        double variance = Moments.of(some).variance();
        return Double.isNaN(variance) ? 0 : variance;
    }
}
