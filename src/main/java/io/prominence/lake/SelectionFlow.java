package io.prominence.lake;

import io.prominence.domain.CohortCard.FlowStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts samples, patients, events of each endpoint, positives and negatives of each label before and after each step of the
 * selection.
 */
final class SelectionFlow {
    /** Position of one who is in a clinical table of patients alone: no sample of theirs is known. */
    static final int PATIENT_ONLY = -2;
    /** Position of a sample that is in a clinical table alone. */
    static final int CLINICAL_ONLY = -1;

    private final Map<SourceOutcomes.Counted, Set<IngestedSample>> outcomes;
    private final List<FlowStep> steps = new ArrayList<>();

    /** @param outcomes who in the sources is counted for each outcome */
    SelectionFlow(Map<SourceOutcomes.Counted, Set<IngestedSample>> outcomes) {
        this.outcomes = outcomes;
    }

    /** The same steps and one more. */
    SelectionFlow and(String what, Collection<IngestedSample> before, Collection<IngestedSample> after) {
        var more = new SelectionFlow(outcomes);
        more.steps.addAll(steps);
        more.step(what, before, after);
        return more;
    }

    /** A step of the cohort that is no selection. */
    void add(FlowStep step) {
        steps.add(step);
    }

    void step(String what, Collection<IngestedSample> before, Collection<IngestedSample> after) {
        steps.add(new FlowStep(what, OutcomeFlow.SAMPLES, samples(before), samples(after)));
        steps.add(new FlowStep(what, OutcomeFlow.PATIENTS, patients(before), patients(after)));
        outcomes.forEach((counted, some) -> steps.add(
                new FlowStep(counted.outcome(), what, counted.unit(), count(before, some), count(after, some))));
    }

    List<FlowStep> steps() {
        return steps;
    }

    private static long samples(Collection<IngestedSample> all) {
        return all.stream().filter(sample -> sample.position() != PATIENT_ONLY).count();
    }

    private static long patients(Collection<IngestedSample> all) {
        return all.stream().map(IngestedSample::patient).distinct().count();
    }

    private static long count(Collection<IngestedSample> all, Set<IngestedSample> some) {
        return all.stream().filter(some::contains).count();
    }
}
