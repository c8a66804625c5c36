package io.prominence.cli;

import io.prominence.cli.config.Study;
import io.prominence.lake.LakeSession;
import io.prominence.lake.SessionSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads sources into the lake. */
@Command(
        name = "ingest",
        description = "Reads the sources of every cohort into the lake: one new version per cohort whose sources or"
                + " configuration changed.",
        mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {
    @Mixin
    private StudyOptions study;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Study loaded = study.loadSources();
        try (Console console = output.console();
                LakeSession session = LakeSession.open(SessionSettings.standard())) {
            new IngestAction(loaded.definition(), session, console).run();
            return 0;
        }
    }
}
