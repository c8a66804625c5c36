package io.prominence.lake;

import io.prominence.domain.ClinicalNumber;
import io.prominence.domain.EndpointRule;
import io.prominence.domain.TimeOrigin;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Whether samples were taken after the time from which an endpoint counts: the time between is immortal. */
final class SamplingDate {
    private final EndpointRule rule;
    private final ClinicalJoin clinical;

    SamplingDate(EndpointRule rule, ClinicalJoin clinical) {
        this.rule = rule;
        this.clinical = clinical;
    }

    /** What a reader must know, where a column says when samples were taken and no entry takes it into account. */
    Optional<String> warning(List<IngestedSample> samples) {
        if (rule.sampled().isEmpty() || rule.entry().isPresent() || rule.origin() == TimeOrigin.SAMPLING) {
            return Optional.empty();
        }
        double[] late = samples.stream()
                .map(sample -> clinical.value(sample, rule.sampled().get()).orElse(null))
                .filter(Objects::nonNull)
                .map(value -> ClinicalNumber.parsed(value.text()))
                .filter(number -> number != null && number > 0)
                .mapToDouble(number -> number * rule.unit().days())
                .sorted()
                .toArray();
        return late.length == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "Endpoint %s counts from diagnosis, but %,d of %,d samples were taken later (median %,.0f days, by"
                                + " %s): who died before could not be sampled, and that time is immortal. Set entry ="
                                + " %s, or count from sampling.",
                        rule.id(),
                        late.length,
                        samples.size(),
                        late[late.length / 2],
                        rule.sampled().get(),
                        rule.sampled().get()));
    }
}
