package io.prominence.cli;

import io.prominence.cli.pipeline.Stages;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The marker in depth. */
@Command(
        name = "dossier",
        description =
                "Examines the marker in every cohort of the lake; computes the associations too where they are out of date.",
        mixinStandardHelpOptions = true)
final class DossierCommand implements Callable<Integer> {
    @Mixin
    private StudyOptions study;

    @Mixin
    private TargetOptions target;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            new RunAction(study.load(), console).run(Stages.dossier(), target.target());
            return 0;
        }
    }
}
