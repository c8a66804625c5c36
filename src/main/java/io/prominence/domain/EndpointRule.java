package io.prominence.domain;

import java.util.List;
import java.util.Optional;

/**
 * How a time with an event is read from clinical columns.
 *
 * @param id name of the endpoint, for example {@code os}
 * @param time columns of the time: the first that is not missing counts
 * @param event column of the status
 * @param eventValues status values that mean that the event happened
 * @param censoredValues status values that mean that it had not happened by {@code time}
 * @param competingValues status values of a competing event; counted as censored at that time and listed in the flow
 * @param unit unit of the times in the source
 * @param origin from when the times are counted
 * @param entry column of the time at which the patient came under observation (left truncation), in {@code unit}
 */
public record EndpointRule(
        String id,
        List<String> time,
        String event,
        List<String> eventValues,
        List<String> censoredValues,
        List<String> competingValues,
        TimeUnit unit,
        TimeOrigin origin,
        Optional<String> entry) {}
