package io.prominence.cli;

import io.prominence.cli.config.Study;
import io.prominence.cli.pipeline.Pipeline;
import io.prominence.cli.pipeline.RunView;
import io.prominence.cli.pipeline.Stages;
import io.prominence.lake.LakeSession;
import io.prominence.lake.SessionSettings;
import java.util.Optional;

/** Runs stages of a study and says the answer. */
final class RunAction {
    private final Study study;
    private final Console console;

    RunAction(Study study, Console console) {
        this.study = study;
        this.console = console;
    }

    /** Whether the sources are looked at first. */
    enum Sources {
        INGEST,
        AS_IN_LAKE
    }

    /** Whether the link {@code published} moves to a complete run. */
    enum Publishing {
        YES,
        NO
    }

    /**
     * Where a run goes and what is done around it.
     *
     * @param folder exact folder of the run; empty: a new one in the study's runs
     */
    record Target(Optional<String> folder, Sources sources, Publishing publishing) {
        /** A new folder, after looking at the sources. */
        static Target standard() {
            return new Target(Optional.empty(), Sources.INGEST, Publishing.NO);
        }
    }

    void run(Stages stages, Target target) {
        try (LakeSession session = LakeSession.open(SessionSettings.standard())) {
            session.listen(console.progress());
            if (target.sources() == Sources.INGEST) {
                new IngestAction(study.definition(), session, console).run();
            }
            Pipeline pipeline = new Pipeline(study, session, console.progress(), console::say);
            Pipeline.Outcome outcome = pipeline.run(stages, target.folder());
            if (target.publishing() == Publishing.YES) {
                pipeline.publish(outcome.run());
            }
            say(outcome);
        }
    }

    private void say(Pipeline.Outcome outcome) {
        RunView run = outcome.run();
        if (outcome.isNew()) {
            console.say("");
            Answer.lines(run, run.marker()).forEach(console::answer);
            run.warnings().forEach(warning -> console.answer("note: " + warning));
            console.answer("tables: " + run.folder());
            run.report().ifPresent(report -> console.answer("report: " + report));
        } else {
            Answer.lines(run, run.marker()).forEach(console::say);
            console.say("nothing to do: " + run.folder() + " has these cohorts, this configuration and this code");
            run.report().ifPresent(report -> console.say("report: " + report));
        }
    }
}
