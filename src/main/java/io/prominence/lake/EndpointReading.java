package io.prominence.lake;

import io.prominence.domain.ClinicalNumber;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.EndpointRule;
import io.prominence.domain.ValueSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one endpoint, in days. What contradicts itself (a negative time, an event without a time, an entry that is not
 * before the time, a status in no list) goes to quarantine, and the endpoint of that sample is unknown, with the reason.
 */
final class EndpointReading {
    private final EndpointRule rule;
    private final ClinicalJoin clinical;
    private final RefusedValues refusals;
    private final Map<String, EndpointReading> others;
    private final FollowUp from;
    private final Map<String, ValueSet> excluded = new LinkedHashMap<>();

    private EndpointReading(
            EndpointRule rule, ClinicalJoin clinical, RefusedValues refusals, Map<String, EndpointReading> others) {
        this.rule = rule;
        this.clinical = clinical;
        this.refusals = refusals;
        this.others = others;
        this.from = rule.from() instanceof EndpointRule.Derived derived
                ? new FirstOf(rule.id(), derived, clinical, refusals, others)
                : new StatusReading(rule, (EndpointRule.Status) rule.from(), clinical, refusals);
        rule.excludeWhere().forEach((column, values) -> excluded.put(column, ValueSet.of(values)));
    }

    /** Readings of the endpoints of a cohort by id, in order. */
    static Map<String, EndpointReading> all(List<EndpointRule> rules, ClinicalJoin clinical, RefusedValues refusals) {
        Map<String, EndpointReading> readings = new LinkedHashMap<>();
        rules.forEach(rule -> readings.put(rule.id(), new EndpointReading(rule, clinical, refusals, readings)));
        return readings;
    }

    EndpointRule rule() {
        return rule;
    }

    /** What is known of one sample. */
    Followed of(IngestedSample sample) {
        Followed seen = from.of(sample);
        Optional<String> why = excluded(sample);
        if (why.isPresent()) {
            return seen.without(why.get());
        }
        return seen.isKnown() ? entered(sample, seen) : seen;
    }

    /** What is known of each sample. */
    List<Followed> of(List<IngestedSample> samples) {
        return samples.stream().map(this::of).toList();
    }

    /** As the lake keeps it. */
    static CohortSamples.Endpoint columns(List<Followed> seen) {
        int n = seen.size();
        boolean anyCompetes = seen.stream().anyMatch(one -> one.status() == Followed.Status.COMPETING);
        var endpoint =
                new CohortSamples.Endpoint(new double[n], new byte[n], new double[n], new boolean[anyCompetes ? n : 0]);
        for (int i = 0; i < n; i++) {
            Followed one = seen.get(i);
            endpoint.time()[i] = one.days();
            endpoint.entry()[i] = one.entry();
            endpoint.event()[i] = (byte)
                    switch (one.status()) {
                        case UNKNOWN -> -1;
                        case CENSORED, COMPETING -> 0;
                        case EVENT -> 1;
                    };
            if (anyCompetes) {
                endpoint.competing()[i] = one.status() == Followed.Status.COMPETING;
            }
        }
        return endpoint;
    }

    /** What a reader must know of the times, once all were read. */
    List<String> warnings(String cohort, List<IngestedSample> samples) {
        List<String> warnings = new ArrayList<>();
        for (TimeColumn time : from.times()) {
            new UnitOfTime("endpoint " + rule.id() + " of cohort " + cohort, time)
                    .checked()
                    .ifPresent(warnings::add);
        }
        warnings.addAll(from.warnings());
        new SamplingDate(rule, clinical).warning(samples).ifPresent(warnings::add);
        return warnings;
    }

    private Optional<String> excluded(IngestedSample sample) {
        return excluded.entrySet().stream()
                .filter(exclusion -> clinical.value(sample, exclusion.getKey())
                        .filter(value -> exclusion.getValue().contains(value.text()))
                        .isPresent())
                .map(exclusion -> "not where " + exclusion.getKey() + " is "
                        + String.join(" or ", rule.excludeWhere().get(exclusion.getKey())))
                .findFirst();
    }

    private Followed entered(IngestedSample sample, Followed seen) {
        if (rule.entry().isEmpty()) {
            return inherited(sample, seen);
        }
        ClinicalValue value = clinical.value(sample, rule.entry().get()).orElse(null);
        if (value == null) {
            return seen.without("no entry time");
        }
        Double number = ClinicalNumber.parsed(value.text());
        if (number == null) {
            return refused(value, "entry time is not a number", seen);
        }
        double entry = Math.max(0, number * rule.unit().days());
        return entry >= seen.days() ? refused(value, "entry is not before the time", seen) : seen.since(entry);
    }

    /** A derived endpoint is observed from when those that it is derived from are. */
    private Followed inherited(IngestedSample sample, Followed seen) {
        Followed result = seen;
        for (String part : rule.derivedFrom()) {
            Followed entered = others.get(part).entered(sample, seen);
            if (!entered.isKnown()) {
                return entered;
            }
            result = result.since(Math.max(result.entry(), entered.entry()));
        }
        return result;
    }

    private Followed refused(ClinicalValue value, String reason, Followed seen) {
        refusals.add(value, reason);
        return seen.without(reason);
    }
}
