package io.prominence.domain;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a cohort's expression values are and what they mean.
 *
 * @param format outside format
 * @param path absolute path or URI of the file or folder
 * @param geneId what the gene column (or header) holds
 * @param unit what a value is, as declared
 * @param transform what ingest does to each value
 * @param then what ingest does to all values of the cohort together after that
 * @param combat the batch that is removed, where one is; see {@link Transforms} for its place in the order
 * @param options options of the format that are set, by key; see {@link ExpressionFormat#options()}
 */
public record ExpressionSource(
        ExpressionFormat format,
        String path,
        GeneIdKind geneId,
        ExpressionUnit unit,
        Transform transform,
        List<CohortTransform> then,
        Optional<CombatRule> combat,
        Map<String, String> options) {

    /** A source from which no batch is removed. */
    public ExpressionSource(
            ExpressionFormat format,
            String path,
            GeneIdKind geneId,
            ExpressionUnit unit,
            Transform transform,
            List<CohortTransform> then,
            Map<String, String> options) {
        this(format, path, geneId, unit, transform, then, Optional.empty(), options);
    }

    /** A source whose values are transformed one by one, or not at all. */
    public ExpressionSource(
            ExpressionFormat format,
            String path,
            GeneIdKind geneId,
            ExpressionUnit unit,
            Transform transform,
            Map<String, String> options) {
        this(format, path, geneId, unit, transform, List.of(), options);
    }

    public ExpressionSource {
        then = List.copyOf(then);
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /**
     * Value of an option, if it is set.
     *
     * @throws IllegalArgumentException where the format has no such option
     */
    public Optional<String> option(String key) {
        if (format.options().stream().noneMatch(option -> option.key().equals(key))) {
            throw new IllegalArgumentException(format.id() + " has no option " + key);
        }
        return Optional.ofNullable(options.get(key));
    }

    /** Everything that ingest does to values. */
    public Transforms transforms() {
        return combat.map(rule -> Transforms.of(transform, then, rule))
                .orElseGet(() -> new Transforms(transform, then));
    }

    /** The same source with nothing in it that says where files lie. */
    public ExpressionSource withoutPaths() {
        Map<String, String> others = new TreeMap<>(options);
        format.options().stream()
                .filter(ExpressionFormat.Option::isPath)
                .forEach(option -> others.remove(option.key()));
        return new ExpressionSource(format, "", geneId, unit, transform, then, combat, others);
    }
}
