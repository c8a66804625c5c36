package io.prominence.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/** Parquet with one row per gene and sample, and a comma-separated clinical table of samples, each its own patient. */
final class ParquetLongFiles implements CohortFiles {
    private static final String MISSING = "";
    private static final int EVERY_NTH_SPELT_OUT = 10;

    @Override
    public void write(SimulatedCohort cohort, List<GeneSpec> genes, Path folder) throws IOException {
        writeExpression(cohort, genes, folder.resolve("expression.parquet"));
        writeClinical(cohort, folder.resolve("clinical.csv"));
    }

    private static void writeExpression(SimulatedCohort cohort, List<GeneSpec> genes, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        String[] samples = new SampleNames(cohort).samples();
        var values = new float[samples.length];
        try (ParquetWriter<LongRow> writer = new LongRow.Builder(new LocalOutputFile(file))
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .build()) {
            for (GeneSpec gene : genes) {
                cohort.fill(gene, 0, values);
                for (int i = 0; i < samples.length; i++) {
                    writer.write(new LongRow(samples[i], gene.symbol(), values[i]));
                }
            }
        }
    }

    private static void writeClinical(SimulatedCohort cohort, Path file) throws IOException {
        List<String> header = List.of(
                "sample",
                "age",
                "sex",
                "stage",
                "m_status",
                "os_days",
                "os_event",
                "dmfs_days",
                "dmfs_event",
                "purity");
        var names = new SampleNames(cohort);
        var purity = new FixedDecimals(2);
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < cohort.specimens().size(); i++) {
            var row = new ArrayList<String>();
            row.add(names.sample(i));
            row.addAll(patient(cohort.patients(), cohort.specimens().patient()[i]));
            row.add(purity.format(cohort.specimens().purity()[i], MISSING));
            rows.add(row);
        }
        TextFile.writeTable(file, "", ',', header, rows);
    }

    private static List<String> patient(Patients patients, int p) {
        int osDays = patients.osDays()[p];
        int dmfsDays = patients.dmfsDays()[p];
        return List.of(
                patients.ageKnown()[p] ? Long.toString(Math.round(patients.age()[p])) : MISSING,
                patients.male()[p] ? "male" : "female",
                patients.stageKnown()[p] ? "I".repeat(patients.stage()[p]) : MISSING,
                status(patients, p),
                osDays < 0 ? MISSING : Integer.toString(osDays),
                patients.died()[p] ? "1" : "0",
                dmfsDays < 0 ? MISSING : Integer.toString(dmfsDays),
                dmfsDays < 0 ? MISSING : patients.dmfsEvent()[p] ? "1" : "0");
    }

    /** M0, M1, nothing, or, as pathologists write some of the M0, tumour cells seen but no metastasis. */
    private static String status(Patients patients, int p) {
        return switch (patients.metastasisLabel(p)) {
            case 1 -> "M1";
            case 0 -> p % EVERY_NTH_SPELT_OUT == 0 ? "cM0 (i+)" : "M0";
            default -> MISSING;
        };
    }

    @Override
    public String configuration(CohortPlan plan, String folder) {
        return """
                cohort {
                  id = %1$s, cancer = %2$s, platform = "%3$s"
                  expression {
                    format = parquet-long
                    path = "%4$s/expression.parquet"
                    gene-column = gene, sample-column = sample, value-column = value
                    gene-id = symbol
                    unit = %5$s
                  }
                  clinical = [
                    { path = "%4$s/clinical.csv", key = sample, level = sample, separator = comma }
                  ]
                  labels {
                    distant-metastasis { column = m_status, positive = [M1], negative = [M0, "cM0 (i+)"] }
                  }
                  endpoints {
                    os {
                      time = os_days, unit = days, origin = diagnosis
                      event = os_event, event-values = ["1"], censored-values = ["0"]
                    }
                    dmfs {
                      time = dmfs_days, unit = days, origin = diagnosis
                      event = dmfs_event, event-values = ["1"], censored-values = ["0"]
                    }
                  }
                  covariates {
                    age { column = age, type = numeric }
                    sex { column = sex, type = categorical }
                    stage { column = stage, type = categorical }
                  }
                }
                """.formatted(
                        plan.id(),
                        plan.disease().cancer(),
                        plan.platform().name(),
                        folder,
                        plan.platform().unit().id());
    }
}
