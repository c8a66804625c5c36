package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class KilledIngestTest {
    @TempDir
    Path folder;

    /** A program that dies in the middle of writing a version, as one that is killed does. */
    static final class Dying {
        private Dying() {}

        public static void main(String[] args) {
            try (LakeSession session = LakeSession.open(SessionSettings.local(1))) {
                new CohortWriter(session, new Lake(session, args[0]))
                        .write(new MadeCohort(5, 4).draft("made"), new Deadly(new MadeCohort(5, 4)));
            }
        }
    }

    private record Deadly(MadeCohort cohort) implements GeneSource {
        @Override
        public int genes() {
            return cohort.genes();
        }

        @Override
        public GeneName gene(int i) {
            return cohort.gene(i);
        }

        @Override
        public void fill(int gene, int firstSample, float[] values) {
            if (gene == 2) {
                Runtime.getRuntime().halt(137);
            }
            cohort.fill(gene, firstSample, values);
        }
    }

    @Test
    void what_a_killed_process_leaves_is_not_seen_and_is_cleared_by_the_next(LakeSession session)
            throws IOException, InterruptedException {
        var lake = new Lake(session, folder.toString());
        var cohort = new MadeCohort(5, 4);
        CohortVersion before = new CohortWriter(session, lake).write(cohort.draft("made"), cohort);
        assertEquals(137, killed());
        assertEquals(3, names().size(), "the version, and folder and marker of the killed one: " + names());
        assertEquals(List.of(before.card().version()), lake.versions("made"));
        CohortVersion after = new CohortWriter(session, lake).write(cohort.draft("made"), cohort);
        assertEquals(List.of(before.card().version(), after.card().version()), names());
    }

    private int killed() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-opens") || flag.startsWith("-D"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Dying.class.getName(), folder.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start()
                .waitFor();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve("made"))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void two_ingests_of_a_cohort_at_once_both_complete(LakeSession session) throws Exception {
        var lake = new Lake(session, folder.toString());
        var cohort = new MadeCohort(50, 40);
        Callable<CohortVersion> work = () -> new CohortWriter(session, lake).write(cohort.draft("made"), cohort);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<CohortVersion> version : threads.invokeAll(List.of(work, work, work, work))) {
                assertEquals(50, version.get().vectors().count());
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(4, lake.versions("made").size());
        assertEquals(lake.versions("made"), names());
        assertTrue(lake.latest("made").isPresent());
    }
}
