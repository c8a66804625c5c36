package io.prominence.classifier;

import java.util.List;

/**
 * Samples to learn from, and samples to be predicted that share no patient with them.
 *
 * @param fold the cohort held out, or the fold's number from 1
 * @param training samples to learn from
 * @param heldOut samples to predict
 * @param patientsGuarded samples left out of training because their patient id is among the held-out ones
 */
record Split(String fold, TrainingFold training, List<LabelledSample> heldOut, int patientsGuarded) {
    static Split of(String fold, List<LabelledSample> all, List<LabelledSample> heldOut) {
        TrainingFold training = TrainingFold.without(all, heldOut);
        int guarded = all.size() - heldOut.size() - training.samples().size();
        return new Split(fold, training, List.copyOf(heldOut), guarded);
    }
}
