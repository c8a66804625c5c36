package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan.Horizon;
import io.prominence.domain.ClassifierPlan.Label;
import io.prominence.domain.ClassifierPlan.Target;
import io.prominence.domain.CohortCard;
import io.prominence.domain.LabelRule;
import java.util.Optional;

/**
 * How a target is read in one cohort: from a label as it stands, or from the times of an endpoint, where the target is an
 * event within a horizon or a label that was made from one.
 *
 * @param label id of the label; empty where the target is an endpoint within a horizon
 * @param within the endpoint and the days, where the status is that of an event within them
 * @param definition the rule in words
 */
record CohortTarget(String label, Optional<LabelRule.Horizon> within, String definition) {
    /** How the cohort of this card reads it. */
    static CohortTarget of(CohortCard card, Target target) {
        if (target instanceof Horizon horizon) {
            return within(card, "", new LabelRule.Horizon(horizon.endpoint(), horizon.days()));
        }
        String label = ((Label) target).label();
        CohortCard.LabelCount count = card.labels().get(label);
        if (count == null || count.horizon() == null || count.horizon().isEmpty()) {
            return new CohortTarget(label, Optional.empty(), count == null ? "" : count.definition());
        }
        CohortCard.Horizon horizon = count.horizon().get();
        return within(card, label, new LabelRule.Horizon(horizon.endpoint(), horizon.withinDays()));
    }

    private static CohortTarget within(CohortCard card, String label, LabelRule.Horizon rule) {
        CohortCard.EndpointCount endpoint = card.endpoints().get(rule.endpoint());
        String words = rule.words() + "; whoever came under observation after the origin takes no part"
                + (endpoint == null ? "" : "; " + rule.endpoint() + ": " + endpoint.definition());
        return new CohortTarget(label, Optional.of(rule), words);
    }
}
