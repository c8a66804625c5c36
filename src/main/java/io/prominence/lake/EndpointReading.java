package io.prominence.lake;

import io.prominence.domain.CohortCard.FlowStep;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.EndpointRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Reads one endpoint: the first time that is not missing, in days, with its status. What contradicts itself (a negative
 * time, an event without a time, an entry that is not before the time, a status in no list) goes to quarantine, and the
 * endpoint of that sample is unknown.
 */
final class EndpointReading {
    private static final int UNKNOWN = -1;
    private static final int CENSORED = 0;
    private static final int EVENT = 1;
    private static final int COMPETING = 2;

    private final EndpointRule rule;
    private final ClinicalJoin clinical;
    private final Refusals refusals;
    private final ValueSet events;
    private final ValueSet censored;
    private final ValueSet competing;
    private final List<FlowStep> flow = new ArrayList<>();

    EndpointReading(EndpointRule rule, ClinicalJoin clinical, Refusals refusals) {
        this.rule = rule;
        this.clinical = clinical;
        this.refusals = refusals;
        this.events = ValueSet.of(rule.eventValues());
        this.censored = ValueSet.of(rule.censoredValues());
        this.competing = ValueSet.of(rule.competingValues());
    }

    CohortSamples.Endpoint read(List<IngestedSample> samples) {
        int n = samples.size();
        var endpoint = new CohortSamples.Endpoint(new double[n], new byte[n], new double[n]);
        int known = 0;
        int competed = 0;
        for (int i = 0; i < n; i++) {
            Observation seen = observation(samples.get(i));
            endpoint.time()[i] = seen.time;
            endpoint.entry()[i] = seen.entry;
            endpoint.event()[i] = (byte) (seen.status == COMPETING ? CENSORED : seen.status);
            known += seen.status == UNKNOWN ? 0 : 1;
            competed += seen.status == COMPETING ? 1 : 0;
        }
        flow.add(new FlowStep("endpoint " + rule.id() + ": time and status known", "samples", n, known));
        if (!competing.isEmpty()) {
            flow.add(new FlowStep(
                    "endpoint " + rule.id() + ": " + competed + " competing events counted as censored",
                    "samples",
                    known,
                    known));
        }
        return endpoint;
    }

    List<FlowStep> flow() {
        return flow;
    }

    String definition() {
        return "time " + String.join(", else ", rule.time()) + " in "
                + rule.unit().id() + " since "
                + rule.origin().id() + "; event where " + rule.event() + " is "
                + String.join(" or ", rule.eventValues()) + ", censored where it is "
                + String.join(" or ", rule.censoredValues())
                + (rule.competingValues().isEmpty()
                        ? ""
                        : ", competing event (counted as censored) where it is "
                                + String.join(" or ", rule.competingValues()))
                + rule.entry()
                        .map(column -> "; under observation since " + column)
                        .orElse("");
    }

    private record Observation(double time, int status, double entry) {
        static final Observation NONE = new Observation(Double.NaN, UNKNOWN, 0);
    }

    private Observation observation(IngestedSample sample) {
        int status = status(sample);
        ClinicalValue time = rule.time().stream()
                .map(column -> clinical.value(sample, column).orElse(null))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (time == null) {
            if (status == EVENT) {
                clinical.value(sample, rule.event()).ifPresent(value -> refusals.add(value, "event without a time"));
            }
            return Observation.NONE;
        }
        double days = days(time);
        return Double.isNaN(days) || status == UNKNOWN ? Observation.NONE : entered(sample, days, status);
    }

    private int status(IngestedSample sample) {
        ClinicalValue value = clinical.value(sample, rule.event()).orElse(null);
        if (value == null) {
            return UNKNOWN;
        }
        int[] meant = {CENSORED, EVENT, COMPETING};
        boolean[] listed = {
            censored.contains(value.text()), events.contains(value.text()), competing.contains(value.text())
        };
        List<Integer> found =
                Arrays.stream(meant).filter(status -> listed[status]).boxed().toList();
        if (found.size() > 1) {
            throw new ConfigurationException("Cannot read endpoint " + rule.id()
                    + ": the value \"" + value.text() + "\" of column " + value.column()
                    + " is in two of the lists event-values, censored-values and competing-values. Keep it in one.");
        }
        if (found.isEmpty()) {
            refusals.add(value, "status is in none of the lists");
            return UNKNOWN;
        }
        return found.get(0);
    }

    private double days(ClinicalValue value) {
        Double number = Numbers.parsed(value.text());
        if (number == null) {
            refusals.add(value, "time is not a number");
            return Double.NaN;
        }
        if (number < 0) {
            refusals.add(value, "negative time");
            return Double.NaN;
        }
        return number * rule.unit().days();
    }

    private Observation entered(IngestedSample sample, double days, int status) {
        if (rule.entry().isEmpty()) {
            return new Observation(days, status, 0);
        }
        ClinicalValue value = clinical.value(sample, rule.entry().get()).orElse(null);
        if (value == null) {
            return Observation.NONE;
        }
        Double number = Numbers.parsed(value.text());
        if (number == null) {
            refusals.add(value, "entry time is not a number");
            return Observation.NONE;
        }
        double entry = Math.max(0, number * rule.unit().days());
        if (entry >= days) {
            refusals.add(value, "entry is not before the time");
            return Observation.NONE;
        }
        return new Observation(days, status, entry);
    }
}
