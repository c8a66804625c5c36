package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import io.prominence.testing.RealData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CountNormalisationTest {
    static List<Golden> tmm() {
        return Golden.cases("stats/tmm");
    }

    static List<Golden> realCohorts() {
        return Golden.cases("stats/tmm-real");
    }

    static List<Golden> ratios() {
        return Golden.cases("stats/median-of-ratios");
    }

    static List<Golden> millions() {
        return Golden.cases("stats/log-cpm");
    }

    @ParameterizedTest
    @MethodSource("tmm")
    void trimmed_means_of_m_are_those_of_edger(Golden golden) {
        golden.check("factors", tmmFactors(golden.vectors("libraries")), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("realCohorts")
    void so_they_are_on_real_counts_with_all_their_ties(Golden golden) throws IOException {
        golden.check("factors", tmmFactors(libraries(golden.name())), 1e-9);
    }

    @Test
    void logarithms_are_rounded_once_and_so_nearly_always_those_of_r() {
        Golden golden = Golden.cases("stats/log2").get(0);
        double[] x = golden.inputs("x");
        double[] y = golden.expectedAll("y");
        int others = 0;
        for (int i = 0; i < x.length; i++) {
            double log2 = Log2.of(x[i]);
            others += log2 == y[i] ? 0 : 1;
            assertEquals(y[i], log2, Math.ulp(y[i]), "log2 of " + x[i]);
        }
        assertTrue(others <= x.length / 100, others + " of " + x.length);
        for (int power = -1074; power < 1024; power++) {
            assertEquals(power, Log2.of(Math.scalb(1.0, power)));
        }
        assertEquals(Double.NEGATIVE_INFINITY, Log2.of(0));
        assertEquals(Double.POSITIVE_INFINITY, Log2.of(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(Log2.of(-1)) && Double.isNaN(Log2.of(Double.NaN)));
    }

    @ParameterizedTest
    @MethodSource("ratios")
    void medians_of_ratios_are_those_of_deseq2(Golden golden) {
        double[][] libraries = golden.vectors("libraries");
        MedianOfRatios ratios = MedianOfRatios.against(Arrays.stream(genes(libraries))
                .mapToDouble(MedianOfRatios::logGeometricMean)
                .toArray());
        double[] factors =
                Arrays.stream(libraries).mapToDouble(ratios::sizeFactor).toArray();
        golden.check("sizeFactors", factors, 1e-9);
        golden.check(
                "factors", LibrarySizes.ofSizeFactors(sizes(libraries), factors).factors(), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("millions")
    void counts_per_million_are_those_of_edger_and_of_voom(Golden golden) {
        double[][] genes = golden.vectors("genes");
        double[] sizes = golden.inputs("sizes");
        golden.check("proportional", all(genes, LogCpm.proportional(sizes)), 1e-9);
        golden.check("constant", all(genes, LogCpm.constant(sizes)), 1e-9);
    }

    @Test
    void the_order_of_libraries_and_genes_is_no_part_of_a_factor() {
        double[][] libraries = tmm().get(0).vectors("libraries");
        double[] factors = tmmFactors(libraries);
        double[][] turned = new double[libraries.length][];
        Arrays.setAll(turned, i -> reversed(libraries[libraries.length - 1 - i]));
        assertArrayEquals(reversed(factors), tmmFactors(turned), 1e-12);
    }

    @Test
    void a_deeper_library_of_the_same_composition_has_the_same_effective_share() {
        double[][] libraries = tmm().get(0).vectors("libraries");
        double[] whole = tmmFactors(libraries);
        libraries[3] = Arrays.stream(libraries[3]).map(count -> 1000 * count).toArray();
        double[] deeper = tmmFactors(libraries);
        for (int i = 0; i < whole.length; i++) {
            assertEquals(whole[i], deeper[i], 0.02 * whole[i]);
        }
    }

    @Test
    void a_library_without_a_count_has_no_factor_and_changes_no_other() {
        assertEquals(0, TrimmedMeanOfM.reference(new double[] {0.2, Double.NaN}, new double[] {3, 0}));
        assertEquals(-1, TrimmedMeanOfM.reference(new double[] {Double.NaN}, new double[1]));
        LibrarySizes sizes = LibrarySizes.scaled(new double[] {10, 0, 40}, new double[] {1, Double.NaN, 4});
        assertArrayEquals(new double[] {0.5, Double.NaN, 2}, sizes.factors(), 1e-15);
        assertArrayEquals(new double[] {5, Double.NaN, 80}, sizes.effective(), 1e-13);
    }

    @Test
    void genes_with_a_zero_take_no_part_in_ratios() {
        assertEquals(Double.NEGATIVE_INFINITY, MedianOfRatios.logGeometricMean(new double[] {3, 0}));
        MedianOfRatios ratios = MedianOfRatios.against(new double[] {Double.NEGATIVE_INFINITY, Double.NaN});
        assertEquals(Double.NaN, ratios.sizeFactor(new double[] {3, 4}));
        assertThrows(IllegalArgumentException.class, () -> ratios.sizeFactor(new double[3]));
    }

    @Test
    void zeros_of_libraries_of_every_size_are_ties() {
        double[] sizes = {7, 1e3, 33_333.3, 4e8, Double.NaN, 0};
        double[] values = new double[6];
        LogCpm.proportional(sizes).transform(new double[] {0, 0, 0, 0, 0, 5}, values);
        assertEquals(1, Arrays.stream(values, 0, 4).distinct().count());
        assertTrue(Double.isNaN(values[4]) && Double.isNaN(values[5]));
        LogCpm.constant(sizes).transform(new double[] {0, 0, Double.NaN, 0, 0, 5}, values);
        assertEquals(
                3, Arrays.stream(values).filter(Double::isFinite).distinct().count());
        assertTrue(Double.isNaN(values[2]) && Double.isNaN(values[4]) && Double.isNaN(values[5]));
    }

    private static double[] tmmFactors(double[][] libraries) {
        double[] sizes = sizes(libraries);
        double[][] genes = genes(libraries);
        int[] counted = IntStream.range(0, genes.length)
                .filter(gene -> Arrays.stream(genes[gene]).sum() > 0)
                .toArray();
        double[] shares = new double[libraries.length];
        double[] roots = new double[libraries.length];
        for (int i = 0; i < libraries.length; i++) {
            double[] library = libraries[i];
            double[] part =
                    Arrays.stream(counted).mapToDouble(gene -> library[gene]).toArray();
            shares[i] = TrimmedMeanOfM.upperQuartile(part) / sizes[i];
            roots[i] = Arrays.stream(part).map(Math::sqrt).sum();
        }
        int reference = TrimmedMeanOfM.reference(shares, roots);
        TrimmedMeanOfM tmm = TrimmedMeanOfM.against(libraries[reference], sizes[reference]);
        double[] factors = new double[libraries.length];
        Arrays.setAll(factors, i -> tmm.factor(libraries[i], sizes[i]));
        return LibrarySizes.scaled(sizes, factors).factors();
    }

    private static double[][] libraries(String cohort) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RealData.path("cohorts/" + cohort + "/counts.tsv.gz"))),
                StandardCharsets.UTF_8))) {
            double[][] genes = reader.lines()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split("\t", -1))
                            .skip(1)
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
            return genes(genes);
        }
    }

    private static double[] sizes(double[][] libraries) {
        return Arrays.stream(libraries)
                .mapToDouble(library -> Arrays.stream(library).sum())
                .toArray();
    }

    private static double[][] genes(double[][] libraries) {
        double[][] genes = new double[libraries[0].length][libraries.length];
        for (int i = 0; i < libraries.length; i++) {
            for (int gene = 0; gene < genes.length; gene++) {
                genes[gene][i] = libraries[i][gene];
            }
        }
        return genes;
    }

    private static double[] all(double[][] genes, LogCpm scale) {
        double[] values = new double[genes.length * genes[0].length];
        double[] gene = new double[genes[0].length];
        for (int i = 0; i < genes.length; i++) {
            scale.transform(genes[i], gene);
            System.arraycopy(gene, 0, values, i * gene.length, gene.length);
        }
        return values;
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
        return reversed;
    }
}
