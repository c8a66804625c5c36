package io.prominence.cli;

import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.StudyDefinition;
import io.prominence.lake.Ingest;
import io.prominence.lake.IngestResult;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import java.util.Locale;

/** Ingests every cohort of a study and says what came of it. */
final class IngestAction {
    private final StudyDefinition study;
    private final LakeSession session;
    private final Console console;

    IngestAction(StudyDefinition study, LakeSession session, Console console) {
        this.study = study;
        this.session = session;
        this.console = console;
    }

    void run() {
        Ingest ingest = new Ingest(session, new Lake(session, study.lake()), console.progress());
        for (CohortDefinition cohort : study.cohorts()) {
            IngestResult result = ingest.ingest(cohort, study.genes());
            console.say(line(result));
            if (isNew(result)) {
                result.version().card().warnings().forEach(warning -> console.say("  note: " + warning));
            }
        }
    }

    private static boolean isNew(IngestResult result) {
        return result.outcome() == IngestResult.Outcome.WRITTEN;
    }

    private static String line(IngestResult result) {
        CohortCard card = result.version().card();
        long quarantined =
                card.quarantined().values().stream().mapToLong(Long::longValue).sum();
        return isNew(result)
                ? String.format(
                        Locale.ROOT,
                        "%s: %,d genes x %,d samples of %,d patients (%s)%s",
                        card.id(),
                        card.genes(),
                        card.samples(),
                        card.patients(),
                        card.cancer(),
                        quarantined == 0
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "; %,d %s in quarantine",
                                        quarantined,
                                        quarantined == 1 ? "value" : "values"))
                : card.id() + ": nothing to do, version " + card.version()
                        + " has these sources and this configuration";
    }
}
