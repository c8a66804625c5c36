package io.prominence.lake;

import io.prominence.provenance.Json;
import java.io.FileNotFoundException;
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
    /** After this long, an owner that has not written its name is taken to be gone. */
    private static final Duration HASTE = Duration.ofMinutes(1);

    private static final String ENDING = ".ingesting";

    static Path marker(Path cohortFolder, String version) {
        return new Path(cohortFolder, "." + version + ENDING);
    }

    /** The version whose marker a file of this name is, if it is one. */
    static Optional<String> version(String name) {
        return name.startsWith(".") && name.endsWith(ENDING) && name.length() > ENDING.length()
                ? Optional.of(name.substring(1, name.length() - ENDING.length()))
                : Optional.empty();
    }

    /** This process. */
    static VersionOwner self(Instant since) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        return new VersionOwner(InetAddress.getLocalHost().getHostName(), self.pid(), start(self), since.toString());
    }

    /** Whether a marker says that its version is being written. A marker that is still empty counts for a while. */
    static boolean atWork(FileSystem files, Path marker, VersionOwner self, Instant now) throws IOException {
        try {
            String json = LakeFiles.read(files, marker);
            return json.isBlank()
                    ? files.getFileStatus(marker).getModificationTime()
                            > now.minus(HASTE).toEpochMilli()
                    : Json.read(json, VersionOwner.class, marker.toString()).alive(self, now);
        } catch (FileNotFoundException none) {
            return false;
        }
    }

    /** Whether the owner may still be at work. */
    private boolean alive(VersionOwner self, Instant now) {
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
