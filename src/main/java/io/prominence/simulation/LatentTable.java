package io.prominence.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What no one can measure: the latent values behind each sample, for who wants to check the model itself. */
final class LatentTable {
    private static final int DECIMALS = 5;

    private LatentTable() {}

    /** Writes one row per sample: its purity, contamination and programmes as they act on expression. */
    static void write(SimulatedCohort cohort, Path file) throws IOException {
        var header = new ArrayList<>(List.of("sample_id", "patient_id", "metastasis", "purity", "contamination"));
        cohort.specimens().programmes().keySet().forEach(programme -> header.add(programme.id()));
        var names = new SampleNames(cohort);
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < cohort.specimens().size(); i++) {
            rows.add(row(cohort, names, i));
        }
        TextFile.writeTable(file, "", '\t', header, rows);
    }

    private static List<String> row(SimulatedCohort cohort, SampleNames names, int i) {
        Specimens specimens = cohort.specimens();
        int patient = specimens.patient()[i];
        var decimals = new FixedDecimals(DECIMALS);
        var row = new ArrayList<String>();
        row.add(names.sample(i));
        row.add(names.patient(patient));
        row.add(cohort.patients().metastasis()[patient] ? "1" : "0");
        row.add(decimals.format(specimens.purity()[i], "NA"));
        row.add(decimals.format(specimens.contamination()[i], "NA"));
        specimens.programmes().values().forEach(values -> row.add(decimals.format(values[i], "NA")));
        return row;
    }
}
