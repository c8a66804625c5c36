package io.prominence.lake;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.EndpointRule;
import io.prominence.domain.EndpointRule.Part;
import io.prominence.domain.OutcomeKind;
import io.prominence.lake.Followed.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The first of several events, dated ones and those of other endpoints. Without any event, a sample is censored when the
 * first of the other endpoints is. Where one of them is unknown so is the whole, unless an event is dated and the unknown one
 * is death, which cannot have come before. A date after death is refused; an event after the end of follow-up is one, for
 * somebody saw it, and is named.
 */
final class FirstOf implements FollowUp {
    /** Days that a dated event may be after death: times in years are rounded. */
    private static final double SAME_DAY = 1;

    private final String id;
    private final EndpointRule.Derived rule;
    private final ClinicalJoin clinical;
    private final RefusedValues refusals;
    private final Map<String, EndpointReading> others;
    private final Map<Part, TimeColumn> dated = new LinkedHashMap<>();
    private final Set<String> afterFollowUp = new LinkedHashSet<>();

    FirstOf(
            String id,
            EndpointRule.Derived rule,
            ClinicalJoin clinical,
            RefusedValues refusals,
            Map<String, EndpointReading> others) {
        this.id = id;
        this.rule = rule;
        this.clinical = clinical;
        this.refusals = refusals;
        this.others = others;
        rule.parts().stream()
                .filter(part -> part.endpoint().isEmpty())
                .forEach(part -> dated.put(part, new TimeColumn(part.time(), part.unit())));
    }

    @Override
    public List<TimeColumn> times() {
        return List.copyOf(dated.values());
    }

    @Override
    public List<String> warnings() {
        return afterFollowUp.isEmpty()
                ? List.of()
                : List.of("Endpoint " + id + ": " + afterFollowUp.size()
                        + " of its events are later than the end of follow-up, and count as events at their time: "
                        + SampleSelection.some(List.copyOf(afterFollowUp)) + ".");
    }

    @Override
    public Followed of(IngestedSample sample) {
        Course course = new Course();
        rule.firstOf().forEach(part -> take(sample, part, true, course));
        rule.competing().forEach(part -> take(sample, part, false, course));
        Followed followed = course.followed();
        if (followed.isKnown() && followed.days() > course.followedUntil) {
            afterFollowUp.add(sample.id());
        }
        return followed;
    }

    private void take(IngestedSample sample, Part part, boolean counts, Course course) {
        if (part.endpoint().isPresent()) {
            EndpointReading other = other(part.endpoint().get());
            course.endpoint(other.rule(), other.of(sample), counts);
        } else {
            TimeColumn time = dated.get(part);
            time.value(sample, clinical).ifPresent(value -> date(sample, time, value, counts, course));
        }
    }

    private void date(IngestedSample sample, TimeColumn time, ClinicalValue value, boolean counts, Course course) {
        Optional<String> fault = time.fault(value)
                .or(() -> time.days(value) > death(sample) + SAME_DAY
                        ? Optional.of("dated after death")
                        : Optional.empty());
        if (fault.isPresent()) {
            refusals.add(value, fault.get());
            course.refused(fault.get(), counts);
        } else {
            course.event(time.days(value), counts);
        }
    }

    /** Day of death as the parts that are death say it; infinite where none does. */
    private double death(IngestedSample sample) {
        return rule.endpoints().stream()
                .map(this::other)
                .filter(reading -> isDeath(reading.rule()))
                .map(reading -> reading.of(sample))
                .filter(seen -> seen.status() == Status.EVENT || seen.status() == Status.COMPETING)
                .mapToDouble(Followed::days)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static boolean isDeath(EndpointRule rule) {
        return rule.kind().equals(OutcomeKind.Endpoint.OS.id()) || rule.kind().equals(OutcomeKind.Endpoint.DSS.id());
    }

    private EndpointReading other(String endpoint) {
        EndpointReading reading = others.get(endpoint);
        if (reading == null) {
            throw new ConfigurationException("Cannot read endpoint " + id + ": it is derived from endpoint " + endpoint
                    + ", which the cohort does not define. Define it, or name another.");
        }
        return reading;
    }

    /** The events of one sample. */
    private static final class Course {
        private final List<String> gaps = new ArrayList<>();
        private double event = Double.POSITIVE_INFINITY;
        private double competing = Double.POSITIVE_INFINITY;
        private double followedUntil = Double.POSITIVE_INFINITY;
        private String lastGap;
        private boolean happened;

        void event(double days, boolean counts) {
            if (counts) {
                event = Math.min(event, days);
                happened = true;
            } else {
                competing = Math.min(competing, days);
            }
        }

        void refused(String reason, boolean counts) {
            gaps.add(reason);
            happened |= counts;
        }

        void endpoint(EndpointRule other, Followed seen, boolean counts) {
            happened |= counts && seen.happened();
            switch (seen.status()) {
                case EVENT -> event(seen.days(), counts);
                case COMPETING -> event(seen.days(), false);
                case CENSORED -> followedUntil = Math.min(followedUntil, seen.days());
                case UNKNOWN -> unknown(other, seen);
            }
        }

        private void unknown(EndpointRule other, Followed seen) {
            String gap = other.id() + " unknown (" + seen.gap() + ")";
            if (isDeath(other)) {
                lastGap = gap;
            } else {
                gaps.add(gap);
            }
        }

        Followed followed() {
            boolean isDated = Math.min(event, competing) < Double.POSITIVE_INFINITY;
            if (!gaps.isEmpty()) {
                return Followed.unknown(gaps.get(0), happened);
            }
            if (lastGap != null && !isDated) {
                return Followed.unknown(lastGap, happened);
            }
            if (!isDated) {
                return Followed.until(followedUntil, Status.CENSORED);
            }
            return event <= competing
                    ? Followed.until(event, Status.EVENT)
                    : Followed.until(competing, Status.COMPETING);
        }
    }
}
