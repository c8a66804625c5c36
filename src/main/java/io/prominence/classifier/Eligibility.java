package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.DataRefusedException;
import io.prominence.results.ClassifierCohort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which cohorts a classifier is trained on and held out of: those with enough of both statuses. */
final class Eligibility {
    private final ClassifierPlan plan;
    private final List<String> seen = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<ClassifierCohort> rows = new ArrayList<>();

    Eligibility(ClassifierPlan plan) {
        this.plan = plan;
    }

    /** Whether the cohort takes part; if not, {@link #leftOut} says why. */
    boolean admits(CohortCard cohort, CohortSamples samples) {
        Optional<TargetStatus> known = TargetStatus.of(samples, CohortTarget.of(cohort, plan.target()));
        int positives = known.map(TargetStatus::positives).orElse(0);
        int negatives = known.map(TargetStatus::negatives).orElse(0);
        String counts = cohort.id() + ": "
                + known.map(Eligibility::counts)
                        .orElse("no such "
                                + plan.target().outcome().kind().name().toLowerCase(Locale.ROOT));
        seen.add(counts);
        int fewest = Math.max(1, plan.protocol().minPositives());
        boolean enough = positives >= fewest && negatives >= fewest;
        rows.add(row(cohort, known.orElse(TargetStatus.NONE), enough));
        if (!enough) {
            leftOut.add(counts);
        }
        return enough;
    }

    private ClassifierCohort row(CohortCard cohort, TargetStatus known, boolean takesPart) {
        CohortTarget target = CohortTarget.of(cohort, plan.target());
        boolean horizon = target.within().isPresent() && known.status().length > 0;
        return new ClassifierCohort(
                cohort.id(),
                cohort.cancer(),
                plan.target().id(),
                known.status().length > 0 ? target.definition() : "",
                known.positives(),
                known.negatives(),
                known.hidden(),
                known.lateEntries(),
                horizon ? known.uncensored() : null,
                takesPart);
    }

    /** Every cohort that was seen. */
    List<ClassifierCohort> rows() {
        return List.copyOf(rows);
    }

    private static String counts(TargetStatus known) {
        return known.positives() + " positives and " + known.negatives() + " negatives"
                + (known.hidden() > 0 ? ", " + known.hidden() + " censored before the horizon" : "")
                + (known.lateEntries() > 0
                        ? ", " + known.lateEntries() + " first observed after the endpoint's origin"
                        : "");
    }

    /** Cohorts that do not take part, with their counts. */
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** @throws DataRefusedException where no cohort takes part */
    void requireSome() {
        if (leftOut.size() == seen.size()) {
            throw new DataRefusedException("Cannot train on " + plan.target().words() + ": no cohort has at least "
                    + Math.max(1, plan.protocol().minPositives()) + " positives and as many negatives ("
                    + String.join("; ", seen)
                    + "). Choose another label or horizon, add cohorts, lower classifier.min-positives, or take the block"
                    + " classifier out.");
        }
    }
}
