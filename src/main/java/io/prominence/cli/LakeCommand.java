package io.prominence.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is in a lake, whether it is whole, and what may go. */
@Command(
        name = "lake",
        description = "Lists, shows, verifies and prunes the cohort versions of a lake.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LakeListCommand.class, LakeShowCommand.class, LakeVerifyCommand.class, LakePruneCommand.class})
final class LakeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Cannot begin: say what to do with the lake: list, show, verify or prune.");
    }
}
