package io.prominence.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which samples of a source take part, and whose they are.
 *
 * @param patientPattern regular expression on the sample id; empty: the patient id is the sample id
 * @param patientReplacement replacement, with {@code $1} groups
 * @param patientColumn column of a clinical table of samples that holds the patient id; not together with a pattern
 * @param includePattern keep the sample ids in which this expression is found; empty: keep all
 * @param where keep samples whose clinical value of the column is one of the list (compared trimmed, without case)
 * @param excludePattern leave out the sample ids in which this expression is found
 * @param excludeWhere leave out samples whose clinical value of the column is one of the list; a missing value stays
 * @param normals how samples of normal tissue are told, which are then left out; empty: they are not left out
 * @param onePerPatient how several samples of one patient are dealt with
 * @param dropOutliers true where samples that are unlike the others are left out; otherwise they are only named
 */
public record SampleRules(
        Optional<String> patientPattern,
        Optional<String> patientReplacement,
        Optional<String> patientColumn,
        Optional<String> includePattern,
        Map<String, List<String>> where,
        Optional<String> excludePattern,
        Map<String, List<String>> excludeWhere,
        Optional<Normals> normals,
        OnePerPatient onePerPatient,
        boolean dropOutliers) {

    /** Rules that leave nothing out but by what they keep, and outliers if asked. */
    public SampleRules(
            Optional<String> patientPattern,
            Optional<String> patientReplacement,
            Optional<String> includePattern,
            Map<String, List<String>> where,
            OnePerPatient onePerPatient,
            boolean dropOutliers) {
        this(
                patientPattern,
                patientReplacement,
                Optional.empty(),
                includePattern,
                where,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                onePerPatient,
                dropOutliers);
    }

    /** Rules that leave nothing out but by what they keep. */
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

    /** The same rules, with patients by a clinical column. */
    public SampleRules withPatientColumn(String column) {
        return new SampleRules(
                patientPattern,
                patientReplacement,
                Optional.of(column),
                includePattern,
                where,
                excludePattern,
                excludeWhere,
                normals,
                onePerPatient,
                dropOutliers);
    }

    /** Every clinical column that the rules read. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>(where.keySet());
        patientColumn.ifPresent(columns::add);
        columns.addAll(excludeWhere.keySet());
        normals.ifPresent(rule -> columns.add(rule.column()));
        onePerPatient.column().ifPresent(columns::add);
        return List.copyOf(columns);
    }

    /**
     * How normal tissue is told.
     *
     * @param column clinical column, or {@code sample-id}
     * @param values values that mean normal tissue; none: those that are TCGA sample types 10 to 20
     */
    public record Normals(String column, List<String> values) {}

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
