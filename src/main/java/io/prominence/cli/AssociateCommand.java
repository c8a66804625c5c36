package io.prominence.cli;

import io.prominence.cli.pipeline.Stages;
import picocli.CommandLine.Command;

/** Every gene of every cohort against marker, labels and endpoints. */
@Command(
        name = "associate",
        description = "Computes associations of every gene in every cohort of the lake, and pools them.",
        mixinStandardHelpOptions = true)
final class AssociateCommand extends LakeStagesCommand {
    AssociateCommand() {
        super(Stages.associate());
    }
}
