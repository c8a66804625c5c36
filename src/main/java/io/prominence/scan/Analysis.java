package io.prominence.scan;

import io.prominence.domain.Adjustment;
import io.prominence.domain.AssociatePlan;
import io.prominence.domain.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One question put to every gene of every cohort.
 *
 * @param method the statistic
 * @param outcome what expression is held against
 * @param adjustment what is adjusted for
 */
public record Analysis(Method method, Outcome outcome, Adjustment adjustment) {
    /** Every question of a plan, in the order of tables: by method, outcome, adjustment. */
    public static List<Analysis> of(AssociatePlan plan, String marker) {
        List<Analysis> analyses = new ArrayList<>();
        for (Method method : Methods.all()) {
            if (plan.methods().contains(method.id())) {
                for (Outcome outcome : outcomes(method, plan, marker)) {
                    for (Adjustment adjustment : adjustments(method, plan)) {
                        analyses.add(new Analysis(method, outcome, adjustment));
                    }
                }
            }
        }
        return analyses;
    }

    /** The unadjusted ones of some analyses, adjusted for something; without those that are among them already. */
    public static List<Analysis> adjusted(List<Analysis> analyses, Adjustment adjustment) {
        return analyses.stream()
                .filter(analysis -> analysis.adjustment().isNone())
                .filter(analysis -> analysis.method().adjustment() == Method.Adjustable.YES)
                .map(analysis -> new Analysis(analysis.method(), analysis.outcome(), adjustment))
                .filter(analysis -> !analyses.contains(analysis))
                .toList();
    }

    private static List<Outcome> outcomes(Method method, AssociatePlan plan, String marker) {
        return switch (method.outcomeKind()) {
            case MARKER -> List.of(Outcome.marker(marker));
            case LABEL -> plan.labels().stream().map(Outcome::label).toList();
            case ENDPOINT -> plan.endpoints().stream().map(Outcome::endpoint).toList();
        };
    }

    private static List<Adjustment> adjustments(Method method, AssociatePlan plan) {
        return switch (method.adjustment()) {
            case YES -> plan.adjustments();
            case NO -> plan.adjustments().stream().filter(Adjustment::isNone).toList();
            case BY_MODIFIER ->
                plan.modifiers().stream().flatMap(by -> modified(plan, by)).toList();
        };
    }

    private static Stream<Adjustment> modified(AssociatePlan plan, String modifier) {
        return plan.adjustments().stream()
                .filter(adjustment -> !adjustment.needed().contains(modifier))
                .map(adjustment -> adjustment.by(modifier));
    }
}
