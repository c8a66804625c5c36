package io.prominence.cli;

import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ProminenceException;
import io.prominence.domain.StudyDefinition;
import io.prominence.lake.Ingest;
import io.prominence.lake.IngestResult;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ingests every cohort of a study and says what came of it; a cohort that is refused does not hold up the others. */
final class IngestAction {
    private final StudyDefinition study;
    private final LakeSession session;
    private final Console console;

    IngestAction(StudyDefinition study, LakeSession session, Console console) {
        this.study = study;
        this.session = session;
        this.console = console;
    }

    /**
     * Ingests them.
     *
     * @throws ProminenceException where any was refused, when all have been tried: with every refusal
     */
    void run() {
        Ingest ingest = new Ingest(session, new Lake(session, study.lake()), console.progress());
        Map<String, ProminenceException> refused = new LinkedHashMap<>();
        for (CohortDefinition cohort : study.cohorts()) {
            try {
                say(ingest.ingest(cohort, study.genes()));
            } catch (ProminenceException refusal) {
                refused.put(cohort.id(), refusal);
                console.say(cohort.id() + ": refused");
            }
        }
        if (!refused.isEmpty()) {
            throw together(refused);
        }
    }

    private void say(IngestResult result) {
        console.say(line(result));
        if (isNew(result)) {
            result.version().card().warnings().forEach(warning -> console.say("  warning: " + warning));
        }
    }

    /** All refusals as one, with what became of the other cohorts. */
    private ProminenceException together(Map<String, ProminenceException> refused) {
        int all = study.cohorts().size();
        if (all == 1) {
            return refused.values().iterator().next();
        }
        List<String> reasons = new ArrayList<>();
        refused.values().forEach(refusal -> refusal.getMessage().lines().forEach(reasons::add));
        reasons.add(refused.size() + " of " + all + " cohorts " + (refused.size() == 1 ? "is" : "are") + " refused: "
                + String.join(", ", refused.keySet())
                + (refused.size() == all ? "." : "; the others are in the lake."));
        return new DataRefusedException(reasons, refused.values().iterator().next());
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
