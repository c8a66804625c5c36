package io.prominence.formats.cbioportal;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.GeneIdKind;
import io.prominence.formats.TextSource;
import io.prominence.formats.matrix.MatrixReader;
import io.prominence.formats.table.ClinicalFile;
import io.prominence.formats.table.ClinicalRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A study folder: its meta files name one or more expression profiles and the clinical tables.
 *
 * <p>Values are kept as read ({@code 1:DECEASED}); {@code [Not Available]} is a missing token. The study needs no clinical
 * tables beside it: see {@link #clinicalTables()} and {@link #patientOfSample()}.
 */
public final class CbioportalStudy {
    /** Column of the sample id. */
    public static final String SAMPLE_ID = "SAMPLE_ID";
    /** Column of the patient id. */
    public static final String PATIENT_ID = "PATIENT_ID";

    private static final String EXPRESSION = "MRNA_EXPRESSION";

    private final TextSource folder;
    private final List<MetaFile> metaFiles;

    private CbioportalStudy(TextSource folder, List<MetaFile> metaFiles) {
        this.folder = folder;
        this.metaFiles = metaFiles;
    }

    /**
     * Reads the meta files of a study.
     *
     * @param folder the study folder
     * @throws ConfigurationException if there is no such folder or it has no meta file
     */
    public static CbioportalStudy of(TextSource folder) {
        var metaFiles = new ArrayList<MetaFile>();
        for (TextSource file : folder.filesInFolder()) {
            if (MetaFile.isNamedSo(file.name())) {
                metaFiles.add(MetaFile.read(file));
            }
        }
        if (metaFiles.isEmpty()) {
            throw new ConfigurationException(
                    "Cannot read " + folder.path()
                            + " as a cBioPortal study: it has no meta file (meta_study.txt and others). Name the study folder.");
        }
        return new CbioportalStudy(folder, metaFiles);
    }

    /** The meta files of the study, by name: they decide what is read, and are part of its sources. */
    public List<TextSource> metaFiles() {
        return metaFiles.stream().map(MetaFile::source).toList();
    }

    /**
     * A case list of the study's folder {@code case_lists}.
     *
     * @param name its {@code stable_id}, with or without the id of the study before it, or the name of its file
     * @throws ConfigurationException where there is no such list
     */
    public CaseList caseList(String name) {
        TextSource lists = folder.child("case_lists");
        String study = metaFiles.get(0).value("cancer_study_identifier");
        for (MetaFile meta : metaFiles) {
            study = study.isEmpty() ? meta.value("cancer_study_identifier") : study;
        }
        var known = new ArrayList<String>();
        for (TextSource file : lists.filesInFolder()) {
            CaseList list = CaseList.read(file);
            if (list.isCalled(name, study)) {
                return list;
            }
            known.add(list.stableId());
        }
        throw new ConfigurationException("Cannot read case list " + name + " of " + folder.path()
                + ": there is none of this stable_id. Its case lists are " + String.join(", ", known) + ".");
    }

    /** {@code stable_id} of every profile of mRNA expression with its datatype, in the order of the meta files. */
    public Map<String, String> profiles() {
        var profiles = new LinkedHashMap<String, String>();
        for (MetaFile meta : metaFiles) {
            if (isExpression(meta)) {
                profiles.put(meta.value("stable_id"), meta.value("datatype"));
            }
        }
        return profiles;
    }

    private static boolean isExpression(MetaFile meta) {
        return meta.value("genetic_alteration_type").equalsIgnoreCase(EXPRESSION);
    }

    /**
     * The expression values of a profile.
     *
     * @param profile {@code stable_id} of the profile; where empty, the study's only {@code CONTINUOUS} one (z-scores are
     *     never chosen by themselves: they are relative to the study)
     * @param kind what the gene id of a row shall be; with {@link GeneIdKind#SYMBOL_ENTREZ} both columns are used
     * @throws ConfigurationException if there is none, or more than one to choose from
     */
    public MatrixReader expression(Optional<String> profile, GeneIdKind kind) {
        List<MetaFile> chosen = metaFiles.stream()
                .filter(meta -> profile.isPresent()
                        ? isExpression(meta) && meta.value("stable_id").equals(profile.get())
                        : meta.is(EXPRESSION, "CONTINUOUS"))
                .toList();
        if (chosen.size() != 1) {
            throw new ConfigurationException(noSingleProfile(profile, chosen.size()));
        }
        TextSource data = dataFile(chosen.get(0));
        return MatrixReader.of(data, new ExpressionColumns(data.path(), kind));
    }

    private String noSingleProfile(Optional<String> profile, int found) {
        String wanted = profile.map(id -> "with stable_id " + id).orElse("with datatype CONTINUOUS");
        var listed = new ArrayList<String>();
        profiles().forEach((id, datatype) -> listed.add(id + " (" + datatype + ")"));
        return "Cannot read expression of " + folder.path() + ": it has " + found + " profiles of mRNA expression "
                + wanted + (listed.isEmpty() ? "" : "; its profiles are " + String.join(", ", listed))
                + (listed.isEmpty() ? ". Add the expression data and its meta file." : ". Set profile to one of them.");
    }

    private TextSource dataFile(MetaFile meta) {
        String name = meta.value("data_filename");
        TextSource data = folder.child(name.isEmpty() ? "data_filename" : name);
        if (name.isEmpty() || !data.exists()) {
            throw new DataRefusedException("Cannot read study " + folder.path() + ": " + meta.name() + " names "
                    + (name.isEmpty() ? "no data_filename" : "the data file " + name + ", which is not there")
                    + ". Complete the study folder.");
        }
        return data;
    }

    /**
     * The clinical tables of the study: samples (key {@link #SAMPLE_ID}), then patients (key {@link #PATIENT_ID}), as far
     * as it has them.
     */
    public List<ClinicalTable> clinicalTables() {
        var tables = new ArrayList<ClinicalTable>();
        clinicalFile("SAMPLE_ATTRIBUTES")
                .ifPresent(file ->
                        tables.add(new ClinicalTable(file.path(), SAMPLE_ID, ClinicalTable.Level.SAMPLE, '\t')));
        clinicalFile("PATIENT_ATTRIBUTES")
                .ifPresent(file ->
                        tables.add(new ClinicalTable(file.path(), PATIENT_ID, ClinicalTable.Level.PATIENT, '\t')));
        return tables;
    }

    private Optional<TextSource> clinicalFile(String datatype) {
        List<MetaFile> found =
                metaFiles.stream().filter(meta -> meta.is("CLINICAL", datatype)).toList();
        if (found.size() > 1) {
            throw new DataRefusedException(
                    "Cannot read study " + folder.path() + ": " + found.get(0).name() + " and "
                            + found.get(1).name() + " both name clinical data of datatype " + datatype + ". Keep one.");
        }
        return found.stream().map(this::dataFile).findFirst();
    }

    /** Sample id to patient id, as the clinical sample table has them; empty where the study has no such table. */
    public Map<String, String> patientOfSample() {
        var patients = new LinkedHashMap<String, String>();
        clinicalFile("SAMPLE_ATTRIBUTES").ifPresent(file -> {
            ClinicalRows rows = ClinicalFile.of(file, '\t').read(SAMPLE_ID);
            rows.refuseConflicts(List.of(PATIENT_ID));
            for (String sample : rows.keys()) {
                rows.value(sample, PATIENT_ID).ifPresent(patient -> patients.put(sample, patient));
            }
        });
        return patients;
    }
}
