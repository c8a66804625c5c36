package io.prominence.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a run goes. */
final class TargetOptions {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "put the run exactly there (default: a new folder in study.runs)")
    private Path folder;

    RunAction.Target target() {
        return new RunAction.Target(
                Optional.ofNullable(folder)
                        .map(path -> path.toAbsolutePath().normalize().toString()),
                RunAction.Sources.AS_IN_LAKE,
                RunAction.Publishing.NO);
    }
}
