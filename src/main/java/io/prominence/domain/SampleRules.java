package io.prominence.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which samples of a source take part, and whose they are.
 *
 * @param patientPattern regular expression on the sample id; empty: the patient id is the sample id
 * @param patientReplacement replacement, with {@code $1} groups
 * @param includePattern keep the sample ids in which this expression is found; empty: keep all
 * @param where keep samples whose clinical value of the column is one of the list (compared trimmed, without case)
 * @param onePerPatient how several samples of one patient are dealt with
 * @param dropOutliers true where samples that are unlike the others are left out; otherwise they are only named
 */
public record SampleRules(
        Optional<String> patientPattern,
        Optional<String> patientReplacement,
        Optional<String> includePattern,
        Map<String, List<String>> where,
        OnePerPatient onePerPatient,
        boolean dropOutliers) {

    /** Rules that leave no sample out for its values. */
    public SampleRules(
            Optional<String> patientPattern,
            Optional<String> patientReplacement,
            Optional<String> includePattern,
            Map<String, List<String>> where,
            OnePerPatient onePerPatient) {
        this(patientPattern, patientReplacement, includePattern, where, onePerPatient, false);
    }

    /** Every sample, each its own patient. */
    public static SampleRules all() {
        return new SampleRules(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), OnePerPatient.none());
    }

    /**
     * Rule for several samples of one patient.
     *
     * @param rule none (keep all), first in file order, or by preferred values of a column
     * @param column the column that {@code preferred} speaks of; {@code sample-id} is the id itself; empty unless by preference
     * @param preferred values in order of preference ({@code /…/} is a regular expression); the first in file order among equals
     */
    public record OnePerPatient(Rule rule, Optional<String> column, List<String> preferred) {
        /** Keep every sample. */
        public static OnePerPatient none() {
            return new OnePerPatient(Rule.NONE, Optional.empty(), List.of());
        }

        /** Keep the first sample of each patient in the order of the expression file. */
        public static OnePerPatient first() {
            return new OnePerPatient(Rule.FIRST, Optional.empty(), List.of());
        }

        /** What kind of rule it is. */
        public enum Rule {
            NONE,
            FIRST,
            PREFERENCE
        }
    }
}
