package io.prominence.formats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ProminenceException;
import io.prominence.formats.FuzzFormats.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged copies of each format: every one is read with the counts right, or refused by name. Anything else,
 * an internal error, a wrong count or a hang, fails with the format and the number of the copy, which is its seed.
 */
class FormatFuzzTest {
    /** In every build so many; the continuous integration asks for a thousand of each format. */
    private static final int COPIES = Integer.getInteger("prominence.fuzz.copies", 150);

    private static final int SECONDS = 10;
    private static final ExecutorService READER = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "fuzz");
        thread.setDaemon(true);
        return thread;
    });

    @TempDir
    static Path folder;

    @AfterAll
    static void end() {
        READER.shutdownNow();
    }

    static List<Fixture> formats() {
        return FuzzFormats.all();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void every_damaged_copy_is_read_rightly_or_refused_by_name(Fixture format) throws Exception {
        Path home = Files.createDirectories(folder.resolve(format.name()));
        for (Map.Entry<String, byte[]> file : format.files().entrySet()) {
            write(home, file.getKey(), file.getValue());
        }
        assertTrue(outcome(format, home).isEmpty(), () -> format.name() + " as it is: " + outcome(format, home));
        List<String> faults = new ArrayList<>();
        Map<String, Integer> refused = new TreeMap<>();
        for (int copy = 0; copy < COPIES && faults.size() < 5; copy++) {
            var random = new SplittableRandom(format.name().hashCode() * 1_000_003L + copy);
            List<String> names = List.copyOf(new TreeMap<>(format.files()).keySet());
            String name = names.get(random.nextInt(names.size()));
            Mutant mutant = Mutant.of(format.files().get(name), random);
            write(home, name, mutant.bytes());
            String outcome = outcome(format, home);
            refused.merge(
                    outcome.isEmpty() ? "read" : outcome.startsWith("refused") ? "refused" : "fault", 1, Integer::sum);
            if (!outcome.isEmpty() && !outcome.startsWith("refused")) {
                faults.add("copy " + copy + ", " + name + " " + mutant.how() + ": " + outcome);
            }
            write(home, name, format.files().get(name));
        }
        assertTrue(faults.isEmpty(), () -> format.name() + ":\n" + String.join("\n", faults));
        assertTrue(refused.getOrDefault("read", 0) > COPIES / 20, () -> "hardly any copy can be read: " + refused);
        assertTrue(refused.getOrDefault("refused", 0) > COPIES / 20, () -> "hardly any copy is refused: " + refused);
    }

    private static void write(Path home, String name, byte[] content) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** Empty where the files are read with the counts right; begins with "refused" where they are refused by name. */
    private static String outcome(Fixture format, Path home) {
        Future<?> reading = READER.submit(() -> format.reading().accept(home, new FuzzAudit()));
        try {
            reading.get(SECONDS, TimeUnit.SECONDS);
            return "";
        } catch (TimeoutException hang) {
            reading.cancel(true);
            return "not done after " + SECONDS + " s";
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        } catch (ExecutionException end) {
            return end.getCause() instanceof ProminenceException named ? said(named) : shown(end.getCause());
        }
    }

    /** A refusal has a sentence of what cannot be done and one of what to do, on one line of bearable length. */
    private static String said(ProminenceException refusal) {
        String message = refusal.getMessage();
        boolean isNamed = message.startsWith("Cannot ") && (message.endsWith(".") || message.endsWith("?"));
        boolean isShort = message.getBytes(StandardCharsets.UTF_8).length < 4000;
        return (isNamed && isShort ? "refused: " : "refusal of another form: ")
                + message.substring(0, Math.min(300, message.length()));
    }

    private static String shown(Throwable fault) {
        StackTraceElement[] stack = fault.getStackTrace();
        var where = new StringBuilder();
        for (int i = 0; i < Math.min(6, stack.length); i++) {
            where.append("\n      at ").append(stack[i]);
        }
        return fault + where.toString();
    }
}
