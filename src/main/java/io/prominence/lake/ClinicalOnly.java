package io.prominence.lake;

import io.prominence.domain.ClinicalTable.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Samples and patients that clinical tables have and the expression data do not: they are counted, and lost. */
final class ClinicalOnly {
    private final ClinicalJoin clinical;
    private final PatientIds patients;

    ClinicalOnly(ClinicalJoin clinical, PatientIds patients) {
        this.clinical = clinical;
        this.patients = patients;
    }

    /** Those of the expression data, and after them all others. */
    List<IngestedSample> and(List<IngestedSample> measured) {
        List<IngestedSample> everyone = new ArrayList<>(measured);
        Set<String> samples = new HashSet<>();
        measured.forEach(sample -> samples.add(sample.id()));
        keys(Level.SAMPLE).stream()
                .filter(samples::add)
                .forEach(id -> everyone.add(new IngestedSample(id, patients.patient(id), SelectionFlow.CLINICAL_ONLY)));
        Set<String> known = new HashSet<>();
        everyone.forEach(sample -> known.add(sample.patient()));
        keys(Level.PATIENT).stream()
                .filter(known::add)
                .forEach(id -> everyone.add(new IngestedSample(id, id, SelectionFlow.PATIENT_ONLY)));
        return everyone;
    }

    private List<String> keys(Level level) {
        return clinical.tables().stream()
                .filter(table -> table.level() == level)
                .flatMap(table -> table.rows().keys().stream())
                .toList();
    }
}
