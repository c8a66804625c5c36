package io.prominence.cli;

import io.prominence.cli.config.Study;
import io.prominence.cli.pipeline.Stages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Simulates six cohorts of three cancers and runs the whole job on them. */
@Command(
        name = "demo",
        description = "Simulates six cohorts with planted effects, then runs everything on them: needs nothing but the"
                + " checkout.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", description = "folder of the demo (default: demo)")
    private Path folder = Path.of("demo");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "simulate.seed, simulate.genes, simulate.samples, simulate.cohorts-per-cancer, or a key of the"
                            + " study; can be repeated")
    private List<String> settings = new ArrayList<>();

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            Path study = new SimulatedSources(settings, folder).write(console);
            List<String> others = settings.stream()
                    .filter(setting -> !setting.startsWith(SimulatedSources.BLOCK + "."))
                    .toList();
            Study demo = StudyOptions.loader().load(study, others);
            new RunAction(demo, console).run(Stages.all(), RunAction.Target.standard());
            return 0;
        }
    }
}
