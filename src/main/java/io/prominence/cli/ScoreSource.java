package io.prominence.cli;

import io.prominence.classifier.ModelBundle;
import io.prominence.cli.config.CohortLoader;
import io.prominence.cli.config.Paths;
import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.CovariateRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say what is scored: a cohort of the lake, a cohort file, or one expression file. */
final class ScoreSource {
    private static final String LISTED = ",";

    @Option(names = "--cohort", paramLabel = "ID", description = "a cohort of the study's lake")
    private String cohort;

    @Option(
            names = "--cohort-file",
            paramLabel = "FILE",
            description = "a cohort that is in no lake: a file as studies name them in study.cohorts")
    private Path cohortFile;

    @Option(
            names = "--cohort-set",
            paramLabel = "KEY=VALUE",
            description = "a name that the --cohort-file uses, or a key of it; can be repeated")
    private List<String> cohortSettings = new ArrayList<>();

    @Option(
            names = "--expression",
            paramLabel = "FILE",
            description = "an expression file, described by the options below")
    private String expression;

    @Option(names = "--format", paramLabel = "NAME", description = "its format (default: matrix)")
    private String format;

    @Option(names = "--unit", paramLabel = "NAME", description = "its unit, for example log2-tpm-plus-1; required")
    private String unit;

    @Option(names = "--transform", paramLabel = "NAME,...", description = "what is done to its values (default: none)")
    private String transform;

    @Option(names = "--gene-id", paramLabel = "NAME", description = "what it calls genes (default: symbol)")
    private String geneId;

