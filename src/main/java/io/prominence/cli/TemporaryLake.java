package io.prominence.cli;

import io.prominence.domain.CohortDefinition;
import io.prominence.domain.DataRefusedException;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.Ingest;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.results.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A lake for one cohort that is scored and forgotten: files go through the same ingest as those of a study, with its check of
 * the unit, its gene tables and its quarantine. It lies beside the tables, where all machines of a cluster can read it.
 */
final class TemporaryLake implements AutoCloseable {
    private static final String FOLDER = "/_lake";

    private final LakeSession session;
    private final Storage storage;
    private final String folder;
    private final Console console;

    /** @param target folder of the tables */
    TemporaryLake(LakeSession session, String target, Console console) {
        this.session = session;
        this.storage = new Storage(session.hadoop());
        this.folder = target + FOLDER;
        this.console = console;
        remove();
    }

    CohortVersion ingest(CohortDefinition cohort, List<String> geneTables) {
        CohortVersion version = new Ingest(session, new Lake(session, folder), console.progress())
                .ingest(cohort, geneTables)
                .version();
        version.card().warnings().forEach(warning -> console.say("note: " + warning));
        version.card()
                .quarantined()
                .forEach((reason, count) -> console.say(String.format(
                        Locale.ROOT,
                        "note: %,d %s refused and %s as missing, see quarantine.tsv: %s.",
                        count,
                        count == 1 ? "value was" : "values were",
                        count == 1 ? "counts" : "count",
                        reason)));
        return version;
    }

    /** Folder of the refused cells of a version; empty where none were. */
    static Optional<String> quarantine(CohortVersion version) {
        return version.card().quarantined().isEmpty() ? Optional.empty() : Optional.of(version.path() + "/quarantine");
    }

    @Override
    public void close() {
        remove();
    }

    private void remove() {
        try {
            storage.delete(folder);
        } catch (IOException fault) {
            throw new DataRefusedException(
                    "Cannot remove " + folder + ": " + fault.getMessage()
                            + ". Name a folder that may be written (--out).",
                    fault);
        }
    }
}
