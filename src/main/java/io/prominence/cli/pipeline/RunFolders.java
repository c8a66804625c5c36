package io.prominence.cli.pipeline;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.provenance.Json;
import io.prominence.provenance.RunManifest;
import io.prominence.provenance.WorkOwner;
import io.prominence.results.RunFolder;
import io.prominence.results.Storage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The runs of a study: one folder each, complete when it has {@code run.json}. */
final class RunFolders {
    /** Name of the link to the published run. */
    static final String PUBLISHED = "published";

    private static final String UNFINISHED = "_unfinished-";

    private final Storage storage;
    private final String folder;

    /** @param folder folder of the study's runs */
    RunFolders(Storage storage, String folder) {
        this.storage = storage;
        this.folder = folder;
    }

    /** Every complete run of the study, the newest first. */
    List<RunView> complete() {
        return RunFolder.complete(storage, folder).stream()
                .filter(run -> !run.name().startsWith("_") && !run.name().equals(PUBLISHED))
                .map(this::view)
                .toList();
    }

    /** The complete run in this folder, if there is one. */
    List<RunView> at(String path) {
        RunFolder run = new RunFolder(storage, path);
        return run.isComplete() ? List.of(view(run)) : List.of();
    }

    private RunView view(RunFolder run) {
        String place = run.path() + "/" + RunFolder.MANIFEST;
        return new RunView(storage, run, Json.read(run.text(RunFolder.MANIFEST), RunManifest.class, place));
    }

    /**
     * Begins a run, in a folder beside its own; it gets its name when it is complete.
     *
     * @param versions cohort versions that it reads, as {@code <cohort>/<version>}
     */
    Draft begin(String runId, Optional<String> exactly, List<String> versions) {
        String target = exactly.orElse(folder + "/" + runId);
        try {
            if (exactly.isPresent()
                    && !storage.names(target).isEmpty()
                    && !new RunFolder(storage, target).isComplete()) {
                throw new ConfigurationException("Cannot put the run in " + target
                        + ": the folder holds something else than a run. Name an empty or new folder with --out.");
            }
            int slash = target.lastIndexOf('/');
            String parent = target.substring(0, slash);
            String name = target.substring(slash + 1);
            sweep(parent);
            String mark = RunningMark.path(parent, name);
            if (storage.exists(mark)) {
                throw new ConfigurationException("Cannot put the run in " + target
                        + ": another process is writing a run there (" + mark
                        + " says which). Wait for it, or name another folder with --out.");
            }
            String unfinished = parent + "/" + UNFINISHED + name;
            storage.writeText(mark, Json.write(new RunningMark(WorkOwner.self(Instant.now()), versions)));
            storage.delete(unfinished);
            return new Draft(unfinished, target, mark);
        } catch (IOException unwritable) {
            throw refused("write to " + target, unwritable);
        }
    }

    /** Removes what killed runs have left in a folder: what has a mark whose owner is gone. */
    private void sweep(String parent) throws IOException {
        for (RunningMark.Found found : RunningMark.in(storage, parent)) {
            if (!found.isAtWork()) {
                storage.delete(parent + "/" + UNFINISHED + found.run());
                storage.delete(RunningMark.path(parent, found.run()));
            }
        }
    }

    /** Points {@code published} to a complete run, at once: a reader sees the last one or this one. */
    void publish(RunView run) {
        try {
            storage.link(folder + "/" + PUBLISHED, run.folder());
        } catch (IOException unwritable) {
            throw refused("publish " + run.folder(), unwritable);
        }
    }

    private static DataRefusedException refused(String what, IOException cause) {
        return new DataRefusedException(
                "Cannot " + what + ": " + cause.getMessage()
                        + ". Make room, mend the permissions or name another folder; runs that were complete are as they"
                        + " were.",
                cause);
    }

    /** A run under way; closed before it is complete, nothing of it is left. */
    final class Draft implements AutoCloseable {
        private final String unfinished;
        private final String target;
        private final String mark;
        private boolean complete;

        private Draft(String unfinished, String target, String mark) {
            this.unfinished = unfinished;
            this.target = target;
            this.mark = mark;
        }

        RunFolder folder() {
            return new RunFolder(storage, unfinished);
        }

        void copy(RunView from, String relative) {
            try {
                storage.copy(from.folder() + "/" + relative, unfinished + "/" + relative);
            } catch (IOException failed) {
                throw refused("copy " + relative + " from " + from.folder(), failed);
            }
        }

        RunView complete(RunManifest manifest) {
            try {
                folder().writeText(RunFolder.MANIFEST, Json.write(manifest));
                storage.replace(unfinished, target);
                complete = true;
                storage.delete(mark);
                return new RunView(storage, new RunFolder(storage, target), manifest);
            } catch (IOException failed) {
                throw refused("write " + target, failed);
            }
        }

        @Override
        public void close() {
            if (!complete) {
                try {
                    storage.delete(unfinished);
                    storage.delete(mark);
                } catch (IOException left) {
                    throw refused("remove " + unfinished, left);
                }
            }
        }
    }
}
