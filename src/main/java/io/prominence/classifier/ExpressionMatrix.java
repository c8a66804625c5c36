package io.prominence.classifier;

import io.prominence.lake.CohortVersion;
import io.prominence.lake.GeneName;
import io.prominence.lake.GeneVector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Expression of one cohort as the classifier sees it: values, and values standardised within the cohort.
 *
 * <p>The z-score of a value is taken over all samples of the cohort that have one, with or without a label; labels play
 * no part in it. It makes platforms comparable, and it is why a model is applied to a cohort and not to a single
 * patient. A missing value, and every value of a gene that does not vary, has z = 0, the mean. Where patients of a cohort
 * are held out of it, mean and deviation are those of the others ({@link #standardisedBy}).
 *
 * <p>Held by the driver as float: genes × samples × 4 bytes. Of a cohort that is too large for it, some genes, or all, stay
 * in the lake: they are known by name and position, {@link #variances} reads them, and {@link FeatureBlocks} makes features
 * of them; to ask for a value of theirs is a fault.
 */
final class ExpressionMatrix {
    private final List<GeneName> genes;
    private final float[][] values;
    private final double[] means;
    private final double[] deviations;
    private final Map<String, Integer> byId;
    private final Map<String, Integer> bySymbol;
    /** All genes of the cohort; null where the driver holds what is asked for. */
    private final Supplier<JavaRDD<GeneVector>> lake;
    /** Samples whose mean and deviation z-scores take; null for all. */
    private final int[] reference;

    /**
     * @param genes names, in the order of {@code values}
     * @param values one vector per gene, one value per sample of the cohort, NaN where missing; not copied
     */
    ExpressionMatrix(List<GeneName> genes, float[][] values) {
        this(genes, values, null);
    }

    /**
     * @param genes names of the genes that the driver holds, in the order of {@code values}, then of those in the lake
     * @param values one vector per gene that the driver holds
     * @param lake reads all genes of the cohort
     */
    ExpressionMatrix(List<GeneName> genes, float[][] values, Supplier<JavaRDD<GeneVector>> lake) {
        this.genes = List.copyOf(genes);
        this.values = values;
        this.lake = lake;
        this.reference = null;
        this.means = new double[values.length];
        this.deviations = new double[values.length];
        this.byId = new HashMap<>();
        this.bySymbol = new HashMap<>();
        for (int gene = 0; gene < values.length; gene++) {
            Moments moments = Moments.of(values[gene]);
            means[gene] = moments.mean();
            deviations[gene] = Math.sqrt(moments.variance());
        }
        for (int gene = 0; gene < genes.size(); gene++) {
            byId.putIfAbsent(genes.get(gene).id(), gene);
            bySymbol.putIfAbsent(genes.get(gene).symbol(), gene);
        }
    }

    private ExpressionMatrix(ExpressionMatrix all, int[] reference) {
        this.genes = all.genes;
        this.values = all.values;
        this.means = new double[values.length];
        this.deviations = new double[values.length];
        this.byId = all.byId;
        this.bySymbol = all.bySymbol;
        this.lake = all.lake;
        this.reference = reference;
        for (int gene = 0; gene < values.length; gene++) {
            Moments moments = moments(values[gene], reference);
            means[gene] = moments.mean();
            deviations[gene] = Math.sqrt(moments.variance());
        }
    }

    /** The same values, with the mean and deviation of some samples for the z-scores of all. */
    ExpressionMatrix standardisedBy(int[] reference) {
        return new ExpressionMatrix(this, reference);
    }

    /** Reads the selected genes of a cohort in one pass over its expression. */
    static ExpressionMatrix read(CohortVersion cohort, GeneSelection selection) {
        List<GeneVector> vectors = vectors(cohort, selection);
        return new ExpressionMatrix(names(vectors), values(vectors));
    }

    /** Reads the selected genes of a cohort, and leaves the others in the lake. */
    static ExpressionMatrix inLake(CohortVersion cohort, GeneSelection selection) {
        List<GeneVector> vectors = vectors(cohort, selection);
        List<GeneName> names = new ArrayList<>(names(vectors));
        Set<GeneName> held = new HashSet<>(names);
        cohort.genes().stream().filter(gene -> !held.contains(gene)).forEach(names::add);
        return new ExpressionMatrix(names, values(vectors), cohort::vectors);
    }

    private static List<GeneVector> vectors(CohortVersion cohort, GeneSelection selection) {
        return cohort.vectors().filter(selection).collect().stream()
                .sorted(Comparator.comparing(GeneVector::geneId))
                .toList();
    }

    private static List<GeneName> names(List<GeneVector> vectors) {
        return vectors.stream()
                .map(vector -> new GeneName(vector.geneId(), vector.geneSymbol()))
                .toList();
    }

    private static float[][] values(List<GeneVector> vectors) {
        return vectors.stream().map(GeneVector::values).toArray(float[][]::new);
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

    /** Whether the gene's values are in the lake only. */
    boolean isInLake(int gene) {
        return gene >= values.length;
    }

    boolean leavesGenesInLake() {
        return genes.size() > values.length;
    }

    /** All genes of the cohort, those that the driver holds too; lazy. */
    JavaRDD<GeneVector> vectorsInLake() {
        return lake.get();
    }

    /** Some genes that the driver holds, by id, in the order of the matrix. */
    List<GeneVector> held(Set<String> geneIds) {
        return IntStream.range(0, values.length)
                .filter(gene -> geneIds.contains(genes.get(gene).id()))
                .mapToObj(gene ->
                        new GeneVector(genes.get(gene).id(), genes.get(gene).symbol(), values[gene]))
                .toList();
    }

    /** Position of a gene by its id, or by its symbol where no id is the same. */
    OptionalInt findAny(String idOrSymbol) {
        return position(byId.getOrDefault(idOrSymbol, bySymbol.get(idOrSymbol)));
    }

    /** Number of samples; 0 without genes. */
    int samples() {
        return values.length == 0 ? 0 : values[0].length;
    }

    /** Stored value; NaN where it is missing. */
    float value(int gene, int sample) {
        return values[held(gene)][sample];
    }

    /** Standardised value; 0 where the value is missing or the gene does not vary. */
    double z(int gene, int sample) {
        return z(values[held(gene)][sample], means[gene], deviations[gene]);
    }

    static double z(float value, double mean, double deviation) {
        double z = (value - mean) / deviation;
        return Double.isFinite(z) ? z : 0;
    }

    /** Whether the sample has a value and the gene varies. */
    boolean measured(int gene, int sample) {
        return !Float.isNaN(values[held(gene)][sample]) && deviations[gene] > 0;
    }

    private int held(int gene) {
        if (isInLake(gene)) {
            throw new IllegalStateException("the values of " + genes.get(gene) + " are in the lake");
        }
        return gene;
    }

    /**
     * Variance (n − 1) of the stored values of every gene over some samples, in the order of {@link #genes}; 0 where fewer
     * than two have a value. Genes in the lake are read once.
     */
    double[] variances(int[] samples) {
        double[] variances = new double[genes.size()];
        for (int gene = 0; gene < values.length; gene++) {
            variances[gene] = variance(values[gene], samples);
        }
        if (lake != null) {
            lake.get()
                    .mapToPair(gene -> new Tuple2<>(gene.geneId(), variance(gene.values(), samples)))
                    .collect()
                    .forEach(gene -> variances[byId.get(gene._1())] = gene._2());
        }
        return variances;
    }

    private static double variance(float[] values, int[] samples) {
        double variance = moments(values, samples).variance();
        return Double.isNaN(variance) ? 0 : variance;
    }

    /** Moments of the stored values of a gene that the driver holds, over some samples. */
    Moments moments(int gene, int[] samples) {
        return moments(values[held(gene)], samples);
    }

    private static Moments moments(float[] values, int[] samples) {
        float[] some = new float[samples.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[samples[i]];
        }
        return Moments.of(some);
    }

    /** Mean and deviation for the z-scores of a gene, of these samples; null for all. */
    static Moments standard(float[] values, int[] reference) {
        return reference == null ? Moments.of(values) : moments(values, reference);
    }

    /** Samples whose mean and deviation z-scores take; null for all. */
    int[] reference() {
        return reference;
    }
}
