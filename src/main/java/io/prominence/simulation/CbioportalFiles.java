package io.prominence.simulation;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A study folder as cBioPortal imports it: meta files, clinical files with four {@code #} lines, expression, case lists. */
final class CbioportalFiles implements CohortFiles {
    private static final double DAYS_PER_MONTH = 365.25 / 12;
    private static final String MISSING = "[Not Available]";
    private static final String EXPRESSION = "data_mrna_seq.txt";

    @Override
    public void write(SimulatedCohort cohort, List<GeneSpec> genes, Path folder) throws IOException {
        writeMeta(cohort.plan(), folder);
        try (Writer writer = TextFile.create(folder.resolve(EXPRESSION))) {
            MatrixFiles.writeGenes(cohort, genes, "Hugo_Symbol", "NA", writer);
        }
        writePatients(cohort, folder.resolve("data_clinical_patient.txt"));
        writeSamples(cohort, folder.resolve("data_clinical_sample.txt"));
        writeCaseLists(cohort, folder.resolve("case_lists"));
    }

    private static String study(CohortPlan plan) {
        return plan.id().replace('-', '_');
    }

    private static void writeMeta(CohortPlan plan, Path folder) throws IOException {
        String study = study(plan);
        String cancer = plan.disease().cancer();
        TextFile.write(folder.resolve("meta_study.txt"), """
                type_of_cancer: sim%1$s
                cancer_study_identifier: %2$s
                name: Simulated %1$s cancer (Prominence)
                description: In-silico model of metastatic runaway; no patient is real
                add_global_case_list: true
                """.formatted(cancer, study));
        TextFile.write(folder.resolve("meta_cancer_type.txt"), """
                genetic_alteration_type: CANCER_TYPE
                datatype: CANCER_TYPE
                data_filename: data_cancer_type.txt
                """);
        TextFile.write(
                folder.resolve("data_cancer_type.txt"),
                "sim" + cancer + "\tSimulated " + cancer + " cancer\tGray\ttissue\n");
        TextFile.write(folder.resolve("meta_mrna_seq.txt"), """
                cancer_study_identifier: %s
                genetic_alteration_type: MRNA_EXPRESSION
                datatype: CONTINUOUS
                stable_id: rna_seq_mrna
                show_profile_in_analysis_tab: false
                profile_name: mRNA expression (simulated RNA-seq)
                profile_description: %s
                data_filename: %s
                """.formatted(
                        study, plan.platform().unit().id(), EXPRESSION));
        writeClinicalMeta(folder, study, "patient", "PATIENT_ATTRIBUTES");
        writeClinicalMeta(folder, study, "sample", "SAMPLE_ATTRIBUTES");
    }

    private static void writeClinicalMeta(Path folder, String study, String level, String type) throws IOException {
        TextFile.write(folder.resolve("meta_clinical_" + level + ".txt"), """
                cancer_study_identifier: %s
                genetic_alteration_type: CLINICAL
                datatype: %s
                data_filename: data_clinical_%s.txt
                """.formatted(study, type, level));
    }

    private static void writePatients(SimulatedCohort cohort, Path file) throws IOException {
        var columns = List.of(
                new Attribute("PATIENT_ID", "Patient Identifier", "STRING"),
                new Attribute("AGE", "Age at Diagnosis", "NUMBER"),
                new Attribute("SEX", "Sex", "STRING"),
                new Attribute("TUMOR_STAGE", "Local Stage without regard to distant metastasis", "STRING"),
                new Attribute("PATH_M_STAGE", "Distant Metastasis at Diagnosis", "STRING"),
                new Attribute("OS_STATUS", "Overall Survival Status", "STRING"),
                new Attribute("OS_MONTHS", "Overall Survival (Months)", "NUMBER"),
                new Attribute("DMFS_STATUS", "Distant Metastasis Free Survival Status", "STRING"),
                new Attribute("DMFS_MONTHS", "Distant Metastasis Free Survival (Months)", "NUMBER"));
        var names = new SampleNames(cohort);
        var rows = new ArrayList<List<String>>();
        for (int p = 0; p < cohort.specimens().patients(); p++) {
            rows.add(patient(cohort.patients(), p, names.patient(p)));
        }
        writeClinical(file, columns, rows);
    }

    private static List<String> patient(Patients patients, int p, String name) {
        boolean dmfs = patients.dmfsDays()[p] >= 0;
        return List.of(
                name,
                patients.ageKnown()[p] ? Long.toString(Math.round(patients.age()[p])) : MISSING,
                patients.male()[p] ? "Male" : "Female",
                patients.stageKnown()[p] ? "I".repeat(patients.stage()[p]) : MISSING,
                List.of("MX", "M0", "M1").get(patients.metastasisLabel(p) + 1),
                patients.died()[p] ? "1:DECEASED" : "0:LIVING",
                months(patients.osDays()[p]),
                !dmfs ? "" : patients.dmfsEvent()[p] ? "1:Metastasis or Death" : "0:Metastasis Free",
                months(patients.dmfsDays()[p]));
    }

    private static void writeSamples(SimulatedCohort cohort, Path file) throws IOException {
        var columns = List.of(
                new Attribute("PATIENT_ID", "Patient Identifier", "STRING"),
                new Attribute("SAMPLE_ID", "Sample Identifier", "STRING"),
                new Attribute("SAMPLE_TYPE", "Sample Type", "STRING"),
                new Attribute("TUMOR_PURITY", "Tumor Purity", "NUMBER"));
        var names = new SampleNames(cohort);
        var purity = new FixedDecimals(2);
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < cohort.specimens().size(); i++) {
            rows.add(List.of(
                    names.patient(cohort.specimens().patient()[i]),
                    names.sample(i),
                    cohort.specimens().metastatic()[i] ? "Metastasis" : "Primary",
                    purity.format(cohort.specimens().purity()[i], MISSING)));
        }
        writeClinical(file, columns, rows);
    }

    private static void writeClinical(Path file, List<Attribute> columns, List<List<String>> rows) throws IOException {
        String titles = String.join("\t", columns.stream().map(Attribute::title).toList());
        String types = String.join("\t", columns.stream().map(Attribute::type).toList());
        String priorities =
                String.join("\t", columns.stream().map(column -> "1").toList());
        String before = "#" + titles + "\n#" + titles + "\n#" + types + "\n#" + priorities + "\n";
        List<String> header = columns.stream().map(Attribute::name).toList();
        TextFile.writeTable(file, before, '\t', header, rows);
    }

    private static void writeCaseLists(SimulatedCohort cohort, Path folder) throws IOException {
        String study = study(cohort.plan());
        String samples = String.join("\t", new SampleNames(cohort).samples());
        TextFile.write(folder.resolve("cases_rna_seq_mrna.txt"), """
                cancer_study_identifier: %1$s
                stable_id: %1$s_rna_seq_mrna
                case_list_name: Samples with mRNA data (RNA-seq)
                case_list_description: All samples with mRNA expression
                case_list_category: all_cases_with_mrna_rnaseq_data
                case_list_ids: %2$s
                """.formatted(study, samples));
    }

    private static String months(int days) {
        return days < 0 ? MISSING : new FixedDecimals(2).format(days / DAYS_PER_MONTH, MISSING);
    }

    @Override
    public String configuration(CohortPlan plan, String folder) {
        return """
                cohort {
                  id = %1$s, cancer = %2$s, platform = "%3$s"
                  expression {
                    format = cbioportal
                    path = "%4$s"
                    gene-id = symbol
                    unit = %5$s
                  }
                  samples {
                    # SRA-0001-01 is a sample of SRA-0001
                    patient-pattern = "^(S[A-Z]+-[0-9]+)-0[0-9]$", patient-replacement = "$1"
                  }
                  labels {
                    distant-metastasis { column = PATH_M_STAGE, positive = [M1], negative = [M0] }
                    metastatic-tissue { column = SAMPLE_TYPE, positive = [Metastasis], negative = [Primary] }
                  }
                  endpoints {
                    os {
                      time = OS_MONTHS, unit = months, origin = diagnosis
                      event = OS_STATUS, event-values = ["1:DECEASED"], censored-values = ["0:LIVING"]
                    }
                    dmfs {
                      time = DMFS_MONTHS, unit = months, origin = diagnosis
                      event = DMFS_STATUS
                      event-values = ["1:Metastasis or Death"], censored-values = ["0:Metastasis Free"]
                    }
                  }
                  covariates {
                    age { column = AGE, type = numeric }
                    sex { column = SEX, type = categorical }
                    stage { column = TUMOR_STAGE, type = categorical }
                  }
                }
                """.formatted(
                        plan.id(),
                        plan.disease().cancer(),
                        plan.platform().name(),
                        folder,
                        plan.platform().unit().id());
    }

    /** A column of a clinical file. */
    private record Attribute(String name, String title, String type) {}
}
