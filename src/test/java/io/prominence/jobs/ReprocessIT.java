package io.prominence.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReprocessIT {
    @TempDir
    Path folder;

    private Path study;

    @BeforeEach
    void a_study() throws IOException, InterruptedException {
        Job.needs("bash");
        Job.needs("flock");
        Files.createDirectories(folder.resolve("locks"));
        study = SmallStudy.in(folder.resolve("study"));
    }

    @Test
    void publishes_complete_runs_and_is_quiet_when_nothing_changed() throws IOException, InterruptedException {
        Job.Result first = reprocess(List.of());
        assertEquals(0, first.code(), first.err());
        assertTrue(first.out().contains("PROM2"), first.out());
        Path good = published();
        assertTrue(Files.isRegularFile(good.resolve("run.json")), good.toString());

        assertEquals(new Job.Result(0, "", ""), reprocess(List.of()));

        Job.Result unknownKey = reprocess(List.of("--set", "study.markr=PROM2"));
        assertEquals(2, unknownKey.code(), unknownKey.err());
        assertTrue(unknownKey.err().contains("markr"), unknownKey.err());
        assertEquals(good, published());

        truncate(folder.resolve("study/sources/sim-melanoma-a/expression.tsv.gz"));
        Job.Result broken = reprocess(List.of());
        assertEquals(3, broken.code(), broken.err());
        assertFalse(broken.err().contains("\tat "), broken.err());
        assertEquals(good, published());
    }

    @Test
    void leaves_a_study_alone_that_another_holds() throws IOException, InterruptedException {
        assertEquals(2, reprocess(List.of("--set", "study.markr=PROM2")).code(), "makes the lock file");
        Path lock;
        try (Stream<Path> locks = Files.list(folder.resolve("locks"))) {
            lock = locks.findFirst().orElseThrow();
        }
        Process holder = new ProcessBuilder("flock", lock.toString(), "sh", "-c", "echo held; read end").start();
        try {
            assertEquals('h', holder.getInputStream().read());
            Job.Result refused = reprocess(List.of());
            assertEquals(75, refused.code(), refused.err());
            assertEquals("", refused.out());
        } finally {
            holder.getOutputStream().close();
            assertTrue(holder.waitFor(10, TimeUnit.SECONDS));
        }
    }

    private Job.Result reprocess(List<String> more) throws IOException, InterruptedException {
        Map<String, String> locks =
                Map.of("PROMINENCE_LOCK_DIR", folder.resolve("locks").toString());
        List<String> arguments = Stream.of(List.of("-c", study.toString()), List.of(SmallStudy.SMALL), more)
                .flatMap(List::stream)
                .toList();
        return Job.run(folder, locks, Job.REPROCESS, arguments.toArray(String[]::new));
    }

    private Path published() throws IOException {
        return folder.resolve("study/runs/demo/published").toRealPath();
    }

    private static void truncate(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Path half = file.resolveSibling("half");
        Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
