package io.prominence.cli.pipeline;

import io.prominence.domain.DataRefusedException;
import io.prominence.provenance.Json;
import io.prominence.provenance.WorkOwner;
import io.prominence.results.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What lies beside a run that is being computed, in the file {@code _running-<run>}: whose it is, and what it reads.
 *
 * @param owner who computes it
 * @param versions cohort versions that it reads, as {@code <cohort>/<version>}
 */
record RunningMark(WorkOwner owner, List<String> versions) {
    private static final String BEGINNING = "_running-";

    /** A mark as it was found. */
    record Found(String run, RunningMark mark, boolean isAtWork) {}

    static String path(String parent, String run) {
        return parent + "/" + BEGINNING + run;
    }

    /** All marks in a folder. */
    static List<Found> in(Storage storage, String folder) throws IOException {
        WorkOwner self = WorkOwner.self(Instant.now());
        List<Found> found = new ArrayList<>();
        for (String name : storage.names(folder)) {
            if (name.startsWith(BEGINNING)) {
                found(storage, folder + "/" + name, name.substring(BEGINNING.length()), self)
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** Empty where the run has ended in between, and taken its mark away. */
    private static Optional<Found> found(Storage storage, String path, String run, WorkOwner self) throws IOException {
        try {
            RunningMark mark =
                    Json.read(storage.text(path), RunningMark.class, path).checked(path);
            return Optional.of(new Found(run, mark, mark.owner().mayBeAtWork(self, Instant.now())));
        } catch (FileNotFoundException ended) {
            return Optional.empty();
        }
    }

    private RunningMark checked(String path) {
        if (owner == null || versions == null) {
            throw new DataRefusedException(
                    "Cannot read " + path + ": it is not the mark of a run. Move it to another folder.");
        }
        return this;
    }
}
