package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortCard.LabelCount;
import io.prominence.domain.DataRefusedException;
import java.util.ArrayList;
import java.util.List;

/** Which cohorts a classifier is trained on and held out of: those with enough of both statuses. */
final class Eligibility {
    private final ClassifierPlan plan;
    private final List<String> seen = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    Eligibility(ClassifierPlan plan) {
        this.plan = plan;
    }

    /** Whether the cohort takes part; if not, {@link #leftOut} says why. */
    boolean admits(CohortCard card) {
        LabelCount label = card.labels().get(plan.label());
        String counts = card.id() + ": "
                + (label == null
                        ? "no such label"
                        : label.positive() + " positives and " + label.negative() + " negatives");
        seen.add(counts);
        int fewest = Math.max(1, plan.minPositives());
        boolean enough = label != null && label.positive() >= fewest && label.negative() >= fewest;
        if (!enough) {
            leftOut.add(counts);
        }
        return enough;
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
                    + "). Choose another label, add cohorts, lower classifier.min-positives, or take the block"
                    + " classifier out.");
        }
    }
}
