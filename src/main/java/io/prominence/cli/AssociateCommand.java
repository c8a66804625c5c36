package io.prominence.cli;

import io.prominence.cli.pipeline.Stages;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Every gene of every cohort against marker, labels and endpoints. */
@Command(
        name = "associate",
        description = "Computes associations of every gene in every cohort of the lake, and pools them.",
        mixinStandardHelpOptions = true)
final class AssociateCommand implements Callable<Integer> {
    @Mixin
    private StudyOptions study;

    @Mixin
    private TargetOptions target;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            new RunAction(study.load(), console).run(Stages.associate(), target.target());
            return 0;
        }
    }
}
