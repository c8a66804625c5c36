package io.prominence.cli.pipeline;

import io.prominence.domain.DataRefusedException;
import io.prominence.provenance.Json;
import io.prominence.provenance.RunManifest;
import io.prominence.results.RunFolder;
import io.prominence.results.Storage;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Which cohort versions runs refer to: complete ones, which could not be repeated without, and those at work. */
public final class VersionsInUse {
    /** A folder of runs holds studies, which hold runs. */
    private static final int DEPTH = 2;

    private final Storage storage;
    private final Map<String, String> byVersion = new TreeMap<>();

    public VersionsInUse(Storage storage) {
        this.storage = storage;
    }

    /**
     * Reads the manifests of all runs in a folder: of runs, of the runs of one study, or of one run. Where a lake was moved,
     * a version is known by its cohort and name.
     *
     * @throws DataRefusedException where the folder or a manifest cannot be read
     */
    public VersionsInUse in(String folder) {
        try {
            look(folder, DEPTH);
            return this;
        } catch (IOException unreadable) {
            throw new DataRefusedException(
                    "Cannot read the runs in " + folder + ": " + unreadable.getMessage()
                            + ". Check that the folder can be read; nothing was removed.",
                    unreadable);
        }
    }

    private void look(String folder, int depth) throws IOException {
        String place = folder + "/" + RunFolder.MANIFEST;
        if (storage.exists(place)) {
            RunManifest manifest = Json.read(storage.text(place), RunManifest.class, place);
            manifest.cohorts()
                    .forEach(used -> byVersion.merge(
                            used.id() + "/" + used.version(),
                            "used by run " + manifest.runId(),
                            (first, other) -> first));
        } else if (depth > 0) {
            for (RunningMark.Found found : RunningMark.in(storage, folder)) {
                if (found.isAtWork()) {
                    found.mark()
                            .versions()
                            .forEach(version -> byVersion.put(version, "read by a run at work, " + found.run()));
                }
            }
            for (String name : storage.folders(folder)) {
                look(folder + "/" + name, depth - 1);
            }
        }
    }

    /** {@code <cohort>/<version>} to the run that refers to it. */
    public Map<String, String> byVersion() {
        return Map.copyOf(byVersion);
    }
}
