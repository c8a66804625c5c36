package io.prominence.cli;

import io.prominence.cli.pipeline.Stages;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains and validates the classifier. */
@Command(
        name = "train",
        description = "Trains and validates the metastasis classifier on the cohorts of the lake.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private StudyOptions study;

    @Mixin
    private TargetOptions target;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            new RunAction(study.load(), console).run(Stages.train(), target.target());
            return 0;
        }
    }
}
