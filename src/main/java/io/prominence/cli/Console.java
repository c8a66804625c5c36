package io.prominence.cli;

import io.prominence.domain.Progress;
import java.io.PrintStream;

/** What a user sees of a command: progress on the error stream, the answer on the output stream. */
public final class Console implements AutoCloseable {
    /** What the launcher says where the error stream is a terminal, which Java cannot tell. */
    private static final String TERMINAL = "yes";

    private final PrintStream out;
    private final boolean quiet;
    private final ProgressDisplay progress;

    Console(PrintStream out, PrintStream err, boolean quiet) {
        this.out = out;
        this.quiet = quiet;
        this.progress = quiet ? null : new ProgressDisplay(err, TERMINAL.equals(System.getenv("PROMINENCE_TERMINAL")));
    }

    /** A line of the answer; always shown. */
    public void answer(String line) {
        endProgress();
        out.println(line);
    }

    /** A line that says what goes on; not shown when quiet. */
    public void say(String line) {
        if (!quiet) {
            endProgress();
            out.println(line);
        }
    }

    /** Where work reports how far it has come. */
    public Progress progress() {
        return quiet ? Progress.SILENT : progress;
    }

    private void endProgress() {
        if (progress != null) {
            progress.finish();
        }
    }

    @Override
    public void close() {
        endProgress();
        out.flush();
    }
}
