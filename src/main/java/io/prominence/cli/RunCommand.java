package io.prominence.cli;

import io.prominence.cli.pipeline.Stages;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All of it in order; only what is out of date. */
@Command(
        name = "run",
        description =
                "Ingests, associates, examines the marker, trains and reports, in order; only what is out of date.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private StudyOptions study;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "put the run exactly there (default: a new folder in study.runs)")
    private Path folder;

    @Option(
            names = "--publish",
            description = "when the run is complete, point the link 'published' beside the study's runs to it")
    private boolean publish;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            RunAction.Target target = new RunAction.Target(
                    Optional.ofNullable(folder)
                            .map(path -> path.toAbsolutePath().normalize().toString()),
                    RunAction.Sources.INGEST,
                    publish ? RunAction.Publishing.YES : RunAction.Publishing.NO);
            new RunAction(study.load(), console).run(Stages.all(), target);
            return 0;
        }
    }
}
