package io.prominence.stats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/**
 * Times every kernel on all genes of a file that against_r.R wrote, and says microseconds per gene, kernel by kernel: the
 * median of three rounds over all genes, moderation included, once the virtual machine has had three seconds to compile it,
 * which it does on the same core.
 */
public final class AgainstR {
    private static final int POOLED_COHORTS = 5;
    private static final int TIMED_ROUNDS = 3;
    private static final long WARMING = 3_000_000_000L;

    private AgainstR() {}

    /** @param arguments the file */
    public static void main(String[] arguments) throws IOException {
        BenchData data = BenchData.read(Path.of(arguments[0]));
        for (Map.Entry<String, GeneKernel> kernel : BenchKernels.of(data).entrySet()) {
            System.out.printf("%s\t%.4f%n", kernel.getKey(), warm(() -> scan(data, kernel.getValue())));
        }
        System.out.printf("pool\t%.4f%n", warm(() -> pool(data)));
    }

    private static double warm(DoubleSupplier round) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARMING) {
            round.getAsDouble();
        }
        double[] times =
                DoubleStream.generate(round).limit(TIMED_ROUNDS).sorted().toArray();
        return times[TIMED_ROUNDS / 2];
    }

    private static double scan(BenchData data, GeneKernel kernel) {
        double[] variances = new double[data.count()];
        double[] df = new double[data.count()];
        double[] values = new double[data.samples()];
        GeneKernel.Worker worker = kernel.worker();
        Estimate estimate = new Estimate();
        long start = System.nanoTime();
        for (int gene = 0; gene < variances.length; gene++) {
            System.arraycopy(data.genes(), gene * values.length, values, 0, values.length);
            worker.apply(values, estimate);
            variances[gene] = estimate.residualVariance;
            df[gene] = estimate.df;
        }
        if (!Double.isNaN(variances[0])) {
            moderate(variances, df);
        }
        return microseconds(start) / variances.length;
    }

    private static void moderate(double[] variances, double[] df) {
        ModeratedT.Moderation moderation = ModeratedT.Moderation.fit(variances, df);
        Estimate estimate = new Estimate();
        for (int gene = 0; gene < variances.length; gene++) {
            estimate.clear();
            estimate.effect = 1;
            estimate.standardError = 1;
            estimate.df = df[gene];
            estimate.residualVariance = variances[gene];
            moderation.apply(estimate);
        }
    }

    /** Pools the first values of each gene as effects of five cohorts, with the errors that against_r.R gives them. */
    private static double pool(BenchData data) {
        double[] effects = new double[POOLED_COHORTS];
        double[] errors = {0.5, 0.8, 1, 1.3, 2};
        RandomEffects pooling = RandomEffects.withDefaults();
        double sum = 0;
        long start = System.nanoTime();
        for (int gene = 0; gene < data.count(); gene++) {
            System.arraycopy(data.genes(), gene * data.samples(), effects, 0, POOLED_COHORTS);
            sum += pooling.pool(effects, errors).logP();
        }
        double time = microseconds(start) / data.count();
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("A gene was not pooled.");
        }
        return time;
    }

    private static double microseconds(long start) {
        return (System.nanoTime() - start) / 1e3;
    }
}
