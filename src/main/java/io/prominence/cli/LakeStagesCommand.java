package io.prominence.cli;

import io.prominence.cli.pipeline.Stages;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that carries out some stages on the cohorts as they are in the lake. */
abstract class LakeStagesCommand implements Callable<Integer> {
    private final Stages stages;

    @Mixin
    private StudyOptions study;

    @Mixin
    private TargetOptions target;

    @Mixin
    private OutputOptions output;

    LakeStagesCommand(Stages stages) {
        this.stages = stages;
    }

    @Override
    public final Integer call() {
        try (Console console = output.console()) {
            new RunAction(study.load(), console).run(stages, target.target());
            return 0;
        }
    }
}
