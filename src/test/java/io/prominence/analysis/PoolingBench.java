package io.prominence.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.domain.Adjustment;
import io.prominence.domain.Outcome;
import io.prominence.domain.PoolingPlan;
import io.prominence.lake.CohortCards;
import io.prominence.results.Multiplicity;
import io.prominence.scan.Analysis;
import io.prominence.scan.CohortEstimates;
import io.prominence.scan.EstimateColumns;
import io.prominence.scan.MadeEstimates;
import io.prominence.scan.Methods;
import io.prominence.stats.Estimate;
import io.prominence.stats.PooledEffect;
import io.prominence.stats.RandomEffects;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cost of pooling 20,000 genes × 10 analyses of six cohorts of three cancers, with every column of the table. */
@Tag("bench")
class PoolingBench {
    private static final int GENES = 20_000;
    private static final int ANALYSES = 10;
    private static final int COHORTS = 6;

    @Test
    void the_table_pooled() {
        AssociationSet associations = associations();
        for (int round = 1; round <= 3; round++) {
            System.gc();
            long before = used();
            long cpu = cpu();
            long[] count = {0, 0};
            List<Multiplicity> families = new ArrayList<>();
            new Pooling(PoolingPlan.withDefaults())
                    .forEachRow(
                            associations,
                            row -> {
                                if (++count[0] % 100_000 == 0) {
                                    System.gc();
                                    count[1] = Math.max(count[1], used() - before);
                                }
                            },
                            families::add);
            assertEquals((long) GENES * ANALYSES * 4, count[0]);
            assertEquals(ANALYSES * 4, families.size());
            System.out.printf(
                    Locale.ROOT,
                    "pooled table: %,d rows, %.1f s of one core, %d MB more in use than before%n",
                    count[0],
                    (cpu() - cpu) / 1e9,
                    count[1] >> 20);
        }
    }

    @Test
    void a_gene_pooled() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] effects = new double[GENES][];
        double[][] errors = new double[GENES][];
        for (int gene = 0; gene < GENES; gene++) {
            errors[gene] = random.doubles(COHORTS, 0.05, 0.4).toArray();
            double[] error = errors[gene];
            effects[gene] = IntStream.range(0, COHORTS)
                    .mapToDouble(c -> random.nextGaussian() * Math.hypot(error[c], 0.15))
                    .toArray();
        }
        RandomEffects model = RandomEffects.withDefaults();
        int[] cancers = {0, 0, 1, 1, 2, 2};
        for (int round = 1; round <= 5; round++) {
            long start = cpu();
            double sum = 0;
            for (int gene = 0; gene < GENES; gene++) {
                sum += model.pool(effects[gene], errors[gene]).logP();
            }
            long pooled = cpu();
            for (int gene = 0; gene < GENES; gene++) {
                PooledEffect all = model.pool(effects[gene], errors[gene]);
                sum += model.leaveOneOut(effects[gene], errors[gene], all).shift();
                sum += model.compareGroups(effects[gene], errors[gene], cancers).logP();
            }
            System.out.printf(
                    Locale.ROOT,
                    "a gene: pool %.2f µs, with leave-one-out and cancers %.2f µs (%.3f)%n",
                    (pooled - start) / 1e3 / GENES,
                    (cpu() - pooled) / 1e3 / GENES,
                    sum);
        }
    }

    private static AssociationSet associations() {
        SplittableRandom random = new SplittableRandom(7);
        String[] ids = new String[GENES];
        Arrays.setAll(ids, "ENSG%011d"::formatted);
        List<Analysis> analyses = IntStream.range(0, ANALYSES)
                .mapToObj(a -> new Analysis(
                        Methods.byId("cox").orElseThrow(),
                        Outcome.endpoint("os"),
                        Adjustment.of(a == 0 ? List.of() : List.of("c" + a))))
                .toList();
        List<CohortEstimates> cohorts = IntStream.range(0, COHORTS)
                .mapToObj(c -> new CohortEstimates(
                        CohortCards.version("cohort-" + c, "cancer-" + c / 2, "log2-tpm-plus-1", "none"),
                        ids,
                        ids,
                        IntStream.range(0, ANALYSES)
                                .mapToObj(a -> columns(random))
                                .toList()))
                .toList();
        return new AssociationSet(analyses, cohorts);
    }

    private static EstimateColumns columns(SplittableRandom random) {
        List<Estimate> genes = new ArrayList<>(GENES);
        for (int gene = 0; gene < GENES; gene++) {
            double error = 0.05 + 0.3 * random.nextDouble();
            genes.add(MadeEstimates.estimate(random.nextGaussian() * Math.hypot(error, 0.15), error, 0));
        }
        return MadeEstimates.columns(genes);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
