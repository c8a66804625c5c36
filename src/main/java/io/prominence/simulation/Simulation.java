package io.prominence.simulation;

import io.prominence.domain.DataRefusedException;
import io.prominence.lake.CohortDraft;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.CohortWriter;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.provenance.Fingerprint;
import io.prominence.provenance.Json;
import io.prominence.provenance.Software;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
        return writing(folder, () -> {
            List<GeneSpec> genes = Transcriptome.of(plan);
            var drawn = new ArrayList<SimulatedCohort>();
            for (CohortPlan cohortPlan : plan.cohorts()) {
                SimulatedCohort cohort =
                        SimulatedCohort.draw(plan.seed(), cohortPlan, plan.effects(), Specimens.PerPatient.AS_SAMPLED);
                writeCohort(cohort, genes, folder);
                drawn.add(cohort);
            }
            TextFile.write(folder.resolve("truth.json"), Json.write(Truth.of(plan, drawn)));
            Path study = folder.resolve("study.conf");
            TextFile.write(study, StudyFile.text(plan));
            return study;
        });
    }

    /**
     * Writes every cohort of a plan straight into a lake, as ingest would have it from the sources: any number of genes and
     * samples in constant memory, for the patients and samples of one cohort at a time.
     *
     * @return the new cohort versions, in the order of the plan
     * @throws DataRefusedException if the lake cannot be written
     */
    public static List<CohortVersion> writeLake(SimulationPlan plan, LakeSession session, Lake lake) {
        var writer = new CohortWriter(session, lake);
        var versions = new ArrayList<CohortVersion>();
        for (CohortPlan cohort : plan.cohorts()) {
            var genes = new LakeGenes(plan, cohort);
            versions.add(writer.write(draft(plan, cohort, genes), genes));
        }
        return versions;
    }

    /**
     * Writes {@code truth.json} of a plan, as {@link #writeSources} does, for a study that is in a lake only.
     *
     * @throws DataRefusedException if the folder cannot be written
     */
    public static Path writeTruth(SimulationPlan plan, Path folder) {
        return writing(folder, () -> {
            List<SimulatedCohort> drawn = plan.cohorts().stream()
                    .map(cohort -> SimulatedCohort.asKept(plan.seed(), cohort, plan.effects()))
                    .toList();
            Path truth = folder.resolve("truth.json");
            TextFile.write(truth, Json.write(Truth.of(plan, drawn)));
            return truth;
        });
    }

    private static void writeCohort(SimulatedCohort cohort, List<GeneSpec> genes, Path folder) throws IOException {
        CohortPlan plan = cohort.plan();
        CohortFiles files = CohortFiles.of(plan.format());
        files.write(cohort, cohort.measured(genes), folder.resolve("sources").resolve(plan.id()));
        TextFile.write(
                folder.resolve("cohorts").resolve(plan.id() + ".conf"),
                files.configuration(plan, "../sources/" + plan.id()));
        LatentTable.write(cohort, folder.resolve("latent").resolve(plan.id() + ".tsv.gz"));
    }

    private static CohortDraft draft(SimulationPlan plan, CohortPlan cohort, LakeGenes genes) {
        return CohortDraft.made(
                cohort.id(),
                Fingerprint.of("simulation", Software.version(), plan.seed(), plan.genes(), plan.effects(), cohort),
                cohort.disease().cancer(),
                cohort.platform().name(),
                cohort.platform().unit().id(),
                SampleTable.of(genes.cohort()).samples(),
                genes.genes(),
                SampleTable.DEFINITIONS);
    }

    private static Path writing(Path folder, Writing writing) {
        try {
            return writing.write();
        } catch (IOException e) {
            throw new DataRefusedException(
                    "Cannot write the simulation to " + folder + ": "
                            + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage())
                            + ". Name a folder that can be written and has space.",
                    e);
        }
    }

    /** Writes files and says which one to open. */
    private interface Writing {
        Path write() throws IOException;
    }
}
