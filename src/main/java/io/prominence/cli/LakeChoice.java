package io.prominence.cli;

import io.prominence.cli.config.Paths;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.StudyDefinition;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name a lake: a study's, or a folder. */
final class LakeChoice {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "a study's configuration: its lake, and its runs")
    private Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a key of the configuration, or a name that files use; can be repeated")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--lake", paramLabel = "DIR", description = "folder or URI of the lake, instead of a study's")
    private String lake;

    private StudyDefinition study;

    /** Folder or URI of the lake. */
    String path() {
        if ((lake == null) == (config == null)) {
            throw new ConfigurationException(
                    "Cannot tell which lake is meant: give either -c study.conf or --lake DIR.");
        }
        return lake == null ? study().orElseThrow().lake() : absolute(lake);
    }

    /** Folder of the runs, where a study was named. */
    Optional<String> runs() {
        return study().map(StudyDefinition::runs);
    }

    private Optional<StudyDefinition> study() {
        if (study == null && config != null) {
            study = StudyOptions.loader().load(config, settings).definition();
        }
        return Optional.ofNullable(study);
    }

    static String absolute(String path) {
        return Paths.absolute(path, Path.of(""));
    }

    /** Opens the lake; there must be one. */
    Lake open(LakeSession session) {
        Lake opened = new Lake(session, path());
        if (!opened.exists()) {
            throw new ConfigurationException(
                    "Cannot read the lake " + opened.path() + ": there is no such folder. Check the path.");
        }
        return opened;
    }

    /** The cohorts asked for, or all where none was named. */
    static List<String> cohorts(String verb, List<String> asked, Lake lake) {
        List<String> known = lake.cohortIds();
        for (String cohort : asked) {
            if (!known.contains(cohort)) {
                throw NotInLake.cohort(verb, cohort, lake);
            }
        }
        return asked.isEmpty() ? known : asked;
    }

    /** A version by name, or the latest. */
    static CohortVersion version(String verb, String cohort, Optional<String> version, Lake lake) {
        cohorts(verb, List.of(cohort), lake);
        if (version.isPresent() && !lake.versions(cohort).contains(version.get())) {
            throw NotInLake.version(verb, cohort, version.get(), lake);
        }
        return version.map(name -> lake.version(cohort, name))
                .orElseGet(() -> lake.latest(cohort).orElseThrow());
    }
}
