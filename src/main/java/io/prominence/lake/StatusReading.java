package io.prominence.lake;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.EndpointRule;
import io.prominence.domain.ValueSet;
import io.prominence.lake.Followed.Status;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Time and status from their columns. */
final class StatusReading implements FollowUp {
    private final String id;
    private final String statusColumn;
    private final ClinicalJoin clinical;
    private final RefusedValues refusals;
    private final TimeColumn time;
    private final Map<Status, ValueSet> meanings = new EnumMap<>(Status.class);

    StatusReading(EndpointRule rule, EndpointRule.Status from, ClinicalJoin clinical, RefusedValues refusals) {
        this.id = rule.id();
        this.statusColumn = from.event();
        this.clinical = clinical;
        this.refusals = refusals;
        this.time = new TimeColumn(from.time(), rule.unit());
        meanings.put(Status.CENSORED, ValueSet.of(from.censoredValues()));
        meanings.put(Status.EVENT, ValueSet.of(from.eventValues()));
        meanings.put(Status.COMPETING, ValueSet.of(from.competingValues()));
    }

    @Override
    public List<TimeColumn> times() {
        return List.of(time);
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public Followed of(IngestedSample sample) {
        Optional<ClinicalValue> said = clinical.value(sample, statusColumn);
        Optional<ClinicalValue> when = time.value(sample, clinical);
        if (said.isEmpty()) {
            return when.map(value -> refused(value, "time without a status", false))
                    .orElse(Followed.unknown("neither time nor status", false));
        }
        Status status = status(said.get());
        boolean happened = status == Status.EVENT;
        if (status == Status.UNKNOWN) {
            return refused(said.get(), "status is in none of the lists", false);
        }
        if (when.isEmpty()) {
            return refused(said.get(), happened ? "event without a time" : "status without a time", happened);
        }
        return time.fault(when.get())
                .map(reason -> refused(when.get(), reason, happened))
                .orElseGet(() -> Followed.until(time.days(when.get()), status));
    }

    private Followed refused(ClinicalValue value, String reason, boolean happened) {
        refusals.add(value, reason);
        return Followed.unknown(reason, happened);
    }

    private Status status(ClinicalValue value) {
        List<Status> found = meanings.entrySet().stream()
                .filter(meaning -> meaning.getValue().contains(value.text()))
                .map(Map.Entry::getKey)
                .toList();
        if (found.size() > 1) {
            throw new ConfigurationException("Cannot read endpoint " + id + ": the value \"" + value.text()
                    + "\" of column " + value.column()
                    + " is in two of the lists event-values, censored-values and competing-values. Keep it in one.");
        }
        return found.isEmpty() ? Status.UNKNOWN : found.get(0);
    }
}
