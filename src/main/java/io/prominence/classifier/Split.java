package io.prominence.classifier;

import io.prominence.domain.ValidationScheme;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Samples to learn from, and samples to be predicted that share no patient with them.
 *
 * <p>Training samples are weighted by the censoring among the training samples of their cohort. Held-out samples are
 * weighted by the censoring of their whole cohort: their weights enter measures only, never a fit, and the censoring of one
 * fold alone would rest on a few.
 *
 * @param scheme why they are held out
 * @param fold the cohort or cancer held out, the cohort trained on in a transfer, or the fold's number from 1
 * @param repeat number of the repeat, from 1
 * @param name what is held out; splits of the same name are the same, whatever their scheme, and seeds are named by it
 * @param training samples to learn from
 * @param heldOut samples to predict
 * @param patientsGuarded samples left out of training because their patient id is among the held-out ones
 */
record Split(
        ValidationScheme scheme,
        String fold,
        int repeat,
        String name,
        TrainingFold training,
        List<HeldOutSample> heldOut,
        int patientsGuarded) {

    /** Cohorts that are predicted by a model of others. */
    static Split between(ValidationScheme scheme, String fold, Population training, Population heldOut) {
        Set<String> patients = heldOut.patients();
        TrainingFold left = TrainingFold.of(training.without(patients));
        String name = "without "
                + String.join(
                        ", ",
                        new TreeSet<>(
                                heldOut.cohorts().stream().map(CohortData::id).toList()));
        int guarded = training.labelled().size() - left.samples().size();
        return new Split(scheme, fold, 1, name, left, shut(heldOut.labelled()), guarded);
    }

    /**
     * Patients of a cohort who are predicted by a model of its others; z-scores are those of the others too.
     *
     * @param patients ids of the patients who are held out, whether or not censoring has hidden their status
     */
    static Split within(Population cohort, int fold, int repeat, Set<String> patients) {
        CohortData whole = cohort.cohorts().get(0);
        CohortData seen = whole.standardisedWithout(patients);
        List<LabelledSample> heldOut = cohort.labelled().stream()
                .filter(sample -> patients.contains(sample.patientId()))
                .map(sample -> new LabelledSample(seen, sample.sample(), sample.positive(), sample.weight()))
                .toList();
        return new Split(
                ValidationScheme.GROUPED_CROSS_VALIDATION,
                Integer.toString(fold),
                repeat,
                "within " + whole.id() + ", repeat " + repeat + ", without fold " + fold,
                TrainingFold.of(LabelledSample.of(
                                seen,
                                whole.statusWithout(cohort.target(), patients).orElse(TargetStatus.NONE))
                        .toList()),
                shut(heldOut),
                0);
    }

    private static List<HeldOutSample> shut(List<LabelledSample> samples) {
        return samples.stream().map(HeldOutSample::new).toList();
    }
}
