package io.prominence.provenance;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;

/**
 * Who is at some work whose unfinished state lies on a file system: what a marker beside it says, so that others leave it
 * alone, and clear it away when its owner is gone.
 *
 * <p>The rule: an owner on this machine is gone where no process of that id has that start; one on another machine, which
 * cannot be asked, 24 hours after it began.
 *
 * @param host name of the machine
 * @param process process id on it
 * @param processStart when that process began
 * @param since when the work was begun
 */
public record WorkOwner(String host, long process, String processStart, String since) {
    /** After this long, an owner on another machine is taken to be gone. */
    private static final Duration PATIENCE = Duration.ofHours(24);

    /** This process, which begins the work at a time. */
    public static WorkOwner self(Instant since) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        return new WorkOwner(InetAddress.getLocalHost().getHostName(), self.pid(), start(self), since.toString());
    }

    /** Whether the owner may still be at work, as far as {@code self} can tell. */
    public boolean mayBeAtWork(WorkOwner self, Instant now) {
        if (!host.equals(self.host)) {
            return Instant.parse(since).plus(PATIENCE).isAfter(now);
        }
        return ProcessHandle.of(process)
                .map(handle -> start(handle).equals(processStart))
                .orElse(false);
    }

    private static String start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }
}
