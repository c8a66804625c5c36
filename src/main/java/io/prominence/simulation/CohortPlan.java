package io.prominence.simulation;

/**
 * One cohort to be simulated.
 *
 * @param id cohort id, for example {@code sim-melanoma-a}
 * @param code prefix of its sample ids: capital letters
 * @param disease what its patients have
 * @param platform how it measures
 * @param format how it is written
 * @param retention which samples of a patient its configuration keeps
 * @param samples number of samples
 * @param followUpYears longest follow-up; patients come in evenly over the first two thirds of it
 */
public record CohortPlan(
        String id,
        String code,
        Disease disease,
        Platform platform,
        SourceFormat format,
        Retention retention,
        int samples,
        double followUpYears) {

    /** Which samples of one patient take part. */
    public enum Retention {
        EVERY_SAMPLE,
        /** The first in file order, which is the primary where there is one. */
        FIRST_SAMPLE
    }

    /** The same cohort with another number of samples. */
    public CohortPlan withSamples(int count) {
        return new CohortPlan(id, code, disease, platform, format, retention, count, followUpYears);
    }
}
