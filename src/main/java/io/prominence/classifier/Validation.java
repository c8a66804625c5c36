package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.Identified;
import java.util.ArrayList;
import java.util.List;

/**
 * How performance is measured, and on which splits: the same for every feature set and model.
 *
 * @param kind leave-one-cohort-out where at least two cohorts are trained on, otherwise grouped cross-validation
 * @param splits training and held-out samples
 */
record Validation(Kind kind, List<Split> splits) {
    /** Ways of holding samples out. */
    enum Kind implements Identified {
        LEAVE_ONE_COHORT_OUT("leave-one-cohort-out"),
        GROUPED_CROSS_VALIDATION("grouped-cross-validation");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    /**
     * Splits the labelled samples.
     *
     * @throws DataRefusedException where a split leaves one status only to learn from
     */
    static Validation of(List<LabelledSample> samples, ClassifierPlan plan, NamedSeed seed) {
        List<String> cohorts =
                samples.stream().map(sample -> sample.cohort().id()).distinct().toList();
        Validation validation = cohorts.size() >= 2
                ? new Validation(Kind.LEAVE_ONE_COHORT_OUT, leaveOneOut(samples, cohorts))
                : new Validation(Kind.GROUPED_CROSS_VALIDATION, crossValidation(samples, plan, seed));
        validation.splits.forEach(Validation::requireBothStatuses);
        return validation;
    }

    private static List<Split> leaveOneOut(List<LabelledSample> samples, List<String> cohorts) {
        return cohorts.stream()
                .map(cohort -> Split.of(
                        cohort,
                        samples,
                        samples.stream()
                                .filter(sample -> sample.cohort().id().equals(cohort))
                                .toList()))
                .toList();
    }

    private static List<Split> crossValidation(List<LabelledSample> samples, ClassifierPlan plan, NamedSeed seed) {
        int possible = GroupedFolds.possible(samples, plan.protocol().folds());
        if (possible < 2) {
            throw new DataRefusedException(
                    "Cannot cross-validate " + plan.target().words() + " in "
                            + plan.protocol().folds() + " folds: a status has only " + possible
                            + " patient(s). Add samples or cohorts, or set classifier.folds to 2 or more.");
        }
        GroupedFolds folds = GroupedFolds.deal(
                samples,
                plan.protocol().folds(),
                seed.random("cross-validation", plan.target().id()));
        List<Split> splits = new ArrayList<>();
        for (int fold = 0; fold < folds.count(); fold++) {
            splits.add(Split.of(Integer.toString(fold + 1), samples, folds.fold(samples, fold)));
        }
        return splits;
    }

    private static void requireBothStatuses(Split split) {
        int n = split.training().samples().size();
        int positives = split.training().positives();
        if (positives == 0 || positives == n) {
            throw new DataRefusedException("Cannot train without " + split.fold() + ": " + positives + " positives and "
                    + (n - positives) + " negatives remain, after " + split.patientsGuarded()
                    + " samples of patients whose id is also held out were left out. "
                    + "Make patient ids distinct between cohorts (patient-pattern), or add cohorts.");
        }
    }
}
