package io.prominence.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes simulated cohorts with planted effects. */
@Command(
        name = "simulate",
        description = "Writes simulated cohorts with planted effects in three source formats, the configuration that"
                + " reads them, and truth.json; or straight into a lake.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder to write to")
    private Path folder;

    @Option(
            names = "--lake",
            description = "write cohort versions straight into the lake DIR/lake, through Spark and in constant memory,"
                    + " instead of source files")
    private boolean lake;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "simulate.seed, simulate.genes, simulate.samples (per cohort), simulate.cohorts-per-cancer;"
                    + " can be repeated")
    private List<String> settings = new ArrayList<>();

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            SimulatedSources sources = new SimulatedSources(settings, folder);
            if (lake) {
                sources.writeLake(console);
            } else {
                Path study = sources.write(console);
                console.say("Next: jobs/prominence run -c " + study);
            }
            return 0;
        }
    }
}
