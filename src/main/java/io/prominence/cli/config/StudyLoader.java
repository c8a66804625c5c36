package io.prominence.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import io.prominence.domain.AssociatePlan;
import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.StudyDefinition;
import io.prominence.provenance.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Loads a study file and its cohort files, and checks all of it: unknown keys, missing files, unknown columns, labels,
 * endpoints, covariates and methods, each with the nearest known name, all at once.
 */
public final class StudyLoader {
    /** Blocks that a study file can hold. */
    private static final List<String> BLOCKS = List.of("study", "associate", "classifier", "simulate");

    private final Path workingDirectory;
    private final List<String> knownMethods;
    private final Problems problems = new Problems();
    private final Map<String, JsonNode> resolved = new LinkedHashMap<>();
    private final Set<String> usedNames = new HashSet<>();
    private boolean analyses = true;

    /**
     * @param workingDirectory what paths of the command line are relative to
     * @param knownMethods ids of the methods that can be asked for
     */
    public StudyLoader(Path workingDirectory, List<String> knownMethods) {
        this.workingDirectory = workingDirectory;
        this.knownMethods = List.copyOf(knownMethods);
    }

    /** Leaves out what only analyses ask of the cohorts: the scale of their values. */
    public StudyLoader forSources() {
        analyses = false;
        return this;
    }

    /**
     * Loads and checks.
     *
     * @param studyFile the study file
     * @param assignments {@code key=value}, each from one {@code --set}
     * @throws io.prominence.domain.ConfigurationException with every fault found
     */
    public Study load(Path studyFile, List<String> assignments) {
        Path file = workingDirectory.resolve(studyFile).toAbsolutePath().normalize();
        Settings settings = Settings.of(assignments, workingDirectory, problems);
        Config overrides = settings.asConfig(problems);
        Optional<StudyDefinition> study = HoconFile.read(file, "", problems)
                .flatMap(hocon -> resolve(hocon, overrides))
                .map(config -> study(config, file, overrides));
        study.ifPresent(definition -> {
            checkSettings(settings);
            new SourceCheck(definition, problems).run(analyses);
        });
        problems.throwIfAny();
        return new Study(study.orElseThrow(), resolved);
    }

    private Optional<Config> resolve(HoconFile hocon, Config overrides) {
        usedNames.addAll(hocon.freeNames());
        return hocon.resolve(overrides, problems);
    }

    private StudyDefinition study(Config config, Path file, Config overrides) {
        Block root = new Block(config.root(), "", file.toString(), problems);
        Path folder = file.getParent();
        Block block = root.block("study");
        if (!root.has("study")) {
            root.problem("study", "is missing. Add study { id, marker, seed, lake, runs, cohorts }.");
        }
        String id = CohortBlock.checkedName(block, "id", block.string("id"));
        String marker = block.string("marker", "PROM2");
        long seed = block.seed("seed", 1);
        String lake = Paths.absolute(block.string("lake", "lake"), folder);
        String runs = Paths.absolute(block.string("runs", "runs"), folder);
        List<String> genes = block.strings("genes", List.of()).stream()
                .map(path -> Paths.absolute(path, folder))
                .toList();
        List<CohortDefinition> cohorts = cohorts(block, folder, overrides);
        block.finish();
        AssociatePlan associate = StudyBlocks.associate(root.block("associate"), knownMethods);
        Optional<ClassifierPlan> classifier = ClassifierBlock.of(root, "classifier");
        root.has("simulate");
        finishRoot(config, file);
        resolved.put(file.getFileName().toString(), blocksOf(config, BLOCKS));
        return new StudyDefinition(id, marker, seed, lake, runs, genes, cohorts, associate, classifier);
    }

    private List<CohortDefinition> cohorts(Block study, Path folder, Config overrides) {
        List<CohortDefinition> cohorts = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        List<String> files = study.strings("cohorts");
        if (study.has("cohorts") && files.isEmpty()) {
            study.problem("cohorts", "is empty. Name at least one cohort file.");
        }
        for (String name : files) {
            Path file = folder.resolve(name).toAbsolutePath().normalize();
            HoconFile.read(file, " (named in " + study.file() + ")", problems)
                    .flatMap(hocon -> resolve(hocon, overrides))
                    .map(config -> cohort(config, file))
                    .ifPresent(cohort -> {
                        if (!ids.add(cohort.id().toLowerCase(Locale.ROOT))) {
                            problems.add("Cannot read " + file + ": another cohort file has the id " + cohort.id()
                                    + " too, or one that differs by case only. Give each cohort an id of its own.");
                        }
                        cohorts.add(cohort);
                    });
        }
        return cohorts;
    }

    private CohortDefinition cohort(Config config, Path file) {
        Block root = new Block(config.root(), "", file.toString(), problems);
        if (!root.has("cohort")) {
            root.problem("cohort", "is missing. Add a block cohort { … }.");
        }
        CohortDefinition cohort = new CohortBlock(root.block("cohort"), file.getParent()).read();
        for (String key : config.root().keySet()) {
            if (!key.equals("cohort") && !isFreeOrStudyName(key)) {
                root.problem(key, "is not known here. " + NameHint.of(key, List.of("cohort")));
            }
        }
        resolved.put("cohorts/" + file.getFileName(), blocksOf(config, List.of("cohort")));
        return cohort;
    }

    private void finishRoot(Config config, Path file) {
        for (String key : config.root().keySet()) {
            if (!isFreeOrStudyName(key)) {
                new Block(config.root(), "", file.toString(), problems)
                        .problem(key, "is not known. " + NameHint.of(key, BLOCKS));
            }
        }
    }

    /** True for a block of the study, or for a name that some file uses as <code>${name}</code>. */
    private boolean isFreeOrStudyName(String key) {
        return BLOCKS.contains(key) || usedNames.contains(key);
    }

    private void checkSettings(Settings settings) {
        for (String key : settings.values().keySet()) {
            String first = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
            if (!isFreeOrStudyName(first)) {
                List<String> known = new ArrayList<>(BLOCKS);
                known.addAll(usedNames);
                problems.add("Cannot use --set " + key + ": no file uses ${" + key + "}, and it is not a key. "
                        + NameHint.of(first, known));
            }
        }
    }

    private static JsonNode blocksOf(Config config, List<String> names) {
        Config blocks = ConfigFactory.empty();
        for (String name : names) {
            if (config.root().get(name) instanceof ConfigObject block) {
                blocks = blocks.withValue(name, block);
            }
        }
        return Json.tree(blocks.root().unwrapped());
    }
}
