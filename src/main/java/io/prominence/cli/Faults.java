package io.prominence.cli;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ProminenceException;
import io.prominence.lake.DamagedFile;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong: a message for what a user can mend, a stack trace only for what is this program's own fault. */
final class Faults {
    static final int USAGE = 2;
    static final int DATA_REFUSED = 3;
    static final int INTERNAL = 4;
    /** What a shell gives for a program that was interrupted; the signal's own code wins where there is one. */
    static final int STOPPED = 130;

    /** True once the process was told to end: what then breaks is no fault of the program. */
    private static final AtomicBoolean STOPPING = new AtomicBoolean();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STOPPING.set(true), "stopping"));
    }

    private final PrintStream err;

    Faults(PrintStream err) {
        this.err = err;
    }

    /** Explains an exception of a command; gives the exit code. */
    int explain(Throwable fault) {
        Optional<ProminenceException> own = causes(fault)
                .filter(ProminenceException.class::isInstance)
                .map(ProminenceException.class::cast)
                .findFirst();
        if (own.isPresent()) {
            return explainOwn(own.get());
        }
        Optional<DataRefusedException> damage = DamagedFile.in(fault);
        if (damage.isPresent()) {
            return explainOwn(damage.get());
        }
        Optional<Throwable> disk = causes(fault).filter(Faults::isDisk).findFirst();
        if (disk.isPresent()) {
            err.println("prominence: Cannot write: " + disk.get().getMessage()
                    + ". Make room or give another folder (study.lake, study.runs, --out, java.io.tmpdir), and run again:"
                    + " what was complete before is as it was.");
            return DATA_REFUSED;
        }
        if (causes(fault).anyMatch(OutOfMemoryError.class::isInstance)) {
            err.println("prominence: Cannot go on: the heap is full. Give more, for example PROMINENCE_HEAP=8g.");
            return DATA_REFUSED;
        }
        if (STOPPING.get()) {
            err.println("prominence: stopped; what was complete before is as it was. Run again to go on.");
            return STOPPED;
        }
        err.println("prominence: internal error; this is a fault of the program, please report it with what follows:");
        fault.printStackTrace(err);
        return INTERNAL;
    }

    private int explainOwn(ProminenceException fault) {
        boolean isOfConfiguration = fault instanceof ConfigurationException;
        List<String> lines = fault instanceof ConfigurationException several
                ? several.problems()
                : fault.getMessage().lines().toList();
        lines.forEach(line -> err.println("prominence: " + line));
        if (isOfConfiguration && lines.size() > 1) {
            err.println("prominence: " + lines.size() + " problems; nothing was done.");
        }
        return fault.exitCode();
    }

    /** Explains arguments that do not fit; gives the exit code. */
    int explainUsage(ParameterException fault) {
        CommandLine command = fault.getCommandLine();
        err.println("prominence: " + fault.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(fault, err)) {
            command.usage(err);
        }
        return USAGE;
    }

    private static boolean isDisk(Throwable fault) {
        String message = String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left on device")
                || message.contains("disk quota exceeded")
                || message.contains("read-only file system")
                || fault instanceof FileSystemException
                || (fault instanceof java.io.IOException && message.contains("permission denied"));
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(50)
                .flatMap(cause -> Stream.concat(Stream.of(cause), Stream.of(cause.getSuppressed())));
    }
}
