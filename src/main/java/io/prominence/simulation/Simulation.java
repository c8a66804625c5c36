package io.prominence.simulation;

import io.prominence.domain.DataRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes simulated cohorts: as sources that ingest must work for, or straight into a lake. */
public final class Simulation {
    private Simulation() {}

    /**
     * Writes a whole study into {@code folder}: {@code study.conf}, {@code cohorts/*.conf}, the source files of every
     * cohort under {@code sources/}, latent values of every sample under {@code latent/}, and {@code truth.json}. Files of
     * the same name are overwritten; equal plans give equal bytes.
     *
     * @return the path of {@code study.conf}
     * @throws DataRefusedException if the folder cannot be written
     */
    public static Path writeSources(SimulationPlan plan, Path folder) {
        try {
            Path study = folder.resolve("study.conf");
            List<GeneSpec> genes = Transcriptome.of(plan);
            for (CohortPlan cohort : plan.cohorts()) {
                writeCohort(plan, cohort, genes, folder);
            }
            TextFile.write(study, StudyFile.text(plan));
            return study;
        } catch (IOException e) {
            throw new DataRefusedException(
                    "Cannot write simulated cohorts to " + folder + ": " + reason(e)
                            + ". Name a folder that can be written and has space.",
                    e);
        }
    }

    private static void writeCohort(SimulationPlan plan, CohortPlan cohortPlan, List<GeneSpec> genes, Path folder)
            throws IOException {
        SimulatedCohort cohort =
                SimulatedCohort.draw(plan.seed(), cohortPlan, plan.effects(), Specimens.PerPatient.AS_SAMPLED);
        CohortFiles files = CohortFiles.of(cohortPlan.format());
        files.write(cohort, cohort.measured(genes), folder.resolve("sources").resolve(cohortPlan.id()));
        TextFile.write(
                folder.resolve("cohorts").resolve(cohortPlan.id() + ".conf"),
                files.configuration(cohortPlan, "../sources/" + cohortPlan.id()));
        LatentTable.write(cohort, folder.resolve("latent").resolve(cohortPlan.id() + ".tsv.gz"));
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
    }
}
