package io.prominence.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The smallest simulated study, written once and copied for each test class. */
final class SmallStudy {
    /** Makes the classifier small. */
    static final String[] SMALL = {
        "--set", "classifier.features=[marker]",
        "--set", "classifier.models=[elastic-net]",
        "--set", "classifier.bootstraps=5"
    };

    private static Path written;

    private SmallStudy() {}

    /** The configuration of a fresh copy in {@code folder}, without a lake. */
    static synchronized Path in(Path folder) throws IOException, InterruptedException {
        if (written == null) {
            Path target = Files.createTempDirectory(Job.PROJECT.resolve("target"), "small-study");
            Job.Result result = Job.run(
                    Job.PROJECT,
                    Map.of(),
                    Job.LAUNCHER,
                    "simulate",
                    "--out",
                    target.toString(),
                    "--set",
                    "simulate.genes=150",
                    "--set",
                    "simulate.samples=90",
                    "--set",
                    "simulate.cohorts-per-cancer=1");
            assertEquals(0, result.code(), result.err());
            written = target;
        }
        try (Stream<Path> paths = Files.walk(written)) {
            for (Path path : paths.toList()) {
                Path copy = folder.resolve(written.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
        return folder.resolve("study.conf");
    }
}
