package io.prominence.simulation;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A gzip text matrix of either orientation with clinical tables of patients and samples, named as the TCGA names them. */
final class MatrixFiles implements CohortFiles {
    private static final int SAMPLES_AT_ONCE = 1024;
    private static final String MISSING = "NA";

    @Override
    public void write(SimulatedCohort cohort, List<GeneSpec> genes, Path folder) throws IOException {
        try (Writer writer = TextFile.create(folder.resolve("expression.tsv.gz"))) {
            if (cohort.plan().format() == SourceFormat.MATRIX_GENES_BY_SAMPLES) {
                writeGenes(cohort, genes, "gene", MISSING, writer);
            } else {
                writeSamples(cohort, genes, writer);
            }
        }
        writePatients(cohort, folder.resolve("patients.tsv"));
        writeSampleTable(cohort, folder.resolve("samples.tsv"));
    }

    /** A matrix with one row per gene. */
    static void writeGenes(SimulatedCohort cohort, List<GeneSpec> genes, String corner, String missing, Writer writer)
            throws IOException {
        var decimals = new FixedDecimals(cohort.plan().platform().decimals());
        var values = new float[cohort.specimens().size()];
        writer.write(corner + "\t" + String.join("\t", new SampleNames(cohort).samples()) + "\n");
        var line = new StringBuilder();
        for (GeneSpec gene : genes) {
            cohort.fill(gene, 0, values);
            line.setLength(0);
            line.append(gene.symbol());
            for (float value : values) {
                decimals.append(line.append('\t'), value, missing);
            }
            writer.append(line.append('\n'));
        }
    }

    private static void writeSamples(SimulatedCohort cohort, List<GeneSpec> genes, Writer writer) throws IOException {
        writer.write("sample\t"
                + String.join("\t", genes.stream().map(GeneSpec::symbol).toList()) + "\n");
        int samples = cohort.specimens().size();
        for (int first = 0; first < samples; first += SAMPLES_AT_ONCE) {
            var values = new float[genes.size()][Math.min(SAMPLES_AT_ONCE, samples - first)];
            for (int i = 0; i < values.length; i++) {
                cohort.fill(genes.get(i), first, values[i]);
            }
            writeRows(cohort, first, values, writer);
        }
    }

    private static void writeRows(SimulatedCohort cohort, int first, float[][] values, Writer writer)
            throws IOException {
        var decimals = new FixedDecimals(cohort.plan().platform().decimals());
        var names = new SampleNames(cohort);
        var line = new StringBuilder();
        for (int sample = 0; sample < values[0].length; sample++) {
            line.setLength(0);
            line.append(names.sample(first + sample));
            for (float[] gene : values) {
                decimals.append(line.append('\t'), gene[sample], MISSING);
            }
            writer.append(line.append('\n'));
        }
    }

    private static void writePatients(SimulatedCohort cohort, Path file) throws IOException {
        List<String> header = List.of(
                "patient_id",
                "age_at_diagnosis",
                "gender",
                "tumor_stage",
                "pathologic_M",
                "vital_status",
                "days_to_death",
                "days_to_last_followup",
                "dmfs_days",
                "dmfs_event");
        var names = new SampleNames(cohort);
        var rows = new ArrayList<List<String>>();
        for (int p = 0; p < cohort.specimens().patients(); p++) {
            rows.add(patient(cohort.patients(), p, names.patient(p)));
        }
        TextFile.writeTable(file, "", '\t', header, rows);
    }

    private static List<String> patient(Patients patients, int p, String name) {
        boolean died = patients.died()[p];
        String osDays = days(patients.osDays()[p]);
        boolean dmfs = patients.dmfsDays()[p] >= 0;
        return List.of(
                name,
                patients.ageKnown()[p] ? Long.toString(Math.round(patients.age()[p])) : MISSING,
                patients.male()[p] ? "MALE" : "FEMALE",
                patients.stageKnown()[p] ? "I".repeat(patients.stage()[p]) : MISSING,
                List.of("MX", "M0", "M1").get(patients.metastasisLabel(p) + 1),
                died ? "Dead" : "Alive",
                died ? osDays : MISSING,
                died ? MISSING : osDays,
                days(patients.dmfsDays()[p]),
                !dmfs ? MISSING : patients.dmfsEvent()[p] ? "1" : "0");
    }

    private static void writeSampleTable(SimulatedCohort cohort, Path file) throws IOException {
        var names = new SampleNames(cohort);
        var purity = new FixedDecimals(2);
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < cohort.specimens().size(); i++) {
            rows.add(List.of(
                    names.sample(i),
                    cohort.specimens().metastatic()[i] ? "Metastatic" : "Primary Tumor",
                    purity.format(cohort.specimens().purity()[i], MISSING)));
        }
        TextFile.writeTable(file, "", '\t', List.of("sample_id", "Sample.Type", "tumor_purity"), rows);
    }

    private static String days(int days) {
        return days < 0 ? MISSING : Integer.toString(days);
    }

    @Override
    public String configuration(CohortPlan plan, String folder) {
        boolean genesBySamples = plan.format() == SourceFormat.MATRIX_GENES_BY_SAMPLES;
        return """
                cohort {
                  id = %1$s, cancer = %2$s, platform = "%3$s"
                  expression {
                    format = matrix
                    path = "%4$s/expression.tsv.gz"
                    orientation = %5$s
                    gene-id = symbol
                    unit = %6$s
                  }
                  samples {
                    # SMA.0001.Primary is a sample of SIM-SMA-0001
                    patient-pattern = "^(S[A-Z]+)[.]([0-9]+)[.].*$", patient-replacement = "SIM-$1-$2"
                    one-per-patient = %7$s
                  }
                  clinical = [
                    { path = "%4$s/samples.tsv", key = sample_id, level = sample }
                    { path = "%4$s/patients.tsv", key = patient_id, level = patient }
                  ]
                  labels {
                    distant-metastasis { column = pathologic_M, positive = [M1], negative = [M0] }
                    metastatic-tissue { column = "Sample.Type", positive = [metastatic], negative = ["primary tumor"] }
                  }
                  endpoints {
                    os {
                      time = [days_to_death, days_to_last_followup], unit = days, origin = diagnosis
                      event = vital_status, event-values = [dead], censored-values = [alive]
                    }
                    dmfs {
                      time = dmfs_days, unit = days, origin = diagnosis
                      event = dmfs_event, event-values = ["1"], censored-values = ["0"]
                    }
                  }
                  covariates {
                    age { column = age_at_diagnosis, type = numeric }
                    sex { column = gender, type = categorical }
                    stage { column = tumor_stage, type = categorical }
                  }
                }
                """.formatted(
                        plan.id(),
                        plan.disease().cancer(),
                        plan.platform().name(),
                        folder,
                        genesBySamples ? "genes-by-samples" : "samples-by-genes",
                        plan.platform().unit().id(),
                        plan.retention() == CohortPlan.Retention.FIRST_SAMPLE ? "first" : "none");
    }
}
