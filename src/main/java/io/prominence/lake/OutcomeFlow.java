package io.prominence.lake;

import io.prominence.domain.CohortCard.FlowStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How many samples, patients, events, positives and negatives of a cohort are left for one outcome, reason by reason. */
final class OutcomeFlow {
    static final String SAMPLES = "samples";
    static final String PATIENTS = "patients";
    static final String EVENTS = "events";
    static final String POSITIVES = "positives";
    static final String NEGATIVES = "negatives";

    private OutcomeFlow() {}

    /** What is counted of an endpoint. */
    static Map<String, boolean[]> events(boolean[] happened) {
        return Map.of(EVENTS, happened);
    }

    /** What is counted of a label, by its statuses: 1, 0 or −1 (unknown). */
    static Map<String, boolean[]> statuses(byte[] status) {
        boolean[] positives = new boolean[status.length];
        boolean[] negatives = new boolean[status.length];
        for (int i = 0; i < status.length; i++) {
            positives[i] = status[i] == 1;
            negatives[i] = status[i] == 0;
        }
        Map<String, boolean[]> counted = new LinkedHashMap<>();
        counted.put(POSITIVES, positives);
        counted.put(NEGATIVES, negatives);
        return counted;
    }

    /**
     * The steps of one outcome: one for each reason for which it is unknown, by name, and what is left.
     *
     * @param outcome {@code label:<id>} or {@code endpoint:<id>}
     * @param gaps why it is unknown for each sample; null where it is known
     * @param counted who is counted beside samples and patients, by unit: the samples that the source says it of
     */
    static List<FlowStep> of(
            String outcome, List<IngestedSample> samples, String[] gaps, Map<String, boolean[]> counted) {
        List<FlowStep> flow = new ArrayList<>();
        Set<Integer> left = new LinkedHashSet<>();
        Set<String> reasons = new TreeSet<>();
        for (int i = 0; i < gaps.length; i++) {
            left.add(i);
            if (gaps[i] != null) {
                reasons.add(gaps[i]);
            }
        }
        Map<String, Long> before = counts(left, samples, counted);
        for (String reason : reasons) {
            left.removeIf(i -> reason.equals(gaps[i]));
            Map<String, Long> after = counts(left, samples, counted);
            add(flow, outcome, "unknown: " + reason, before, after);
            before = after;
        }
        add(flow, outcome, "known", before, before);
        return flow;
    }

    private static Map<String, Long> counts(
            Set<Integer> left, List<IngestedSample> samples, Map<String, boolean[]> counted) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put(SAMPLES, (long) left.size());
        counts.put(
                PATIENTS,
                left.stream().map(i -> samples.get(i).patient()).distinct().count());
        counted.forEach((unit, some) ->
                counts.put(unit, left.stream().filter(i -> some[i]).count()));
        return counts;
    }

    private static void add(
            List<FlowStep> flow, String outcome, String step, Map<String, Long> in, Map<String, Long> out) {
        in.forEach((unit, before) -> flow.add(new FlowStep(outcome, step, unit, before, out.get(unit))));
    }
}
