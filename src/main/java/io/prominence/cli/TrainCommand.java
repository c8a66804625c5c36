package io.prominence.cli;

import io.prominence.cli.pipeline.Stages;
import picocli.CommandLine.Command;

/** Trains and validates the classifier. */
@Command(
        name = "train",
        description = "Trains and validates the metastasis classifier on the cohorts of the lake.",
        mixinStandardHelpOptions = true)
final class TrainCommand extends LakeStagesCommand {
    TrainCommand() {
        super(Stages.train());
    }
}
