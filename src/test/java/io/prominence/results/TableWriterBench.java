package io.prominence.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cost of a table of a million associations: 50 analyses of 20,000 genes, numbers without any regularity. */
@Tag("bench")
class TableWriterBench {
    private static final int GENES = 20_000;
    private static final int ANALYSES = 50;

    @TempDir
    Path folder;

    @Test
    void a_million_associations_are_written_and_read() throws IOException {
        for (int round = 1; round <= 3; round++) {
            String table = folder.resolve("associations-" + round).toString();
            long wall = System.nanoTime();
            long cpu = cpu();
            TableWriter.write(table, Association.class, rows());
            report("write", wall, cpu, Files.size(Path.of(table, TableWriter.FILE)));
            wall = System.nanoTime();
            cpu = cpu();
            try (Stream<Association> rows = TableReader.stream(table, Association.class)) {
                assertEquals(GENES * ANALYSES, rows.mapToInt(row -> 1).sum());
            }
            report("read", wall, cpu, 0);
        }
    }

    private static Stream<Association> rows() {
        List<String> ids =
                IntStream.range(0, GENES).mapToObj("ENSG%011d"::formatted).toList();
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, ANALYSES).boxed().flatMap(analysis -> ids.stream()
                .map(id -> row(analysis, id, random)));
    }

    private static Association row(int analysis, String id, SplittableRandom random) {
        double effect = random.nextDouble() - 0.5;
        double error = random.nextDouble();
        return new Association(
                "cohort-" + analysis / 10,
                "melanoma",
                id,
                id.substring(5),
                "pearson",
                "marker:PROM2",
                "age+sex",
                458 - random.nextInt(5),
                null,
                effect,
                "fisher-z",
                error,
                effect - 1.96 * error,
                effect + 1.96 * error,
                effect / error,
                450.0,
                random.nextDouble(),
                random.nextDouble() * 300,
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                null,
                null);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void report(String what, long wall, long cpu, long bytes) {
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f s wall, %.1f s of one core, %d bytes%n",
                what,
                (System.nanoTime() - wall) / 1e9,
                (cpu() - cpu) / 1e9,
                bytes);
    }
}
