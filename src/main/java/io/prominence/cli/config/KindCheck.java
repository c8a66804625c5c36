package io.prominence.cli.config;

import io.prominence.domain.CohortDefinition;
import io.prominence.domain.EndpointRule;
import io.prominence.domain.LabelRule;
import io.prominence.domain.Outcome;
import io.prominence.domain.StudyDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Refuses a study that would pool labels or endpoints which have one id and answer several questions. */
final class KindCheck {
    private final StudyDefinition study;
    private final Problems problems;

    KindCheck(StudyDefinition study, Problems problems) {
        this.study = study;
        this.problems = problems;
    }

    void run() {
        Set<String> labels = new LinkedHashSet<>(study.associate().labels());
        Set<String> endpoints = new LinkedHashSet<>(study.associate().endpoints());
        study.classifier()
                .map(plan -> plan.target().outcome())
                .ifPresent(target -> (target.kind() == Outcome.Kind.LABEL ? labels : endpoints).add(target.id()));
        labels.forEach(this::label);
        endpoints.forEach(this::endpoint);
    }

    private void label(String id) {
        Map<String, String> kinds = new LinkedHashMap<>();
        Map<String, String> words = new LinkedHashMap<>();
        for (CohortDefinition cohort : study.cohorts()) {
            for (LabelRule rule : cohort.labels()) {
                if (rule.id().equals(id)) {
                    kinds.put(cohort.id(), rule.kind());
                    words.put(cohort.id(), rule.from().words());
                }
            }
        }
        compare("label", id, kinds, words);
    }

    private void endpoint(String id) {
        Map<String, String> kinds = new LinkedHashMap<>();
        Map<String, String> words = new LinkedHashMap<>();
        for (CohortDefinition cohort : study.cohorts()) {
            for (EndpointRule rule : cohort.endpoints()) {
                if (rule.id().equals(id)) {
                    kinds.put(
                            cohort.id(), rule.kind() + " since " + rule.origin().id());
                    words.put(cohort.id(), rule.words());
                }
            }
        }
        compare("endpoint", id, kinds, words);
    }

    /** @param kinds cohort to the kind of its definition */
    private void compare(String what, String id, Map<String, String> kinds, Map<String, String> words) {
        String first = kinds.isEmpty() ? "" : kinds.keySet().iterator().next();
        kinds.keySet().stream()
                .filter(cohort -> !kinds.get(cohort).equals(kinds.get(first)))
                .findFirst()
                .ifPresent(other -> problems.add("Cannot pool " + what + " " + id + ": it is " + kinds.get(first)
                        + " in "
                        + first + " (" + words.get(first) + "), but " + kinds.get(other) + " in " + other + " ("
                        + words.get(other) + "). Give one of them another id, or state the same kind where they are the"
                        + " same."));
    }
}
