package io.prominence.lake;

import io.prominence.domain.CohortCard.FlowStep;
import io.prominence.domain.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How many samples, patients and events of a cohort are left for one outcome, reason by reason. */
final class OutcomeFlow {
    static final String SAMPLES = "samples";
    static final String PATIENTS = "patients";
    static final String EVENTS = "events";
    private static final String POSITIVES = "positives";

    private OutcomeFlow() {}

    /**
     * The steps of one outcome: one for each reason for which it is unknown, by name, and what is left.
     *
     * @param outcome {@code label:<id>} or {@code endpoint:<id>}
     * @param gaps why it is unknown for each sample; null where it is known
     * @param events whether the source says that each sample has the event, or is positive
     */
    static List<FlowStep> of(String outcome, List<IngestedSample> samples, String[] gaps, boolean[] events) {
        List<FlowStep> flow = new ArrayList<>();
        Set<Integer> left = new LinkedHashSet<>();
        Set<String> reasons = new TreeSet<>();
        for (int i = 0; i < gaps.length; i++) {
            left.add(i);
            if (gaps[i] != null) {
                reasons.add(gaps[i]);
            }
        }
        long[] before = counts(left, samples, events);
        for (String reason : reasons) {
            left.removeIf(i -> reason.equals(gaps[i]));
            long[] after = counts(left, samples, events);
            add(flow, outcome, "unknown: " + reason, before, after);
            before = after;
        }
        add(flow, outcome, "known", before, before);
        return flow;
    }

    private static long[] counts(Set<Integer> left, List<IngestedSample> samples, boolean[] events) {
        return new long[] {
            left.size(),
            left.stream().map(i -> samples.get(i).patient()).distinct().count(),
            left.stream().filter(i -> events[i]).count()
        };
    }

    private static void add(List<FlowStep> flow, String outcome, String step, long[] in, long[] out) {
        boolean isLabel = outcome.startsWith(Outcome.Kind.LABEL.id() + ":");
        String[] units = {SAMPLES, PATIENTS, isLabel ? POSITIVES : EVENTS};
        for (int unit = 0; unit < units.length; unit++) {
            flow.add(new FlowStep(outcome, step, units[unit], in[unit], out[unit]));
        }
    }
}
