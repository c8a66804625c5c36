package io.prominence.cli;

import io.prominence.cli.config.Study;
import io.prominence.cli.config.StudyLoader;
import io.prominence.scan.Methods;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that name a study. */
final class StudyOptions {
    @Option(
            names = {"-c", "--config"},
            required = true,
            paramLabel = "FILE",
            description = "the study's configuration")
    private Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a key of the configuration (classifier.genes=200), or a name that files use as $${name}"
                    + " (data=../shared/data); can be repeated")
    private List<String> settings = new ArrayList<>();

    /** Loads and checks the study; throws all its faults at once. */
    Study load() {
        return loader().load(config, settings);
    }

    /** The same for a command that computes nothing: what only analyses need of the cohorts is not asked. */
    Study loadSources() {
        return loader().forSources().load(config, settings);
    }

    static StudyLoader loader() {
        return new StudyLoader(Path.of("").toAbsolutePath(), Methods.ids());
    }
}
