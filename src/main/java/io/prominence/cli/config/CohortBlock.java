package io.prominence.cli.config;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.CohortTransform;
import io.prominence.domain.CombatRule;
import io.prominence.domain.CovariateRule;
import io.prominence.domain.DuplicateGenes;
import io.prominence.domain.EndpointRule;
import io.prominence.domain.ExpressionFormat;
import io.prominence.domain.ExpressionSource;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.GeneIdKind;
import io.prominence.domain.GeneRules;
import io.prominence.domain.Identified;
import io.prominence.domain.LabelRule;
import io.prominence.domain.MissingValues;
import io.prominence.domain.SampleRules;
import io.prominence.domain.Transform;
import io.prominence.domain.Transforms;
import io.prominence.formats.MissingTokens;
import io.prominence.lake.Lake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the block {@code cohort} of a cohort file. */
final class CohortBlock {
    /** Names of studies, cohorts, labels, endpoints and covariates: they become folder and column names. */
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private final Block block;
    private final Path folder;
    private ValueLists lists;
    private MissingValues missing = MissingValues.DEFAULT;

    CohortBlock(Block block, Path folder) {
        this.block = block;
        this.folder = folder;
    }

    CohortDefinition read() {
        missing = missing();
        lists = new ValueLists(MissingTokens.of(missing));
        List<EndpointRule> endpoints = rules("endpoints", (id, rule) -> EndpointBlock.read(id, rule, lists));
        EndpointBlock.checkDerived(block.block("endpoints"), endpoints);
        List<LabelRule> labels = rules("labels", (id, rule) -> LabelBlock.read(id, rule, lists, endpoints));
        List<CovariateRule> covariates = rules("covariates", this::covariate);
        CohortDefinition cohort = new CohortDefinition(
                cohortId(),
                checkedName(block, "cancer", block.string("cancer")),
                block.string("platform", "not stated"),
                expression(block.block("expression"), keepable(labels, covariates)),
                samples(block.block("samples")),
                genes(block.block("genes")),
                clinical(),
                missing,
                labels,
                endpoints,
                covariates,
                block.has("batches") ? block.strings("batches") : List.of());
        block.finish();
        return cohort;
    }

    private GeneRules genes(Block genes) {
        GeneRules rules = new GeneRules(
                genes.constant("duplicates", DuplicateGenes.class, DuplicateGenes.MAX_VARIANCE),
                genes.optional("platform-table").map(path -> Paths.absolute(path, folder)),
                genes.optional("platform-id"),
                genes.optional("platform-symbol"));
        genes.finish();
        return rules;
    }

    private String cohortId() {
        String id = checkedName(block, "id", block.string("id"));
        if (!id.isEmpty() && NAME.matcher(id).matches() && !Lake.isCohortId(id)) {
            block.problem(
                    "id",
                    "= " + id + " cannot be a folder of the lake: it may hold " + Lake.WORDS_OF_A_COHORT_ID + ".");
        }
        return id;
    }

    /** What ComBat can be told to keep. */
    private static List<String> keepable(List<LabelRule> labels, List<CovariateRule> covariates) {
        List<String> ids = new ArrayList<>();
        labels.forEach(rule -> ids.addAll(rule.ids()));
        covariates.forEach(rule -> ids.add(rule.id()));
        return ids;
    }

    private ExpressionSource expression(Block expression, List<String> keepable) {
        if (!block.has("expression")) {
            block.problem("expression", "is missing. Add a block that says where the expression values are.");
        }
        ExpressionFormat format = expression.constant("format", ExpressionFormat.class);
        Transforms transforms = transforms(expression);
        ExpressionSource source = new ExpressionSource(
                format,
                path(expression, "path"),
                expression.constant("gene-id", GeneIdKind.class, GeneIdKind.SYMBOL),
                expression.constant("unit", ExpressionUnit.class),
                transforms.first(),
                transforms.then(),
                combat(expression, keepable),
                options(expression, format));
        source.transforms()
                .problem(source.unit())
                .ifPresent(problem -> expression.problem("transform", "cannot be: " + problem));
        expression.finish();
        return source;
    }

    private static Optional<CombatRule> combat(Block expression, List<String> keepable) {
        if (!expression.has("combat")) {
            return Optional.empty();
        }
        Block rule = expression.block("combat");
        List<String> keep = rule.strings("keep", List.of());
        keep.stream()
                .filter(id -> !keepable.contains(id))
                .forEach(id -> rule.problem(
                        "keep",
                        "= " + id + " is neither a label nor a covariate of the cohort. " + NameHint.of(id, keepable)));
        String batch = rule.string("batch");
        rule.finish();
        return Optional.of(new CombatRule(batch, keep));
    }

