package io.prominence.scan;

import io.prominence.domain.DataRefusedException;
import io.prominence.domain.Normalisation;
import io.prominence.lake.GeneVector;
import io.prominence.lake.SampleTile;
import io.prominence.lake.SampleTiles;
import io.prominence.stats.LibrarySizes;
import io.prominence.stats.MedianOfRatios;
import io.prominence.stats.TrimmedMeanOfM;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Library sizes and normalisation factors of a cohort of counts.
 *
 * <p>Genes with a missing value take no part, since every library must be summed over the same genes; neither do genes
 * without a single count, which add nothing. A sample without any count has no factor, and no other heeds it. Memory: one
 * {@link SampleTile} a task, some numbers a gene and a sample on the driver. The result is the same for any partitioning.
 */
final class CountNormalisation {
    private final JavaRDD<GeneVector> vectors;
    private final JavaRDD<SampleTile> tiles;
    private final List<GeneCounts> genes;
    /** Positions of the genes that take part, among all sorted by id. */
    private final int[] chosen;

    private CountNormalisation(JavaRDD<GeneVector> vectors, int samples) {
        this.vectors = vectors;
        this.genes = vectors.map(GeneCounts::of).collect().stream()
                .sorted(Comparator.comparing(GeneCounts::geneId))
                .toList();
        this.chosen = IntStream.range(0, genes.size())
                .filter(i -> genes.get(i).takesPart())
                .toArray();
        this.tiles = SampleTiles.of(vectors, samples, SampleTiles.samplesPerTile(genes.size()));
    }

    /**
     * Normalises a cohort.
     *
     * @param cohort its id, for a message
     * @param vectors counts, each gene once; read several times
     * @param samples samples of the cohort
     * @throws DataRefusedException where the counts give no factor
     */
    static LibrarySizes of(String cohort, JavaRDD<GeneVector> vectors, int samples, Normalisation how) {
        CountNormalisation normalisation = new CountNormalisation(vectors, samples);
        if (normalisation.chosen.length == 0) {
            throw new DataRefusedException("Cannot normalise the counts of " + cohort
                    + ": no gene has a value in every sample and a count in any. Leave out the samples that lack"
                    + " values.");
        }
        return switch (how) {
            case TMM -> normalisation.byTrimmedMeans();
            case MEDIAN_OF_RATIOS -> normalisation.byRatios(cohort);
        };
    }

    private LibrarySizes byTrimmedMeans() {
        double[][] depths = bySample(counts -> new double[] {
            size(counts),
            TrimmedMeanOfM.upperQuartile(counts),
            Arrays.stream(counts).map(Math::sqrt).sum()
        });
        double[] sizes = column(depths, 0);
        double[] quartiles = column(depths, 1);
        double[] shares = new double[sizes.length];
        Arrays.setAll(shares, i -> sizes[i] > 0 ? quartiles[i] / sizes[i] : Double.NaN);
        int reference = TrimmedMeanOfM.reference(shares, column(depths, 2));
        TrimmedMeanOfM means = TrimmedMeanOfM.against(library(reference), sizes[reference]);
        double[][] factors = bySample(counts -> {
            double size = size(counts);
            return new double[] {size > 0 ? means.factor(counts, size) : Double.NaN};
        });
        return LibrarySizes.scaled(sizes, column(factors, 0));
    }

    private LibrarySizes byRatios(String cohort) {
        double[] logMeans = Arrays.stream(chosen)
                .mapToDouble(gene -> genes.get(gene).logGeometricMean())
                .toArray();
        if (Arrays.stream(logMeans).noneMatch(MedianOfRatios::takesPart)) {
            throw new DataRefusedException("Cannot normalise the counts of " + cohort
                    + " by median-of-ratios: no gene has a count in every sample. Set associate.normalisation = tmm,"
                    + " or leave out the samples that are nearly empty.");
        }
        MedianOfRatios ratios = MedianOfRatios.against(logMeans);
        double[][] depths = bySample(counts -> new double[] {size(counts), ratios.sizeFactor(counts)});
        return LibrarySizes.ofSizeFactors(column(depths, 0), column(depths, 1));
    }

    /** One library, of the genes that take part. */
    private double[] library(int sample) {
        Map<String, Double> counts = new HashMap<>();
        vectors.map(gene -> new Tuple2<>(gene.geneId(), (double) gene.values()[sample]))
                .collect()
                .forEach(count -> counts.put(count._1(), count._2()));
        return Arrays.stream(chosen)
                .mapToDouble(gene -> counts.get(genes.get(gene).geneId()))
                .toArray();
    }

    /** Numbers of each library, in the order of the samples. */
    private double[][] bySample(LibraryNumbers numbers) {
        int[] part = chosen;
        return tiles.map(tile -> each(tile, part, numbers)).collect().stream()
                .flatMap(Arrays::stream)
                .toArray(double[][]::new);
    }

    private static double[][] each(SampleTile tile, int[] part, LibraryNumbers numbers) {
        double[] all = new double[tile.genes()];
        double[] counts = new double[part.length];
        double[][] found = new double[tile.samples()][];
        for (int sample = 0; sample < found.length; sample++) {
            tile.column(sample, all);
            for (int i = 0; i < part.length; i++) {
                counts[i] = all[part[i]];
            }
            found[sample] = numbers.of(counts);
        }
        return found;
    }

    /** By a compensated sum: the last bit of a size decides which ratios of counts are ties. */
    private static double size(double[] counts) {
        return Arrays.stream(counts).sum();
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    /** What is computed of the counts of one library. */
    @FunctionalInterface
    private interface LibraryNumbers extends Serializable {
        double[] of(double[] counts);
    }
}
