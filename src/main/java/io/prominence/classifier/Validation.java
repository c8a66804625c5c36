package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ValidationScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * How performance is measured, and on which splits: the same for every feature set and model.
 *
 * @param schemes schemes, the headline first
 * @param splits training and held-out samples, by scheme
 */
record Validation(List<ValidationScheme> schemes, List<Split> splits) {
    /**
     * Splits the population.
     *
     * @throws DataRefusedException where a scheme that is asked for is impossible, or a split leaves one status only to learn from
     */
    static Validation of(Population population, ClassifierPlan plan, NamedSeed seed) {
        List<ValidationScheme> schemes =
                schemes(plan, population.cohorts().stream().map(CohortData::id).toList(), population.cancers());
        List<Split> splits = new ArrayList<>();
        for (ValidationScheme scheme : schemes) {
            splits.addAll(
                    switch (scheme) {
                        case LEAVE_ONE_COHORT_OUT -> leaveOneCohortOut(population);
                        case LEAVE_ONE_CANCER_OUT -> leaveOneCancerOut(population);
                        case TRANSFER -> transfer(population);
                        case GROUPED_CROSS_VALIDATION -> crossValidation(population, plan, seed);
                    });
        }
        splits.forEach(Validation::requireBothStatuses);
        return new Validation(schemes, splits);
    }

    /**
     * The schemes of a plan. Without a choice: leave-one-cohort-out where there are two cohorts, leave-one-cancer-out too where
     * there are two cancers, and grouped cross-validation where there is one cohort only. A transfer is never among them: a
     * model of one small cohort is the exception that {@link io.prominence.stats.prediction.SampleSize} allows.
     *
     * @param cohorts ids of the cohorts that take part
     * @param cancers their cancers, each once
     * @throws DataRefusedException where one that is asked for needs more cohorts or cancers
     */
    static List<ValidationScheme> schemes(ClassifierPlan plan, List<String> cohorts, List<String> cancers) {
        List<ValidationScheme> asked = plan.protocol().schemes();
        asked.forEach(scheme -> requirePossible(scheme, plan, cohorts, cancers));
        if (!asked.isEmpty()) {
            return asked;
        }
        if (cohorts.size() < 2) {
            return List.of(ValidationScheme.GROUPED_CROSS_VALIDATION);
        }
        return cancers.size() < 2
                ? List.of(ValidationScheme.LEAVE_ONE_COHORT_OUT)
                : List.of(ValidationScheme.LEAVE_ONE_COHORT_OUT, ValidationScheme.LEAVE_ONE_CANCER_OUT);
    }

    private static void requirePossible(
            ValidationScheme scheme, ClassifierPlan plan, List<String> cohorts, List<String> cancers) {
        boolean byCancer = scheme == ValidationScheme.LEAVE_ONE_CANCER_OUT;
        List<String> units = byCancer ? cancers : cohorts;
        if (scheme != ValidationScheme.GROUPED_CROSS_VALIDATION && units.size() < 2) {
            throw new DataRefusedException("Cannot validate " + plan.target().words() + " by " + scheme.id()
                    + ": only one " + (byCancer ? "cancer" : "cohort") + " takes part (" + String.join(", ", units)
                    + "). Add cohorts" + (byCancer ? " of another cancer" : "") + ", or take " + scheme.id()
                    + " out of classifier.validation.");
        }
    }

    private static List<Split> leaveOneCohortOut(Population population) {
        return population.cohorts().stream()
                .map(cohort -> Split.between(
                        ValidationScheme.LEAVE_ONE_COHORT_OUT,
                        cohort.id(),
                        population.of(others(population, cohort)),
                        population.of(List.of(cohort))))
                .toList();
    }

    private static List<Split> leaveOneCancerOut(Population population) {
        return population.cancers().stream()
                .map(cancer -> Split.between(
                        ValidationScheme.LEAVE_ONE_CANCER_OUT,
                        cancer,
                        population.of(ofCancer(population, cancer, false)),
                        population.of(ofCancer(population, cancer, true))))
                .toList();
    }

    private static List<Split> transfer(Population population) {
        return population.cohorts().stream()
                .map(cohort -> Split.between(
                        ValidationScheme.TRANSFER,
                        cohort.id(),
                        population.of(List.of(cohort)),
                        population.of(others(population, cohort))))
                .toList();
    }

    private static List<CohortData> others(Population population, CohortData cohort) {
        return population.cohorts().stream()
                .filter(other -> !other.id().equals(cohort.id()))
                .toList();
    }

    private static List<CohortData> ofCancer(Population population, String cancer, boolean wanted) {
        return population.cohorts().stream()
                .filter(cohort -> cohort.card().cancer().equals(cancer) == wanted)
                .toList();
    }

    private static List<Split> crossValidation(Population population, ClassifierPlan plan, NamedSeed seed) {
        List<Split> splits = new ArrayList<>();
        for (CohortData cohort : population.cohorts()) {
            Population own = population.of(List.of(cohort));
            requireFolds(own, plan);
            for (int repeat = 1; repeat <= plan.protocol().repeats(); repeat++) {
                splits.addAll(folds(own, plan, repeat, seed));
            }
        }
        return splits;
    }

    private static List<Split> folds(Population cohort, ClassifierPlan plan, int repeat, NamedSeed seed) {
        String[] name = {
            "cross-validation", plan.target().id(), cohort.cohorts().get(0).id(), Integer.toString(repeat)
        };
        GroupedFolds folds = GroupedFolds.deal(
                cohort.labelled(), cohort.hiddenPatients(), plan.protocol().folds(), seed.random(name));
        List<Split> splits = new ArrayList<>();
        for (int fold = 0; fold < folds.count(); fold++) {
            splits.add(Split.within(cohort, fold + 1, repeat, folds.patients(fold)));
        }
        return splits;
    }

    private static void requireFolds(Population cohort, ClassifierPlan plan) {
        int possible = GroupedFolds.possible(cohort.labelled(), plan.protocol().folds());
        if (possible < 2) {
            throw new DataRefusedException("Cannot cross-validate "
                    + plan.target().words() + " in cohort "
                    + cohort.cohorts().get(0).id() + " in " + plan.protocol().folds() + " folds: a status has only "
                    + possible + " patient(s). Add samples or cohorts, or set classifier.folds to 2 or more.");
        }
    }

    private static void requireBothStatuses(Split split) {
        int n = split.training().samples().size();
        int positives = split.training().positives();
        if (positives == 0 || positives == n) {
            throw new DataRefusedException("Cannot train " + split.name() + ": " + positives + " positives and "
                    + (n - positives) + " negatives remain, after " + split.patientsGuarded()
                    + " samples of patients whose id is also held out were left out. "
                    + "Make patient ids distinct between cohorts (patient-pattern), or add cohorts.");
        }
    }
}