    /** One name or a list; what is done to each value by itself can only come first. */
    private static Transforms transforms(Block expression) {
        List<String> names = expression.strings("transform", List.of(Transform.NONE.id()));
        List<String> known = new ArrayList<>(Identified.ids(Transform.class));
        known.addAll(Identified.ids(CohortTransform.class));
        if (names.contains(CohortTransform.COMBAT.id())) {
            expression.problem(
                    "transform", "= combat is a block of its own. Write combat { batch = <column> } beside it.");
            return new Transforms(Transform.NONE, List.of());
        }
        known.remove(CohortTransform.COMBAT.id());
        for (String name : names) {
            if (known.stream().noneMatch(name::equalsIgnoreCase)) {
                expression.problem("transform", "= " + name + " is not known. " + NameHint.of(name, known));
                return new Transforms(Transform.NONE, List.of());
            }
        }
        return Transforms.parse(String.join(",", names)).orElseGet(() -> {
            expression.problem(
                    "transform",
                    "= [" + String.join(", ", names)
                            + "] is not in order: none stands alone, log2-plus-1 comes first.");
            return new Transforms(Transform.NONE, List.of());
        });
    }

    private Map<String, String> options(Block expression, ExpressionFormat format) {
        Map<String, String> options = new TreeMap<>();
        for (ExpressionFormat.Option option : format.options()) {
            expression.optional(option.key()).ifPresent(value -> {
                if (!option.choices().isEmpty() && !option.choices().contains(value)) {
                    expression.problem(
                            option.key(), "= " + value + " is not known. " + NameHint.of(value, option.choices()));
                }
                options.put(option.key(), option.isPath() ? path(expression, option.key()) : value);
            });
        }
        return options;
    }

    private SampleRules samples(Block samples) {
        Optional<String> pattern = regularExpression(samples, "patient-pattern");
        Optional<String> replacement = samples.optional("patient-replacement");
        if (pattern.isPresent() != replacement.isPresent()) {
            samples.problem(
                    pattern.isPresent() ? "patient-pattern" : "patient-replacement",
                    "stands alone. Give patient-pattern and patient-replacement together, or neither.");
        }
        pattern.ifPresent(expression -> replacement.ifPresent(text -> checkGroups(samples, expression, text)));
        Optional<String> column = samples.optional("patient-column");
        if (column.isPresent() && (pattern.isPresent() || replacement.isPresent())) {
            samples.problem(
                    "patient-column",
                    "stands beside patient-pattern. Say in one way whose the samples are: by either.");
        }
        SampleRules rules = new SampleRules(
                pattern,
                replacement,
                column,
                regularExpression(samples, "include-pattern"),
                lists.byColumn(samples, "where"),
                regularExpression(samples, "exclude-pattern"),
                lists.byColumn(samples, "exclude-where"),
                normals(samples),
                onePerPatient(samples),
                dropOutliers(samples));
        samples.finish();
        return rules;
    }

    private Optional<SampleRules.Normals> normals(Block samples) {
        String key = "exclude-normals";
        if (samples.isBlock(key)) {
            Block rule = samples.block(key);
            var normals = new SampleRules.Normals(
                    rule.string("column", LabelRule.SAMPLE_ID),
                    rule.has("values") ? lists.values(rule, "values") : List.of());
            rule.finish();
            return Optional.of(normals);
        }
        String asked = samples.string(key, "false");
        if (!List.of("true", "false").contains(asked)) {
            samples.problem(key, "= " + asked + " is not valid. Give true, false or a block { column, values }.");
        }
        return asked.equals("true")
                ? Optional.of(new SampleRules.Normals(LabelRule.SAMPLE_ID, List.of()))
                : Optional.empty();
    }

    private static void checkGroups(Block samples, String pattern, String replacement) {
        int groups = Pattern.compile(pattern).matcher("").groupCount();
        var group = Pattern.compile("\\$(\\d)").matcher(replacement);
        while (group.find()) {
            if (Integer.parseInt(group.group(1)) > groups) {
                samples.problem(
                        "patient-replacement",
                        "= " + replacement + " names group " + group.group(1) + ", but patient-pattern = " + pattern
                                + " has " + groups + ".");
            }
        }
    }

