package io.prominence.classifier;

/** Where a sample is: features are computed from its place, and nothing of what is known of its target. */
interface SamplePlace {
    /** Its cohort. */
    CohortData cohort();

    /** Its position in the cohort. */
    int sample();

    default String sampleId() {
        return cohort().samples().sampleIds()[sample()];
    }

    /** Patients with the same id are taken for the same person, in whatever cohort they are. */
    default String patientId() {
        return cohort().samples().patientIds()[sample()];
    }
}
