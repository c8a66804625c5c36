package io.prominence.cli;

import io.prominence.domain.Progress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar with counts and time left on a terminal; without one, a line every few seconds. */
final class ProgressDisplay implements Progress {
    private static final long NANOS_BETWEEN_LINES = 5_000_000_000L;
    private static final int MILLIS_BETWEEN_UPDATES = 200;

    private final PrintStream err;
    private final boolean terminal;
    private String work = "";
    private ProgressBar bar;
    private long lastLine;
    private long began;

    ProgressDisplay(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public synchronized void at(String what, long done, long total) {
        if (!what.equals(work)) {
            finish();
            work = what;
            began = System.nanoTime();
            lastLine = began;
            bar = terminal ? open(what, total) : null;
        }
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(done);
        } else if (System.nanoTime() - lastLine >= NANOS_BETWEEN_LINES) {
            lastLine = System.nanoTime();
            err.println(line(what, done, total, (lastLine - began) / 1e9));
        }
    }

    private ProgressBar open(String what, long total) {
        return new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLIS_BETWEEN_UPDATES)
                .setConsumer(new ConsoleProgressBarConsumer(err))
                .clearDisplayOnFinish()
                .build();
    }

    /** For example {@code scanning genes: 1,200 of 6,000 (20 %), 12 s, about 48 s left}. */
    static String line(String what, long done, long total, double seconds) {
        if (total <= 0) {
            return String.format(java.util.Locale.ROOT, "%s: %,d, %.0f s", what, done, seconds);
        }
        double left = done == 0 ? Double.NaN : seconds * (total - done) / done;
        return String.format(
                java.util.Locale.ROOT,
                "%s: %,d of %,d (%d %%), %.0f s%s",
                what,
                done,
                total,
                100 * done / total,
                seconds,
                Double.isNaN(left) ? "" : String.format(java.util.Locale.ROOT, ", about %.0f s left", left));
    }

    /** Ends the bar of the present work, if there is one. */
    synchronized void finish() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        work = "";
    }
}
