package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** What holds for every kernel of correlations and groups. */
class KernelsTest {
    private static final GeneFilter OPEN = new GeneFilter(0, 0, 1, 0);
    private static final int N = 40;

    private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(14L);
    private final double[] target = column();
    private final double[][] covariates = {column(), column()};
    private final byte[] group = group();
    private final List<GeneKernel> kernels = List.of(
            Pearson.prepare(target, covariates, OPEN),
            Spearman.prepare(target, covariates, OPEN),
            Kendall.prepare(target, covariates, OPEN),
            DifferentialCorrelation.prepare(target, group, covariates, OPEN),
            WelchT.prepare(group, OPEN),
            ModeratedT.prepare(group, covariates, OPEN),
            ModeratedT.preparePaired(group, block(), covariates, OPEN),
            ModeratedT.prepareBlocked(group, block(), 0.3, covariates, OPEN),
            DuplicateCorrelation.prepareSurvey(group, block(), covariates, OPEN),
            Wilcoxon.prepare(group, OPEN));

    @Test
    void a_kernel_that_travelled_gives_the_same_bits() throws IOException, ClassNotFoundException {
        double[] gene = column();
        double[] gappy = gene.clone();
        gappy[7] = Double.NaN;
        for (GeneKernel kernel : kernels) {
            GeneKernel copy = travel(kernel);
            assertSameBits(run(kernel.worker(), gene), run(copy.worker(), gene));
            assertSameBits(run(kernel.worker(), gappy), run(copy.worker(), gappy));
        }
    }

    @Test
    void the_gene_is_not_modified() {
        double[] gene = column();
        double[] before = gene.clone();
        for (GeneKernel kernel : kernels) {
            run(kernel.worker(), gene);
            assertTrue(Arrays.equals(before, gene));
        }
    }

    @Test
    void the_input_may_change_after_preparation() {
        double[] gene = column();
        double[] changing = target.clone();
        GeneKernel kernel = Pearson.prepare(changing, covariates, OPEN);
        Arrays.fill(changing, 1);
        assertSameBits(run(kernels.get(0).worker(), gene), run(kernel.worker(), gene));
    }

    @Test
    void infinite_values_count_as_missing() {
        double[] infinite = column();
        double[] missing = infinite.clone();
        infinite[3] = Double.NEGATIVE_INFINITY;
        missing[3] = Double.NaN;
        for (GeneKernel kernel : kernels) {
            assertSameBits(run(kernel.worker(), missing), run(kernel.worker(), infinite));
        }
    }

    @Test
    void a_gene_of_another_cohort_is_refused() {
        for (GeneKernel kernel : kernels) {
            GeneKernel.Worker worker = kernel.worker();
            assertThrows(IllegalArgumentException.class, () -> worker.apply(new double[N + 1], new Estimate()));
        }
        assertThrows(
                IllegalArgumentException.class, () -> Pearson.prepare(target, new double[][] {new double[3]}, OPEN));
    }

    @Test
    void missing_share_is_judged_on_the_samples_of_the_analysis() {
        GeneFilter filter = new GeneFilter(5, 2, 0.2, 0);
        byte[] fifteen = new byte[N];
        Arrays.fill(fifteen, (byte) -1);
        for (int i = 0; i < 15; i++) {
            fifteen[i] = (byte) (i % 2);
        }
        double[] gene = column();
        Arrays.fill(gene, 0, 3, Double.NaN);
        Arrays.fill(gene, 15, N, Double.NaN);
        GeneKernel.Worker worker = Wilcoxon.prepare(fifteen, filter).worker();
        assertEquals(null, run(worker, gene).undefined);
        gene[3] = Double.NaN;
        assertEquals(Undefined.TOO_MANY_MISSING, run(worker, gene).undefined);
    }

    private double[] column() {
        double[] column = new double[N];
        Arrays.setAll(column, i -> random.nextDouble());
        return column;
    }

    private static int[] block() {
        int[] block = new int[N];
        Arrays.setAll(block, i -> i / 4);
        return block;
    }

    private static byte[] group() {
        byte[] group = new byte[N];
        for (int i = 0; i < N; i++) {
            group[i] = (byte) (i % 3 - 1);
        }
        return group;
    }

    private static Estimate run(GeneKernel.Worker worker, double[] gene) {
        Estimate estimate = new Estimate();
        worker.apply(gene, estimate);
        return estimate;
    }

    private static GeneKernel travel(GeneKernel kernel) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(kernel);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (GeneKernel) in.readObject();
        }
    }

    private static void assertSameBits(Estimate expected, Estimate actual) {
        assertEquals(null, expected.undefined);
        assertEquals(expected.undefined, actual.undefined);
        assertEquals(expected.n, actual.n);
        assertEquals(expected.effect, actual.effect);
        assertEquals(expected.standardError, actual.standardError);
        assertEquals(expected.df, actual.df);
        assertEquals(expected.logP, actual.logP);
        assertEquals(expected.residualVariance, actual.residualVariance);
    }
}
