package io.prominence.simulation;

import java.util.Arrays;

/** Names of patients and samples as the source format of a cohort has them. */
final class SampleNames {
    private final CohortPlan plan;
    private final Specimens specimens;
    private final int digits;

    SampleNames(SimulatedCohort cohort) {
        plan = cohort.plan();
        specimens = cohort.specimens();
        digits = Math.max(4, Integer.toString(plan.samples()).length());
    }

    /** Name of a sample: {@code SMA.0001.Primary}, {@code SRA-0001-01} or {@code SBA-0001}. */
    String sample(int i) {
        String name = number(specimens.patient()[i]);
        boolean metastatic = specimens.metastatic()[i];
        return switch (plan.format()) {
            case MATRIX_GENES_BY_SAMPLES, MATRIX_SAMPLES_BY_GENES ->
                plan.code() + "." + name + (metastatic ? ".Metastatic" : ".Primary");
            case CBIOPORTAL -> plan.code() + "-" + name + (metastatic ? "-06" : "-01");
            case PARQUET_LONG -> plan.code() + "-" + name;
        };
    }

    /** Name of a patient: {@code SIM-SMA-0001}, {@code SRA-0001} or {@code SBA-0001}. */
    String patient(int patient) {
        String name = plan.code() + "-" + number(patient);
        return switch (plan.format()) {
            case MATRIX_GENES_BY_SAMPLES, MATRIX_SAMPLES_BY_GENES -> "SIM-" + name;
            case CBIOPORTAL, PARQUET_LONG -> name;
        };
    }

    /** The names of all samples, in order. */
    String[] samples() {
        var names = new String[specimens.size()];
        Arrays.setAll(names, this::sample);
        return names;
    }

    private String number(int patient) {
        String number = Integer.toString(patient + 1);
        return "0".repeat(digits - number.length()) + number;
    }
}
