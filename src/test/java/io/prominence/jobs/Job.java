package io.prominence.jobs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of the project's own launchers, started as a user starts it. */
final class Job {
    static final Path PROJECT = Path.of("").toAbsolutePath();
    static final Path LAUNCHER = PROJECT.resolve("jobs/prominence");
    static final Path REPROCESS = PROJECT.resolve("jobs/reprocess");

    private static final int PATIENCE_SECONDS = 240;

    private Job() {}

    /** What a process printed, and its exit code. */
    record Result(int code, String out, String err) {}

    /** Skips the test, with a message, where a program that the launchers need is absent. */
    static void needs(String program) {
        assumeTrue(
                List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                program + " is not on the PATH");
    }

    /** Runs a command to its end. */
    static Result run(Path from, Map<String, String> environment, Path command, String... arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(command.toString()));
        line.addAll(List.of(arguments));
        Path out = Files.createTempFile("job", ".out");
        Path err = Files.createTempFile("job", ".err");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(from.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("SPARK_HOME");
        builder.environment().put("PROMINENCE_HEAP", "1g");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("not done after " + PATIENCE_SECONDS + " s: " + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }
}
