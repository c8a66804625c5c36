package io.prominence.cli;

import io.prominence.cli.config.Study;
import io.prominence.cli.pipeline.CompleteRuns;
import io.prominence.cli.pipeline.RunView;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name a study and one of its complete runs. */
final class RunChoice {
    @Mixin
    private StudyOptions study;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "folder of the run (default: the study's newest complete run)")
    private Path run;

    Study study() {
        return study.load();
    }

    /** The run; an error where there is no complete one. */
    RunView run(Study loaded) {
        return run == null
                ? CompleteRuns.newest(loaded.definition())
                : CompleteRuns.at(run.toAbsolutePath().normalize().toString());
    }
}
