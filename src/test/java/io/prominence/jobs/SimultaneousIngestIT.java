package io.prominence.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortCard.StoredFile;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.provenance.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that ingest the same cohorts, differently configured, into one lake. */
class SimultaneousIngestIT {
    private static final int PATIENCE_SECONDS = 240;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private Path lake;

    @BeforeEach
    void a_lake() {
        Job.needs("bash");
        lake = folder.resolve("lake");
    }

    @Test
    void two_at_once_both_complete_and_clear_what_a_killed_one_left() throws Exception {
        Process first = ingest("first");
        String killed = killedInMidWrite(first);
        assertFalse(versions(lake.resolve(killed)).isEmpty(), "the killed one leaves a folder");

        Process second = ingest("second");
        Process third = ingest("third");
        assertEnds(second, "second");
        assertEnds(third, "third");
        Map<String, TreeSet<String>> platforms = new HashMap<>();
        for (Path cohort : folders(lake)) {
            assertEquals(List.of(), hidden(cohort), "markers");
            List<Path> versions = versions(cohort);
            for (Path version : versions) {
                CohortCard card = whole(version);
                platforms.computeIfAbsent(card.id(), id -> new TreeSet<>()).add(card.platform());
            }
            String id = cohort.getFileName().toString();
            var stored = new Lake(LakeSession.filesOnly(), lake.toString());
            assertEquals(
                    versions.get(versions.size() - 1).getFileName().toString(),
                    stored.latest(id).orElseThrow().card().version());
        }
        assertEquals(3, platforms.size());
        platforms.forEach((id, both) -> assertTrue(both.containsAll(List.of("second", "third")), id + " " + both));
    }

    /** A copy of the study whose cohorts state another platform, so that each process has versions to write. */
    private Process ingest(String name) throws IOException, InterruptedException {
        Path study = SmallStudy.in(folder.resolve(name));
        try (Stream<Path> files = Files.walk(study.getParent())) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".conf")).toList()) {
                String text = Files.readString(file);
                Files.writeString(
                        file, text.replaceAll("platform\\s*=\\s*(\"[^\"]*\"|[^\\s,}]+)", "platform = " + name));
            }
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(
                List.of("io.prominence.cli.Main", "ingest", "-c", study.toString(), "--set", "study.lake=" + lake));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".txt").toFile())
                .start();
        started.add(process);
        return process;
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private void assertEnds(Process process, String name) throws IOException, InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), name);
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve(name + ".txt")));
    }

    /** Kills a process as soon as it has begun the folder of a version; gives the cohort. */
    private String killedInMidWrite(Process process) throws IOException, InterruptedException {
        while (!process.waitFor(1, TimeUnit.MILLISECONDS)) {
            for (Path cohort : Files.isDirectory(lake) ? folders(lake) : List.<Path>of()) {
                if (versions(cohort).stream().anyMatch(SimultaneousIngestIT::isBegun)) {
                    process.destroyForcibly();
                    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
                    return cohort.getFileName().toString();
                }
            }
        }
        throw new AssertionError(
                "it ended before it could be killed: " + Files.readString(folder.resolve("first.txt")));
    }

    private static boolean isBegun(Path version) {
        return Files.exists(version) && !Files.exists(version.resolve("cohort.json"));
    }

    /** The card of a version, whose files are what it says. */
    private static CohortCard whole(Path version) throws IOException, GeneralSecurityException {
        Path file = version.resolve("cohort.json");
        assertTrue(Files.isRegularFile(file), "left over: " + version);
        CohortCard card = Json.read(Files.readString(file), CohortCard.class);
        assertFalse(card.files().isEmpty());
        for (StoredFile each : card.files()) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(version.resolve(each.path())));
            assertEquals(each.sha256(), HexFormat.of().formatHex(digest), each.path());
        }
        return card;
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Path> versions(Path cohort) throws IOException {
        return folders(cohort);
    }

    private static List<String> hidden(Path cohort) throws IOException {
        try (Stream<Path> all = Files.list(cohort)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("."))
                    .toList();
        }
    }
}
