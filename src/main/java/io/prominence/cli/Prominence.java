package io.prominence.cli;

import io.prominence.provenance.Software;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program without a command: says what there is. */
@Command(
        name = "prominence",
        description = {
            "Asks, over many expression cohorts, how every gene goes with a marker, with metastasis and with survival;"
                    + " pools the cohorts, examines the marker, and trains and validates a metastasis classifier.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Prominence.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Begin with: jobs/prominence demo",
            "Exit codes: 0 done, 2 usage or configuration, 3 data refused, 4 internal error."
        },
        subcommands = {
            DemoCommand.class,
            SimulateCommand.class,
            IngestCommand.class,
            LakeCommand.class,
            AssociateCommand.class,
            DossierCommand.class,
            TrainCommand.class,
            ScoreCommand.class,
            ReportCommand.class,
            RunCommand.class,
            ExportCommand.class
        })
final class Prominence implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Cannot begin: there is no command.");
    }

    /** Name and version of the build. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Software.nameAndVersion()};
        }
    }
}
