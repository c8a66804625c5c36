package io.prominence.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a time with an event is found.
 *
 * @param id name of the endpoint, for example {@code os}
 * @param kind what counts as its event, a kind of {@link OutcomeKind}: endpoints of several kinds are never pooled
 * @param from where time and status are found
 * @param unit unit of the times in the source; of a derived endpoint that of {@code entry} and {@code sampled}
 * @param origin from when the times are counted
 * @param entry column of the time at which the patient came under observation (left truncation), in {@code unit}
 * @param sampled column of the time at which the sample was taken, in {@code unit}: where it is after the origin and there
 *     is no entry, the time between is immortal, and a warning says so
 * @param excludeWhere clinical column to values of samples for which the endpoint has no meaning, such as metastases at
 *     diagnosis for the time to a metastasis
 */
public record EndpointRule(
        String id,
        String kind,
        Definition from,
        TimeUnit unit,
        TimeOrigin origin,
        Optional<String> entry,
        Optional<String> sampled,
        Map<String, List<String>> excludeWhere) {

    /** An endpoint of a time and a status, of the kind that its id says. */
    public EndpointRule(
            String id,
            List<String> time,
            String event,
            List<String> eventValues,
            List<String> censoredValues,
            List<String> competingValues,
            TimeUnit unit,
            TimeOrigin origin,
            Optional<String> entry) {
        this(
                id,
                OutcomeKind.ofEndpoint(id),
                new Status(time, event, eventValues, censoredValues, competingValues),
                unit,
                origin,
                entry,
                Optional.empty(),
                Map.of());
    }

    /** Where time and status are found. */
    public sealed interface Definition permits Status, Derived {
        /** Clinical columns that are read. */
        List<String> columns();

        /** The rule in words. */
        String words();
    }

    /**
     * A time with a status.
     *
     * @param time columns of the time: the first that is not missing counts
     * @param event column of the status
     * @param eventValues status values that mean that the event happened
     * @param censoredValues status values that mean that it had not happened by {@code time}
     * @param competingValues status values of a competing event; counted as censored at that time and listed in the flow
     */
    public record Status(
            List<String> time,
            String event,
            List<String> eventValues,
            List<String> censoredValues,
            List<String> competingValues)
            implements Definition {
        @Override
        public List<String> columns() {
            List<String> columns = new ArrayList<>(time);
            columns.add(event);
            return columns;
        }

        @Override
        public String words() {
            return "event where " + event + " is " + String.join(" or ", eventValues) + ", censored where it is "
                    + String.join(" or ", censoredValues)
                    + (competingValues.isEmpty()
                            ? ""
                            : ", competing event (counted as censored) where it is "
                                    + String.join(" or ", competingValues));
        }
    }

    /**
     * The first of several events.
     *
     * @param firstOf events that count; at least one
     * @param competing events after which none of them can come; the first of all decides
     */
    public record Derived(List<Part> firstOf, List<Part> competing) implements Definition {
        @Override
        public List<String> columns() {
            List<String> columns = new ArrayList<>();
            parts().forEach(part -> columns.addAll(part.columns()));
            return columns;
        }

        /** Events and competing events. */
        public List<Part> parts() {
            List<Part> parts = new ArrayList<>(firstOf);
            parts.addAll(competing);
            return parts;
        }

        /** Ids of the endpoints that it is derived from. */
        public List<String> endpoints() {
            return parts().stream().flatMap(part -> part.endpoint().stream()).toList();
        }

        @Override
        public String words() {
            return "first of " + words(firstOf)
                    + (competing.isEmpty() ? "" : ", competing event (counted as censored) " + words(competing));
        }

        private static String words(List<Part> parts) {
            return parts.stream().map(Part::words).collect(Collectors.joining(" and "));
        }
    }

    /**
     * One event of a derived endpoint: either a dated one, which happened where its time is not missing, or that of another
     * endpoint, which also says until when it was looked for.
     *
     * @param time columns of its time, the first that is not missing; empty for another endpoint
     * @param unit unit of that time
     * @param endpoint id of the other endpoint
     */
    public record Part(List<String> time, TimeUnit unit, Optional<String> endpoint) {
        /** A dated event. */
        public static Part dated(List<String> time, TimeUnit unit) {
            return new Part(time, unit, Optional.empty());
        }

        /** The event of another endpoint. */
        public static Part of(String endpoint) {
            return new Part(List.of(), TimeUnit.DAYS, Optional.of(endpoint));
        }

        List<String> columns() {
            return time;
        }

        String words() {
            return endpoint.map(id -> "the event of " + id)
                    .orElseGet(() -> String.join(", else ", time) + " (" + unit.id() + ")");
        }
    }

    /** The other endpoints that it is derived from. */
    public List<String> derivedFrom() {
        return from instanceof Derived derived ? derived.endpoints() : List.of();
    }

    /** Every clinical column that the rule reads. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>(from.columns());
        entry.ifPresent(columns::add);
        sampled.ifPresent(columns::add);
        columns.addAll(excludeWhere.keySet());
        return List.copyOf(columns);
    }

    /** The rule in words, with unit and origin. */
    public String words() {
        String time = from instanceof Status status
                ? "time " + String.join(", else ", status.time()) + " in " + unit.id() + " since " + origin.id() + "; "
                : "time since " + origin.id() + "; ";
        return time
                + from.words()
                + entry.map(column -> "; under observation since " + column).orElse("")
                + excludeWhere.entrySet().stream()
                        .map(rule -> "; not where " + rule.getKey() + " is " + String.join(" or ", rule.getValue()))
                        .collect(Collectors.joining());
    }
}