    @Option(
            names = "--option",
            paramLabel = "KEY=VALUE",
            description = "an option of the format, for example orientation=samples-by-genes; can be repeated")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = "--id",
            paramLabel = "NAME",
            description =
                    "what the cohort is called (default: as the cohort file says, or by the expression file's name)")
    private String id;

    @Option(names = "--clinical", paramLabel = "FILE", description = "clinical table of its samples, separated by tabs")
    private String clinical;

    @Option(names = "--key", paramLabel = "COLUMN", description = "column of the clinical table with the sample's id")
    private String key;

    @Option(
            names = "--covariate",
            paramLabel = "ID=COLUMN",
            description =
                    "the column of a covariate that the model reads (default: the one of its name); can be repeated")
    private Map<String, String> covariates = new LinkedHashMap<>();

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "column that has the true status, where it is known; needs --positive and --negative")
    private String label;

    @Option(names = "--positive", paramLabel = "VALUE,...", description = "its values of positives")
    private String positive;

    @Option(names = "--negative", paramLabel = "VALUE,...", description = "its values of negatives")
    private String negative;

    @Option(
            names = "--genes",
            paramLabel = "FILE",
            description = "gene table that resolves gene ids; can be repeated (default: those of the study)")
    private List<String> genes = new ArrayList<>();

    /** Id of the cohort of the lake; null where a file is scored. */
    String cohort() {
        return cohort;
    }

    /** All faults that can be seen without reading anything. */
    void check() {
        List<String> problems = new ArrayList<>();
        long given = Arrays.asList(cohort, cohortFile, expression).stream()
                .filter(one -> one != null)
                .count();
        if (given != 1) {
            problems.add("Cannot score: " + (given == 0 ? "nothing says what. " : "several cohorts are named. ")
                    + "Give one of --cohort ID, --cohort-file FILE and --expression FILE.");
        }
        if (cohortFile == null && !cohortSettings.isEmpty()) {
            problems.add("Cannot use --cohort-set: it sets keys of a --cohort-file. Leave it out, or give the file.");
        }
        if (id != null && cohort != null) {
            problems.add("Cannot use --id: a cohort of the lake has its name. Leave it out.");
        }
        if (expression == null) {
            unusable(problems);
        } else {
            describable(problems);
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private void unusable(List<String> problems) {
        Map<String, Object> only = new LinkedHashMap<>();
        only.put("--unit", unit);
        only.put("--transform", transform);
        only.put("--gene-id", geneId);
        only.put("--clinical", clinical);
        only.put("--key", key);
        only.put("--label", label);
        only.put("--positive", positive);
        only.put("--negative", negative);
        only.put("--format", format);
        only.put("--option", options.isEmpty() ? null : options);
        only.put("--covariate", covariates.isEmpty() ? null : covariates);
        only.forEach((name, value) -> {
            if (value != null) {
                problems.add("Cannot use " + name
                        + ": it describes an --expression file. Leave it out; a cohort of the lake and"
                        + " a cohort file say it themselves.");
            }
        });
    }

    private void describable(List<String> problems) {
        if (unit == null) {
            problems.add("Cannot score " + expression
                    + ": nothing says what its values are. Give --unit, for example --unit" + " log2-tpm-plus-1.");
        }
        if ((clinical == null) != (key == null)) {
            problems.add("Cannot read the clinical table: --clinical and --key go together. Give both.");
        }
        if (clinical == null && (label != null || !covariates.isEmpty())) {
            problems.add("Cannot use --label and --covariate without a clinical table. Give --clinical and --key.");
        }
        if ((label == null) != (positive == null) || (label == null) != (negative == null)) {
            problems.add("Cannot read the status: --label, --positive and --negative go together. Give all three.");
        }
    }

    /** The cohort that is scored, checked, before it is read. */
    CohortDefinition definition(ModelBundle bundle, List<String> tables) {
        var loader = new CohortLoader(Path.of("").toAbsolutePath());
        if (cohortFile == null) {
            return loader.options(keys(bundle), tables);
        }
        List<String> settings = new ArrayList<>(cohortSettings);
        if (id != null) {
            settings.add("cohort.id=" + id);
        }
        return loader.file(cohortFile, settings, tables);
    }

    /** Gene tables by which ids are resolved. */
    List<String> tables(List<String> ofStudy) {
        return genes.isEmpty()
                ? ofStudy
                : genes.stream().map(LakeChoice::absolute).toList();
    }

    private Map<String, Object> keys(ModelBundle bundle) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("id", id == null ? nameOf(expression) : id);
        keys.put("cancer", "not-stated");
        Map<String, Object> source = new LinkedHashMap<>(options);
        source.put("path", Paths.absolute(expression, Path.of("").toAbsolutePath()));
        source.put("format", format == null ? "matrix" : format);
        source.put("unit", unit);
        if (geneId != null) {
            source.put("gene-id", geneId);
        }
        if (transform != null) {
            source.put("transform", listed(transform));
        }
        keys.put("expression", source);
        clinicalKeys(bundle, keys);
        return keys;
    }

    private void clinicalKeys(ModelBundle bundle, Map<String, Object> keys) {
        Map<String, CovariateRule.Type> read = bundle.covariates();
        covariates.keySet().stream()
                .filter(one -> !read.containsKey(one))
                .findFirst()
                .ifPresent(one -> {
                    throw new ConfigurationException(
                            "Cannot use --covariate " + one + ": the model does not read it. It reads "
                                    + (read.isEmpty() ? "none." : String.join(", ", read.keySet()) + "."));
                });
        if (clinical == null) {
            if (!read.isEmpty()) {
                throw new ConfigurationException("Cannot score " + expression + ": the model reads the covariates "
                        + String.join(", ", read.keySet()) + ". Give --clinical and --key.");
            }
            return;
        }
        keys.put("clinical", List.of(Map.of("path", clinical, "key", key, "level", "sample")));
        Map<String, Object> rules = new LinkedHashMap<>();
        read.forEach((name, type) ->
                rules.put(name, Map.of("column", covariates.getOrDefault(name, name), "type", type.id())));
        keys.put("covariates", rules);
        if (label != null) {
            keys.put("labels", Map.of(labelId(bundle), status()));
        }
    }

    private static String labelId(ModelBundle bundle) {
        if (bundle.target() instanceof ClassifierPlan.Label label) {
            return label.label();
        }
        throw new ConfigurationException(
                "Cannot use --label: the model predicts " + bundle.target().words()
                        + ", which is read from times. Describe the endpoint in a cohort file (--cohort-file).");
    }

    private Map<String, Object> status() {
        return Map.of("column", label, "positive", listed(positive), "negative", listed(negative));
    }

    private static List<String> listed(String values) {
        return Arrays.stream(values.split(LISTED, -1)).map(String::strip).toList();
    }

    /** Name of a file without its endings, as a cohort can be called. */
    private static String nameOf(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        String name =
                file.replaceAll("[.].*$", "").replaceAll("[^A-Za-z0-9_-]", "-").replaceAll("^_+", "");
        return name.isEmpty() ? "scored" : name;
    }
}
