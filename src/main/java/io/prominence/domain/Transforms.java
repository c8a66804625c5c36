package io.prominence.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that ingest does to values, in order.
 *
 * @param first what is done to each value by itself
 * @param then what is done to all of them together, in order
 */
public record Transforms(Transform first, List<CohortTransform> then) {
    private static final String AND_THEN = ", ";

    public Transforms {
        then = List.copyOf(then);
    }

    /** Names, separated by commas; {@code none} where nothing is done. */
    public String id() {
        return then.isEmpty() || first != Transform.NONE
                ? Stream.concat(Stream.of(first.id()), then.stream().map(CohortTransform::id))
                        .collect(Collectors.joining(AND_THEN))
                : then.stream().map(CohortTransform::id).collect(Collectors.joining(AND_THEN));
    }

    /** Reads what {@link #id} writes; empty where a name is not known. */
    public static Optional<Transforms> parse(String id) {
        Transform first = Transform.NONE;
        List<CohortTransform> then = new ArrayList<>();
        for (String name : id.split(AND_THEN.strip(), -1)) {
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
        return Optional.of(new Transforms(first, then));
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
