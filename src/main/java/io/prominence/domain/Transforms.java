package io.prominence.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that ingest does to values, in order.
 *
 * @param first what is done to each value by itself
 * @param then what is done to all of them together, in order
 * @param batch the words of {@link CombatRule}, where a batch is removed; empty otherwise
 */
public record Transforms(Transform first, List<CohortTransform> then, String batch) {
    private static final String AND_THEN = ", ";

    /** From the first to the last parenthesis: the name of a column may have some of its own. */
    private static final Pattern COMBAT = Pattern.compile("\\(.*\\)", Pattern.DOTALL);

    public Transforms {
        then = List.copyOf(then);
    }

    /** Transforms that remove no batch. */
    public Transforms(Transform first, List<CohortTransform> then) {
        this(first, then, "");
    }

    /** Transforms with ComBat: after those that leave the scale of values, before those that put each gene on its own. */
    static Transforms of(Transform first, List<CohortTransform> then, CombatRule rule) {
        List<CohortTransform> all = new ArrayList<>(then);
        int place = 0;
        while (place < then.size() && then.get(place) == CohortTransform.QUANTILE) {
            place++;
        }
        all.add(place, CohortTransform.COMBAT);
        return new Transforms(first, all, rule.words());
    }

    /** Names, separated by commas; {@code none} where nothing is done. */
    public String id() {
        return then.isEmpty() || first != Transform.NONE
                ? Stream.concat(Stream.of(first.id()), then.stream().map(this::name))
                        .collect(Collectors.joining(AND_THEN))
                : then.stream().map(this::name).collect(Collectors.joining(AND_THEN));
    }

    private String name(CohortTransform each) {
        return each == CohortTransform.COMBAT ? each.id() + "(" + batch + ")" : each.id();
    }

    /** Reads what {@link #id} writes; empty where a name is not known. */
    public static Optional<Transforms> parse(String id) {
        Transform first = Transform.NONE;
        List<CohortTransform> then = new ArrayList<>();
        Matcher rule = COMBAT.matcher(id);
        String batch = rule.find() ? id.substring(rule.start() + 1, rule.end() - 1) : "";
        for (String name : rule.replaceFirst("").split(AND_THEN.strip(), -1)) {
            Optional<Transform> own = Identified.find(Transform.class, name);
            Optional<CohortTransform> together = Identified.find(CohortTransform.class, name);
            if (own.isPresent() && then.isEmpty()) {
                first = own.get();
            } else if (together.isPresent()) {
                then.add(together.get());
            } else {
                return Optional.empty();
            }
        }
        return then.contains(CohortTransform.COMBAT) == batch.isEmpty()
                ? Optional.empty()
                : Optional.of(new Transforms(first, then, batch));
    }

    /** True where values of {@code unit} are still counts when they are stored. */
    public boolean leavesCounts(ExpressionUnit unit) {
        return then.isEmpty() && first.leavesCounts(unit);
    }

    /**
     * Scale of the stored values when values of {@code unit} have gone through all of it; what cannot be applied is passed
     * over, see {@link #problem}.
     */
    public ExpressionUnit.Scale scaleAfter(ExpressionUnit unit) {
        ExpressionUnit.Scale scale = first.scaleAfter(unit);
        for (CohortTransform each : then) {
            scale = each.after(scale).orElse(scale);
        }
        return scale;
    }

    /** Why values of {@code unit} cannot go through this, and what to do; empty where they can. */
    public Optional<String> problem(ExpressionUnit unit) {
        if (first == Transform.LOG2_PLUS_1 && unit.scale() != ExpressionUnit.Scale.LINEAR) {
            return Optional.of("log2-plus-1 is for linear values, but unit = " + unit.id()
                    + " is not linear. Set transform = none, or leave it out.");
        }
        ExpressionUnit.Scale scale = first.scaleAfter(unit);
        for (int i = 0; i < then.size(); i++) {
            CohortTransform each = then.get(i);
            if (then.subList(0, i).contains(each)) {
                return Optional.of(each.id() + " is named twice. Name it once.");
            }
            Optional<ExpressionUnit.Scale> after = each.after(scale);
            if (after.isEmpty() && scale == ExpressionUnit.Scale.LINEAR) {
                return Optional.of(each.id() + " needs log2 values, but " + before(unit, i)
                        + " leaves linear ones. Set transform = log2-plus-1, or leave " + each.id() + " out.");
            }
            if (after.isEmpty()) {
                return Optional.of(each.id() + " cannot follow " + before(unit, i)
                        + ": the values are standard deviations already. Leave it out, or put it before.");
            }
            scale = after.get();
        }
        return Optional.empty();
    }

    private String before(ExpressionUnit unit, int i) {
        return i > 0 ? then.get(i - 1).id() : first == Transform.NONE ? "unit = " + unit.id() : first.id();
    }
}
