package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The samples of the cohorts that take part: those with a status, and those whose status censoring has hidden, who say
 * how much censoring there is.
 *
 * @param target what is predicted
 * @param cohorts cohorts, in the order of the study
 */
record Population(Target target, List<CohortData> cohorts) {
    Population {
        cohorts = List.copyOf(cohorts);
    }

    /** Every sample with a status, weighted by the censoring of its whole cohort. */
    List<LabelledSample> labelled() {
        return LabelledSample.of(cohorts, target);
    }

    /** Some of the cohorts. */
    Population of(List<CohortData> some) {
        return new Population(target, some);
    }

    /** Cancers, in the order of cohorts. */
    List<String> cancers() {
        return cohorts.stream().map(cohort -> cohort.card().cancer()).distinct().toList();
    }

    /** Patients of the samples that have a status. */
    Set<String> patients() {
        Set<String> patients = new LinkedHashSet<>();
        labelled().forEach(sample -> patients.add(sample.patientId()));
        return patients;
    }

    /** Patients of samples whose status censoring has hidden. */
    Set<String> hiddenPatients() {
        Set<String> patients = new TreeSet<>();
        for (CohortData cohort : cohorts) {
            boolean[] censored = cohort.status(target).orElse(TargetStatus.NONE).censored();
            IntStream.range(0, censored.length)
                    .filter(sample -> censored[sample])
                    .forEach(sample -> patients.add(cohort.samples().patientIds()[sample]));
        }
        return patients;
    }

    /** The samples with a status of everybody but some patients, weighted by the censoring among those who are left. */
    List<LabelledSample> without(Set<String> patients) {
        List<LabelledSample> left = new ArrayList<>();
        for (CohortData cohort : cohorts) {
            cohort.statusWithout(target, patients)
                    .ifPresent(known -> LabelledSample.of(cohort, known).forEach(left::add));
        }
        return left;
    }
}
