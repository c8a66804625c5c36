package io.prominence.lake;

import io.prominence.domain.CohortDefinition;
import io.prominence.domain.LabelRule;
import io.prominence.domain.Outcome;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who in the sources has the event of each endpoint, is positive or is negative, whether or not a rule keeps the sample. Read in
 * silence: those that are kept are read again. A label's sites begin with its own positives, and have none here.
 */
final class SourceOutcomes {

    /** Those of one outcome that are counted together: {@code events}, {@code positives} or {@code negatives}. */
    record Counted(String outcome, String unit) {}

    private final List<IngestedSample> everyone;
    private final Map<Counted, Set<IngestedSample>> counted = new LinkedHashMap<>();

    private SourceOutcomes(List<IngestedSample> everyone) {
        this.everyone = everyone;
    }

    /**
     * Reads all outcomes of a cohort.
     *
     * @param everyone all samples and patients of the sources
     */
    static Map<Counted, Set<IngestedSample>> of(
            CohortDefinition cohort, ClinicalJoin clinical, List<IngestedSample> everyone) {
        var outcomes = new SourceOutcomes(everyone);
        Map<String, List<Followed>> followed = new LinkedHashMap<>();
        EndpointReading.all(cohort.endpoints(), clinical, RefusedValues.UNHEARD)
                .forEach((id, reading) -> followed.put(id, reading.of(everyone)));
        followed.forEach(outcomes::endpoint);
        cohort.labels()
                .forEach(rule -> outcomes.label(
                        rule, new LabelReading(rule, clinical, RefusedValues.UNHEARD, everyone, followed).status()));
        return outcomes.counted;
    }

    private void endpoint(String id, List<Followed> seen) {
        Set<IngestedSample> events = counted(Outcome.endpoint(id), OutcomeFlow.EVENTS);
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i).happened()) {
                events.add(everyone.get(i));
            }
        }
    }

    private void label(LabelRule rule, byte[] status) {
        boolean isOfSampleId = rule.from().columnRead().equals(Optional.of(LabelRule.SAMPLE_ID));
        Set<IngestedSample> positives = counted(Outcome.label(rule.id()), OutcomeFlow.POSITIVES);
        Set<IngestedSample> negatives = counted(Outcome.label(rule.id()), OutcomeFlow.NEGATIVES);
        for (int i = 0; i < status.length; i++) {
            // What stands for the id of a patient without a known sample is no sample id.
            boolean isNobody = isOfSampleId && everyone.get(i).position() == SelectionFlow.PATIENT_ONLY;
            if (status[i] >= 0 && !isNobody) {
                (status[i] == 1 ? positives : negatives).add(everyone.get(i));
            }
        }
    }

    private Set<IngestedSample> counted(Outcome outcome, String unit) {
        return counted.computeIfAbsent(new Counted(outcome.name(), unit), first -> new HashSet<>());
    }
}
