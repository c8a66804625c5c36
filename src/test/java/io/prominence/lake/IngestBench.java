package io.prominence.lake;

import io.prominence.domain.ExpressionUnit;
import io.prominence.testing.SharedSpark;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sizes that users bring. Run with a gigabyte of heap:
 * {@code mvn test -Dgroups=bench -DexcludedGroups= -Dtest=IngestBench}.
 */
@Tag("bench")
@ExtendWith(SharedSpark.class)
class IngestBench {
    private static final int GENES = 20_000;
    private static final int SAMPLES = 2_000;

    @TempDir
    Path folder;

    @Test
    void a_matrix_of_20000_genes_and_2000_samples(LakeSession session) throws IOException {
        Path matrix = matrix();
        System.out.printf(
                "heap of at most %d MiB, matrix of %d MiB%n",
                Runtime.getRuntime().maxMemory() >> 20, Files.size(matrix) >> 20);
        var cohort = new CohortFixture("large").expression(matrix);
        cohort.unit = ExpressionUnit.LOG2_TPM_PLUS_1;
        var lake = new Lake(session, folder.resolve("lake").toString());
        long start = System.nanoTime();
        CohortVersion version =
                new Ingest(session, lake).ingest(cohort.definition(), List.of()).version();
        said("ingested", start);
        Assertions.assertEquals(GENES, version.card().genes());
        for (int time = 0; time < 3; time++) {
            start = System.nanoTime();
            double sum = version.vectors()
                    .mapToDouble(vector -> vector.values()[SAMPLES - 1])
                    .reduce(Double::sum);
            said("scanned (" + sum + ")", start);
        }
    }

    @Test
    void a_lake_of_100000_samples(LakeSession session) {
        var cohort = new MadeCohort(1_000, 100_000);
        var lake = new Lake(session, folder.resolve("lake").toString());
        long start = System.nanoTime();
        CohortVersion version = new CohortWriter(session, lake).write(cohort.draft("wide"), cohort);
        said("wrote 100 million values", start);
        start = System.nanoTime();
        long n = version.vectors()
                .filter(vector -> vector.values().length == 100_000)
                .count();
        said("scanned " + n + " genes in two shards", start);
        Assertions.assertEquals(1_000, n);
    }

    private static void said(String what, long start) {
        System.out.printf("%s in %.1f s%n", what, (System.nanoTime() - start) / 1e9);
    }

    private Path matrix() throws IOException {
        Path file = folder.resolve("matrix.tsv.gz");
        var random = new SplittableRandom(1);
        try (var out = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
            out.write("gene");
            for (int s = 0; s < SAMPLES; s++) {
                out.write("\tS" + s);
            }
            out.write('\n');
            for (int g = 0; g < GENES; g++) {
                out.write("G" + g);
                for (int s = 0; s < SAMPLES; s++) {
                    out.write('\t');
                    out.write(Integer.toString(random.nextInt(20)));
                    out.write('.');
                    out.write(Integer.toString(random.nextInt(1_000_000)));
                }
                out.write('\n');
            }
        }
        return file;
    }
}
