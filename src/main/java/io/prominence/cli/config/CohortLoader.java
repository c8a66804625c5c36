package io.prominence.cli.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.prominence.domain.CohortDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One cohort without a study around it, for {@code score}: from a cohort file, or from options of the command line that stand
 * for the keys of one. Checked as the cohorts of a study are.
 */
public final class CohortLoader {
    private static final String COHORT = "cohort";

    private final Path workingDirectory;
    private final Problems problems = new Problems();

    /** @param workingDirectory what paths of the command line are relative to */
    public CohortLoader(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    /**
     * Loads and checks a cohort file.
     *
     * @param file the file
     * @param assignments {@code key=value}, each from one {@code --cohort-set}: names that the file uses, or its keys
     * @param geneTables gene tables that resolve its ids
     * @throws io.prominence.domain.ConfigurationException with every fault found
     */
    public CohortDefinition file(Path file, List<String> assignments, List<String> geneTables) {
        Path path = workingDirectory.resolve(file).toAbsolutePath().normalize();
        Settings settings = Settings.of(assignments, workingDirectory, problems);
        Optional<HoconFile> hocon = HoconFile.read(path, "", problems);
        hocon.ifPresent(read -> checkSettings(settings, read));
        Optional<CohortDefinition> cohort = hocon.flatMap(read -> read.resolve(settings.asConfig(problems), problems))
                .map(config -> read(config, path.toString(), path.getParent()));
        return checked(cohort, geneTables);
    }

    /**
     * Checks a cohort that options of the command line describe.
     *
     * @param keys content of the block {@code cohort}: plain values, lists and maps
     * @param geneTables gene tables that resolve its ids
     * @throws io.prominence.domain.ConfigurationException with every fault found
     */
    public CohortDefinition options(Map<String, Object> keys, List<String> geneTables) {
        Config config = ConfigFactory.parseMap(Map.of(COHORT, keys), "the options of score");
        return checked(Optional.of(read(config, "the options of score", workingDirectory)), geneTables);
    }

    private CohortDefinition read(Config config, String place, Path folder) {
        Block root = new Block(config.root(), "", place, problems);
        if (!root.has(COHORT)) {
            root.problem(COHORT, "is missing. Give the file of a cohort: a block cohort { … }.");
        }
        return new CohortBlock(root.block(COHORT), folder).read();
    }

    private CohortDefinition checked(Optional<CohortDefinition> cohort, List<String> geneTables) {
        geneTables.forEach(table -> SourceFiles.exists(table, "--genes", problems));
        if (problems.isEmpty()) {
            cohort.ifPresent(definition -> new CohortSourceCheck(definition, problems).run());
        }
        problems.throwIfAny();
        return cohort.orElseThrow();
    }

    private void checkSettings(Settings settings, HoconFile file) {
        List<String> known = new ArrayList<>(file.freeNames());
        known.add(COHORT);
        for (String key : settings.values().keySet()) {
            String first = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
            if (!known.contains(first)) {
                problems.add("Cannot use --cohort-set " + key + ": the cohort file does not use ${" + key
                        + "}, and it is not a key of it. " + NameHint.of(first, known));
            }
        }
    }
}
