package io.prominence.lake;

import io.prominence.domain.CohortCard;
import io.prominence.domain.EndpointRule;
import io.prominence.domain.LabelRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the labels and endpoints of a cohort are: their rules in words, their kinds, what they count from. */
public final class OutcomeDefinitions {
    private record Said(String words, String kind, Optional<CohortCard.Horizon> horizon, String origin) {}

    private static final Said NOTHING = new Said("", null, Optional.empty(), null);

    private final Map<String, Said> labels = new LinkedHashMap<>();
    private final Map<String, Said> endpoints = new LinkedHashMap<>();

    /** Rules in words alone, by the id of label or endpoint; their ids say the kinds. */
    public static OutcomeDefinitions inWords(Map<String, String> words) {
        var definitions = new OutcomeDefinitions();
        words.forEach((id, text) -> {
            definitions.labels.put(id, new Said(text, null, Optional.empty(), null));
            definitions.endpoints.put(id, new Said(text, null, Optional.empty(), null));
        });
        return definitions;
    }

    void label(LabelRule rule, Optional<CohortCard.Horizon> horizon) {
        labels.put(rule.id(), new Said(rule.from().words(), rule.kind(), horizon, null));
    }

    /** @param words rules in words, by the id of the site's label */
    void sites(LabelRule rule, Map<String, String> words) {
        words.forEach((id, text) -> labels.put(
                id, new Said(text, rule.kind() + id.substring(rule.id().length()), Optional.empty(), null)));
    }

    void endpoint(EndpointRule rule) {
        endpoints.put(
                rule.id(),
                new Said(
                        rule.words(),
                        rule.kind(),
                        Optional.empty(),
                        rule.origin().id()));
    }

    CohortCard.LabelCount label(String id, int positive, int negative, int unknown) {
        Said said = labels.getOrDefault(id, NOTHING);
        return new CohortCard.LabelCount(positive, negative, unknown, said.words, said.kind, said.horizon);
    }

    /** @param counted its counts */
    CohortCard.EndpointCount endpoint(String id, CohortCard.EndpointCount counted) {
        Said said = endpoints.getOrDefault(id, NOTHING);
        return new CohortCard.EndpointCount(
                counted.known(), counted.events(), said.words, said.kind, said.origin, counted.competing());
    }
}
