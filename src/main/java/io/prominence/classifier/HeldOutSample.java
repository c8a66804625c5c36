package io.prominence.classifier;

import io.prominence.results.Prediction;

/**
 * A sample that is to be predicted. What is known of its target is shut in: it comes out with the row that holds the
 * prediction, and no fit, tuning or threshold can ask for it before.
 */
final class HeldOutSample implements SamplePlace {
    private final LabelledSample known;

    HeldOutSample(LabelledSample known) {
        this.known = known;
    }

    @Override
    public CohortData cohort() {
        return known.cohort();
    }

    @Override
    public int sample() {
        return known.sample();
    }

    /**
     * The row of this sample's prediction, with the truth beside it.
     *
     * @param threshold from which on the training of the model calls a sample positive; null where it set none
     */
    Prediction answered(String model, String features, Split split, double probability, Double threshold) {
        return new Prediction(
                cohort().id(),
                sampleId(),
                patientId(),
                model,
                features,
                split.scheme().id(),
                split.fold(),
                split.repeat(),
                known.positive(),
                known.weight(),
                probability,
                threshold,
                null);
    }
}
