package io.prominence.lake;

import com.sun.management.OperatingSystemMXBean;
import io.prominence.domain.ConfigurationException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Times the ingest of a text matrix: the whole way of {@link Ingest}, from the checksum of the source to the commit of the
 * version.
 *
 * <p>{@code make FILE GENES SAMPLES} writes log2(TPM + 1)-like values with five or six significant digits; {@code ingest FILE
 * ROUNDS} says for each round in one JVM its seconds, seconds of processor, and the peak of the heap so far in MiB.
 */
public final class IngestAgainstR {
    private IngestAgainstR() {}

    /** Begins; see the class. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "make" -> make(file, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "ingest" -> ingest(file, Integer.parseInt(arguments[2]));
            default -> throw new ConfigurationException("Cannot " + arguments[0] + ": say make or ingest.");
        }
    }

    private static void ingest(Path file, int rounds) throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (LakeSession session = LakeSession.open(SessionSettings.local(2))) {
            for (int round = 0; round < rounds; round++) {
                Path folder = Files.createTempDirectory("ingest-bench");
                long cpu = system.getProcessCpuTime();
                long start = System.nanoTime();
                CohortVersion version = new Ingest(session, new Lake(session, folder.toString()))
                        .ingest(cohort(file), List.of())
                        .version();
                System.out.printf(
                        Locale.ROOT,
                        "%.3f\t%.3f\t%d\t%d\t%d%n",
                        (System.nanoTime() - start) / 1e9,
                        (system.getProcessCpuTime() - cpu) / 1e9,
                        heapPeak() >> 20,
                        version.card().genes(),
                        version.card().samples());
                delete(folder);
            }
        }
    }

    private static io.prominence.domain.CohortDefinition cohort(Path file) {
        return new CohortFixture("bench").expression(file).definition();
    }

    private static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static void make(Path file, int genes, int samples) throws IOException {
        var random = new SplittableRandom(4);
        try (OutputStream out = open(file)) {
            StringBuilder line = new StringBuilder("gene");
            for (int sample = 0; sample < samples; sample++) {
                line.append("\tTCGA-").append(10_000 + sample).append("-01A");
            }
            write(line, out);
            for (int gene = 0; gene < genes; gene++) {
                line.setLength(0);
                line.append("GENE").append(gene);
                for (int sample = 0; sample < samples; sample++) {
                    value(random, line.append('\t'));
                }
                write(line, out);
            }
        }
    }

    private static void write(StringBuilder line, OutputStream out) throws IOException {
        out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** From 0 to 16, one in ten of them 0, with five digits behind the point. */
    private static void value(SplittableRandom random, StringBuilder line) {
        if (random.nextInt(10) == 0) {
            line.append('0');
            return;
        }
        int digits = random.nextInt(1_600_000);
        line.append(digits / 100_000).append('.');
        String behind = Integer.toString(digits % 100_000);
        line.append("0".repeat(5 - behind.length())).append(behind);
    }

    private static OutputStream open(Path file) throws IOException {
        OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        return file.toString().endsWith(".gz") ? new GZIPOutputStream(plain, 1 << 16) : plain;
    }
}
