package io.prominence.cli;

import io.prominence.cli.pipeline.Stages;
import picocli.CommandLine.Command;

/** The marker in depth. */
@Command(
        name = "dossier",
        description =
                "Examines the marker in every cohort of the lake; computes the associations too where they are out of date.",
        mixinStandardHelpOptions = true)
final class DossierCommand extends LakeStagesCommand {
    DossierCommand() {
        super(Stages.dossier());
    }
}
