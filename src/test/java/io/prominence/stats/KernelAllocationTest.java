package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Once prepared, kernels give gene after gene without allocating anything that has the size of a gene: whole genes, genes with
 * gaps, strong and no effects.
 */
class KernelAllocationTest {
    private static final int N = 200;
    private static final int GENES = 24;
    private static final int PASSES = 5;

    /** Bytes per gene that interpreted code needs for the small objects of the error function and its kin. */
    private static final int SMALL = 100;

    private static final GeneFilter OPEN = new GeneFilter(4, 2, 0.5, 0);
    private static final double[][] NONE = {};
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final UniformRandomProvider RANDOM = RandomSource.XO_RO_SHI_RO_128_PP.create(77L);
    private static final double[] MARKER = normal();
    private static final double[][] COVARIATES = {normal(), normal()};
    private static final byte[] GROUP = alternating(2);
    private static final int[] PAIR = codes(2);
    private static final int[] STRATUM = codes(N / 3);
    private static final double[][] GENE = genes();

    static Stream<Map.Entry<String, GeneKernel>> kernels() {
        Map<String, GeneKernel> all = new LinkedHashMap<>();
        all.put("pearson", Pearson.prepare(MARKER, NONE, OPEN));
        all.put("pearson, adjusted", Pearson.prepare(MARKER, COVARIATES, OPEN));
        all.put("spearman", Spearman.prepare(MARKER, NONE, OPEN));
        all.put("spearman, adjusted", Spearman.prepare(MARKER, COVARIATES, OPEN));
        all.put("kendall", Kendall.prepare(MARKER, COVARIATES, OPEN));
        all.put("differential-coexpression", DifferentialCorrelation.prepare(MARKER, GROUP, COVARIATES, OPEN));
        all.put("welch-t", WelchT.prepare(GROUP, OPEN));
        all.put("moderated-t", ModeratedT.prepare(GROUP, NONE, OPEN));
        all.put("moderated-t, adjusted", ModeratedT.prepare(GROUP, COVARIATES, OPEN));
        all.put("moderated-t-paired", ModeratedT.preparePaired(GROUP, PAIR, NONE, OPEN));
        all.put("moderated-t-block", ModeratedT.prepareBlocked(GROUP, PAIR, 0.3, NONE, OPEN));
        all.put("wilcoxon", Wilcoxon.prepare(GROUP, OPEN));
        addSurvival(all);
        return all.entrySet().stream();
    }

    private static void addSurvival(Map<String, GeneKernel> all) {
        double[] time = DoubleStream.generate(() -> Math.ceil(-40 * Math.log(RANDOM.nextDouble())))
                .limit(N)
                .toArray();
        double[] entry = DoubleStream.of(time).map(t -> t / 3).toArray();
        SurvivalData plain = SurvivalData.of(time, alternating(3), null);
        SurvivalData whole = new SurvivalData(time, alternating(3), entry, STRATUM, PAIR);
        CoxOptions options = CoxOptions.withDefaults();
        all.put("cox", CoxModel.prepare(plain, NONE, OPEN, options));
        all.put("cox, adjusted", CoxModel.prepare(plain, COVARIATES, OPEN, options));
        all.put("cox, stratified with late entry", CoxModel.prepare(whole, COVARIATES, OPEN, options));
        all.put("cox-breslow", CoxModel.prepare(whole, COVARIATES, OPEN, options.with(CoxTies.BRESLOW)));
        all.put("cox-robust", CoxModel.prepare(whole, NONE, OPEN, options.with(CoxErrors.CLUSTERED)));
        all.put(
                "cox-likelihood-ratio",
                CoxModel.prepare(plain, COVARIATES, OPEN, options.with(CoxTest.LIKELIHOOD_RATIO)));
        all.put("cox-interaction", CoxModel.prepareInteraction(plain, MARKER, COVARIATES, OPEN));
        all.put("cox-score", CoxScore.prepare(plain, NONE, OPEN));
        all.put("cox-score, adjusted", CoxScore.prepare(whole, COVARIATES, OPEN));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void gene_after_gene_allocates_nothing(Map.Entry<String, GeneKernel> kernel) {
        GeneKernel.Worker worker = kernel.getValue().worker();
        Estimate out = new Estimate();
        int defined = 0;
        for (double[] gene : GENE) {
            worker.apply(gene, out);
            defined += out.undefined == null ? 1 : 0;
        }
        assertTrue(defined > GENES / 2, "too few genes have an estimate to say anything");
        long bytes = leastBytes(worker, out) / GENES;
        assertTrue(bytes < SMALL, () -> bytes + " bytes per gene of " + N + " samples");
    }

    /** The least of several passes: the machine itself allocates now and then, as when it links code. */
    private static long leastBytes(GeneKernel.Worker worker, Estimate out) {
        long least = Long.MAX_VALUE;
        for (int pass = 0; pass < PASSES; pass++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (double[] gene : GENE) {
                worker.apply(gene, out);
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    @Test
    void what_allocates_is_seen() {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        double[] some = normal();
        assertTrue(THREADS.getCurrentThreadAllocatedBytes() - before >= (long) some.length * Double.BYTES);
    }

    private static double[] normal() {
        ZigguratSampler.NormalizedGaussian sampler = ZigguratSampler.NormalizedGaussian.of(RANDOM);
        return DoubleStream.generate(sampler::sample).limit(N).toArray();
    }

    /** Every other gene has gaps; every fourth goes with the marker and the group. */
    private static double[][] genes() {
        double[][] genes = new double[GENES][];
        for (int g = 0; g < GENES; g++) {
            genes[g] = normal();
            for (int i = 0; g % 4 == 0 && i < N; i++) {
                genes[g][i] += 2 * MARKER[i] + GROUP[i];
            }
            for (int i = g; g % 2 == 1 && i < N; i += 20) {
                genes[g][i] = Double.NaN;
            }
        }
        return genes;
    }

    private static byte[] alternating(int period) {
        byte[] codes = new byte[N];
        for (int i = 0; i < N; i++) {
            codes[i] = (byte) (i % period == 0 ? 0 : 1);
        }
        return codes;
    }

    private static int[] codes(int size) {
        int[] codes = new int[N];
        for (int i = 0; i < N; i++) {
            codes[i] = i / size;
        }
        return codes;
    }
}
