package io.prominence.stats;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time per gene of every kernel; the kernels are those of {@link BenchKernels}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {
    private static final int GENES = 256;

    @Param({
        "pearson",
        "spearman",
        "kendall",
        "moderated-t",
        "welch-t",
        "wilcoxon",
        "differential-coexpression",
        "cox",
        "cox+3",
        "cox-breslow",
        "cox-robust",
        "cox-likelihood-ratio",
        "cox-score",
        "cox-score+3",
        "cox-interaction"
    })
    public String kernel;

    @Param({"500"})
    public int samples;

    private final double[][] genes = new double[GENES][];
    private final Estimate estimate = new Estimate();
    private GeneKernel.Worker worker;
    private int next;

    @Setup
    public void prepare() {
        BenchData data = BenchData.simulated(samples, GENES, new SplittableRandom(1));
        for (int gene = 0; gene < GENES; gene++) {
            genes[gene] = data.gene(gene);
        }
        worker = BenchKernels.of(data).get(kernel).worker();
    }

    @Benchmark
    public double gene() {
        worker.apply(genes[next++ & (GENES - 1)], estimate);
        return estimate.statistic;
    }
}