    private static boolean dropOutliers(Block samples) {
        String text = samples.string("drop-outliers", "false");
        if (!text.equals("true") && !text.equals("false")) {
            samples.problem("drop-outliers", "= " + text + " is neither true nor false.");
        }
        return text.equals("true");
    }

    private SampleRules.OnePerPatient onePerPatient(Block samples) {
        String key = "one-per-patient";
        if (!samples.has(key)) {
            return SampleRules.OnePerPatient.none();
        }
        List<String> values = samples.isBlock(key) ? List.of() : samples.strings(key);
        if (values.equals(List.of("none"))) {
            return SampleRules.OnePerPatient.none();
        }
        if (values.equals(List.of("first"))) {
            return SampleRules.OnePerPatient.first();
        }
        if (!values.isEmpty()) {
            return new SampleRules.OnePerPatient(
                    SampleRules.OnePerPatient.Rule.PREFERENCE, Optional.of(LabelRule.SAMPLE_ID), values);
        }
        Block preference = samples.block(key);
        SampleRules.OnePerPatient rule = new SampleRules.OnePerPatient(
                SampleRules.OnePerPatient.Rule.PREFERENCE,
                Optional.of(preference.string("column")),
                lists.values(preference, "prefer"));
        preference.finish();
        return rule;
    }

    private List<ClinicalTable> clinical() {
        List<ClinicalTable> tables = new ArrayList<>();
        for (Block table : block.blocks("clinical")) {
            tables.add(new ClinicalTable(
                    path(table, "path"),
                    table.string("key"),
                    table.constant("level", ClinicalTable.Level.class),
                    separator(table)));
            table.finish();
        }
        return tables;
    }

    private static char separator(Block table) {
        String separator = table.string("separator", "tab");
        return switch (separator) {
            case "tab", "\t" -> '\t';
            case "comma", "," -> ',';
            case "semicolon", ";" -> ';';
            default -> {
                table.problem("separator", "= " + separator + " is not known. Give tab, comma or semicolon.");
                yield '\t';
            }
        };
    }

    /** A list is added to the default; a block can also take some out, or give the whole list. */
    private MissingValues missing() {
        String key = "missing-values";
        if (!block.has(key)) {
            return MissingValues.DEFAULT;
        }
        if (!block.isBlock(key)) {
            return MissingValues.DEFAULT.and(block.strings(key));
        }
        Block rule = block.block(key);
        if (rule.has("only") && (rule.has("add") || rule.has("except"))) {
            rule.problem("only", "is the whole list and stands alone. Give it without add and except.");
        }
        List<String> except = rule.strings("except", List.of());
        except.stream()
                .filter(text -> !MissingValues.DEFAULT.contains(text))
                .forEach(text -> rule.problem(
                        "except",
                        "= " + text + " is not missing by default. "
                                + NameHint.of(text, MissingValues.DEFAULT.tokens())));
        MissingValues values = rule.has("only")
                ? new MissingValues(rule.strings("only"))
                : MissingValues.DEFAULT.without(except).and(rule.strings("add", List.of()));
        rule.finish();
        return values;
    }

    private <R> List<R> rules(String key, BiFunction<String, Block, R> reader) {
        Block named = block.block(key);
        List<R> rules = new ArrayList<>();
        Map<String, String> withoutCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : named.names()) {
            String other = withoutCase.putIfAbsent(name, name);
            if (other != null) {
                named.problem(
                        name,
                        "differs from " + other + " by case only, and SQL takes their columns for one. Rename one.");
            }
            Block rule = named.block(name);
            rules.add(reader.apply(checkedName(named, name, name), rule));
            rule.finish();
        }
        return rules;
    }

    private CovariateRule covariate(String id, Block rule) {
        return new CovariateRule(id, rule.string("column"), rule.constant("type", CovariateRule.Type.class));
    }

    static Optional<String> regularExpression(Block block, String key) {
        return block.optional(key).filter(text -> compile(block, key, text));
    }

    static boolean compile(Block block, String key, String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException broken) {
            block.problem(key, "= " + text + " is not a regular expression: " + broken.getDescription() + ".");
            return false;
        }
    }

    private String path(Block where, String key) {
        String path = where.string(key);
        return path.isEmpty() ? "" : Paths.absolute(path, folder);
    }

    static String checkedName(Block block, String key, String name) {
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            block.problem(
                    key,
                    "= " + name + " is not a name. Use letters, digits, '-', '_' and '.', not starting with a dot.");
        }
        return name;
    }
}
