package io.prominence.formats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ProminenceException;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/**
 * Reads damaged copies of files: every one is read with the counts right, or refused by name. Anything else, an internal
 * error, a wrong count or a hang, fails with the format and the number of the copy, which is its seed.
 */
public final class FuzzRun {
    private static final int SECONDS = 10;
    /** The first reading finds nothing loaded yet. */
    private static final int FIRST_SECONDS = 60;

    private static final ExecutorService READER = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "fuzz");
        thread.setDaemon(true);
        return thread;
    });

    private FuzzRun() {}

    /** Reads the files in their folder, and fails where the counts are not right. */
    public interface Reading {
        void in(Path folder) throws Exception;
    }

    /**
     * A format.
     *
     * @param name its name, the root of its seeds
     * @param files its files, by path in a folder
     * @param damage makes a damaged copy of a file
     * @param reading reads them
     */
    public record Fixture(
            String name,
            Map<String, byte[]> files,
            BiFunction<byte[], SplittableRandom, Mutant> damage,
            Reading reading) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** So many copies of each format: {@code usual} in every build; the continuous integration asks for a thousand. */
    public static int copies(int usual) {
        return Integer.getInteger("prominence.fuzz.copies", usual);
    }

    /** Reads so many damaged copies in a folder; gives how many were {@code read} and how many {@code refused}. */
    public static Map<String, Integer> check(Fixture format, Path home, int copies) throws IOException {
        List<String> names = List.copyOf(new TreeMap<>(format.files()).keySet());
        for (String name : names) {
            write(home, name, format.files().get(name));
        }
        String whole = outcome(format, home, FIRST_SECONDS);
        assertTrue(whole.isEmpty(), () -> format.name() + " as it is: " + whole);
        List<String> faults = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (int copy = 0; copy < copies && faults.size() < 5; copy++) {
            var random = new SplittableRandom(format.name().hashCode() * 1_000_003L + copy);
            String name = names.get(random.nextInt(names.size()));
            Mutant mutant = format.damage().apply(format.files().get(name), random);
            write(home, name, mutant.bytes());
            String outcome = outcome(format, home, SECONDS);
            String kind = outcome.isEmpty() ? "read" : outcome.startsWith("refused") ? "refused" : "fault";
            counts.merge(kind, 1, Integer::sum);
            if (kind.equals("fault")) {
                faults.add("copy " + copy + ", " + name + " " + mutant.how() + ": " + outcome);
            }
            write(home, name, format.files().get(name));
        }
        assertTrue(faults.isEmpty(), () -> format.name() + ":\n" + String.join("\n", faults));
        return counts;
    }

    private static void write(Path home, String name, byte[] content) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** Empty where the files are read with the counts right; begins with "refused" where they are refused by name. */
    private static String outcome(Fixture format, Path home, int seconds) {
        var reader = new AtomicReference<Thread>();
        Future<?> reading = READER.submit(() -> {
            reader.set(Thread.currentThread());
            format.reading().in(home);
            return null;
        });
        try {
            reading.get(seconds, TimeUnit.SECONDS);
            return "";
        } catch (TimeoutException hang) {
            String where = shown(reader.get().getStackTrace());
            reading.cancel(true);
            return "not done after " + seconds + " s" + where;
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        } catch (ExecutionException end) {
            return end.getCause() instanceof ProminenceException named
                    ? said(named)
                    : end.getCause() + shown(end.getCause().getStackTrace());
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

    private static String shown(StackTraceElement... stack) {
        var where = new StringBuilder();
        for (int i = 0; i < Math.min(12, stack.length); i++) {
            where.append("\n      at ").append(stack[i]);
        }
        return where.toString();
    }
}
