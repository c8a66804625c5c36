package io.prominence.lake;

import io.prominence.provenance.Json;
import io.prominence.provenance.WorkOwner;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Who is writing a version: a {@link WorkOwner} in the hidden file {@code .<version>.ingesting} beside its folder. */
final class VersionOwner {
    /** After this long, an owner that has not written its name is taken to be gone. */
    private static final Duration HASTE = Duration.ofMinutes(1);

    private static final String ENDING = ".ingesting";

    private VersionOwner() {}

    static Path marker(Path cohortFolder, String version) {
        return new Path(cohortFolder, "." + version + ENDING);
    }

    /** The version whose marker a file of this name is, if it is one. */
    static Optional<String> version(String name) {
        return name.startsWith(".") && name.endsWith(ENDING) && name.length() > ENDING.length()
                ? Optional.of(name.substring(1, name.length() - ENDING.length()))
                : Optional.empty();
    }

    /** Whether a marker says that its version is being written. A marker that is still empty counts for a while. */
    static boolean atWork(FileSystem files, Path marker, WorkOwner self, Instant now) throws IOException {
        try {
            String json = LakeFiles.read(files, marker);
            return json.isBlank()
                    ? files.getFileStatus(marker).getModificationTime()
                            > now.minus(HASTE).toEpochMilli()
                    : Json.read(json, WorkOwner.class, marker.toString()).mayBeAtWork(self, now);
        } catch (FileNotFoundException none) {
            return false;
        }
    }
}
