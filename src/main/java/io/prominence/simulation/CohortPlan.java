package io.prominence.simulation;

import io.prominence.domain.Identified;
import java.io.Serializable;

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
        double followUpYears)
        implements Serializable {

    /** Which samples of one patient take part. */
    public enum Retention implements Identified {
        EVERY_SAMPLE("every-sample"),
        /** The first in file order, which is the primary where there is one. */
        FIRST_SAMPLE("first-sample");

        private final String id;

        Retention(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    /** The same cohort with another number of samples. */
    public CohortPlan withSamples(int count) {
        return new CohortPlan(id, code, disease, platform, format, retention, count, followUpYears);
    }
}
