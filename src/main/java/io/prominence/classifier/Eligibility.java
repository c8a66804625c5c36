package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.DataRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which cohorts a classifier is trained on and held out of: those with enough of both statuses. */
final class Eligibility {
    private final ClassifierPlan plan;
    private final List<String> seen = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    Eligibility(ClassifierPlan plan) {
        this.plan = plan;
    }

    /** Whether the cohort takes part; if not, {@link #leftOut} says why. */
    boolean admits(String cohortId, CohortSamples samples) {
        String counts = cohortId + ": " + describe(samples);
        seen.add(counts);
        int fewest = Math.max(1, plan.minPositives());
        boolean enough = count(samples, 1) >= fewest && count(samples, 0) >= fewest;
        if (!enough) {
            leftOut.add(counts);
        }
        return enough;
    }

    private String describe(CohortSamples samples) {
        return samples.labels().containsKey(plan.label())
                ? count(samples, 1) + " positives and " + count(samples, 0) + " negatives"
                : "no such label";
    }

    private long count(CohortSamples samples, int status) {
        return Optional.ofNullable(samples.labels().get(plan.label())).stream()
                .flatMap(Eligibility::values)
                .filter(value -> value == status)
                .count();
    }

    private static java.util.stream.Stream<Byte> values(byte[] label) {
        List<Byte> values = new ArrayList<>(label.length);
        for (byte value : label) {
            values.add(value);
        }
        return values.stream();
    }

    /** Cohorts that do not take part, with their counts. */
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** @throws DataRefusedException where no cohort takes part */
    void requireSome() {
        if (leftOut.size() == seen.size()) {
            throw new DataRefusedException("Cannot train on label " + plan.label() + ": no cohort has at least "
                    + Math.max(1, plan.minPositives()) + " positives and as many negatives (" + String.join("; ", seen)
                    + "). Choose another label, add cohorts, or lower classifier.min-positives.");
        }
    }
}
