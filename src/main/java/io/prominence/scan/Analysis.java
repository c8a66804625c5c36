package io.prominence.scan;

import io.prominence.domain.Adjustment;
import io.prominence.domain.AssociatePlan;
import io.prominence.domain.Outcome;
import java.util.ArrayList;
import java.util.List;

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

    private static List<Outcome> outcomes(Method method, AssociatePlan plan, String marker) {
        return switch (method.outcomeKind()) {
            case MARKER -> List.of(Outcome.marker(marker));
            case LABEL -> plan.labels().stream().map(Outcome::label).toList();
            case ENDPOINT -> plan.endpoints().stream().map(Outcome::endpoint).toList();
        };
    }

    private static List<Adjustment> adjustments(Method method, AssociatePlan plan) {
        return method.adjustment() == Method.Adjustable.YES
                ? plan.adjustments()
                : plan.adjustments().stream().filter(Adjustment::isNone).toList();
    }
}
