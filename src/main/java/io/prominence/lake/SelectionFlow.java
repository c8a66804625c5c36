package io.prominence.lake;

import io.prominence.domain.CohortCard.FlowStep;
import io.prominence.domain.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts samples, patients and events of each endpoint before and after each step of the selection. */
final class SelectionFlow {
    /** Position of one who is in a clinical table of patients alone: no sample of theirs is known. */
    static final int PATIENT_ONLY = -2;
    /** Position of a sample that is in a clinical table alone. */
    static final int CLINICAL_ONLY = -1;

    private final Map<String, Set<IngestedSample>> events = new LinkedHashMap<>();
    private final List<FlowStep> steps = new ArrayList<>();

    /**
     * @param endpoints readings of the endpoints that refuse in silence
     * @param everyone all samples and patients of the sources
     */
    SelectionFlow(Map<String, EndpointReading> endpoints, Collection<IngestedSample> everyone) {
        endpoints.forEach((id, reading) -> {
            Set<IngestedSample> happened = new HashSet<>();
            everyone.stream().filter(sample -> reading.of(sample).happened()).forEach(happened::add);
            events.put(Outcome.endpoint(id).name(), happened);
        });
    }

    private SelectionFlow(SelectionFlow before) {
        events.putAll(before.events);
        steps.addAll(before.steps);
    }

    /** The same steps and one more. */
    SelectionFlow and(String what, Collection<IngestedSample> before, Collection<IngestedSample> after) {
        var more = new SelectionFlow(this);
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
        events.forEach((outcome, happened) -> steps.add(
                new FlowStep(outcome, what, OutcomeFlow.EVENTS, count(before, happened), count(after, happened))));
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

    private static long count(Collection<IngestedSample> all, Set<IngestedSample> happened) {
        return all.stream().filter(happened::contains).count();
    }
}
