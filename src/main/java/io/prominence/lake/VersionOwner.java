package io.prominence.lake;

import io.prominence.provenance.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Who is writing a version: the content of the hidden file {@code .<version>.ingesting} beside its folder.
 *
 * @param host name of the machine
 * @param process process id on it
 * @param processStart when that process began
 * @param since when the version was begun
 */
record VersionOwner(String host, long process, String processStart, String since) {
    /** After this long, an owner on another machine is taken to be gone. */
    private static final Duration PATIENCE = Duration.ofHours(24);

    static Path marker(Path cohortFolder, String version) {
        return new Path(cohortFolder, "." + version + ".ingesting");
    }

    /** This process. */
    static VersionOwner self(Instant since) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        return new VersionOwner(InetAddress.getLocalHost().getHostName(), self.pid(), start(self), since.toString());
    }

    /** The owner that a marker names; empty where there is no marker, or it is not whole. */
    static Optional<VersionOwner> read(FileSystem files, Path marker) throws IOException {
        if (!files.exists(marker)) {
            return Optional.empty();
        }
        String json = LakeFiles.read(files, marker);
        return json.isBlank() ? Optional.empty() : Optional.of(Json.read(json, VersionOwner.class, marker.toString()));
    }

    /** Whether the owner may still be at work. */
    boolean alive(VersionOwner self, Instant now) {
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
