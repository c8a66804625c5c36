package io.prominence.lake;

import io.prominence.domain.DataRefusedException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes a new cohort version from a {@link GeneSource}, through Spark, in memory bounded by one row group a task.
 *
 * <p>Genes are sorted by id and cut into files of about 64 MiB; each file is one task. The number of files depends on the
 * size of the cohort alone, not on the cores.
 */
public final class CohortWriter {
    private final LakeSession session;
    private final Lake lake;

    public CohortWriter(LakeSession session, Lake lake) {
        this.session = session;
        this.lake = lake;
    }

    /**
     * Writes and commits a version.
     *
     * @throws DataRefusedException where the lake cannot be written; it is then as it was
     */
    public CohortVersion write(CohortDraft draft, GeneSource genes) {
        try {
            return TaskFaults.call(() -> {
                try (VersionDraft version = lake.begin(draft.id(), draft.fingerprint())) {
                    expression(version, draft.samples().size(), genes);
                    Refusals.in(version.folder("quarantine"), session.hadoop()).close();
                    GeneAuditFile.write(version.folder(GeneAuditFile.FOLDER), session.hadoop(), List.of());
                    return finish(version, draft, genes.genes());
                }
            });
        } catch (IOException fault) {
            throw unwritable(draft.id(), lake, fault);
        }
    }

    /** Writes samples and card: the version exists from here on. */
    CohortVersion finish(VersionDraft version, CohortDraft draft, int genes) throws IOException {
        Path samples = new Path(version.folder("samples"), "part-00000.parquet");
        SampleFile.write(samples, session.hadoop(), draft.samples(), attributes(draft));
        version.commit(CardCounts.card(draft, version.version(), genes, StoredFiles.of(session, version.folder())));
        return lake.version(draft.id(), version.version());
    }

    void expression(VersionDraft version, int samples, GeneSource genes) throws IOException {
        var plan =
                ExpressionPlan.of(genes, samples, version.folder("expression").toString());
        var conf = session.context().broadcast(new SerializableConfiguration(session.hadoop()));
        List<Integer> files = IntStream.range(0, plan.files()).boxed().toList();
        TaskFaults.rethrown(() -> session.context()
                .parallelize(files, files.size())
                .foreach(file -> plan.write(file, conf.value().value())));
    }

    private static List<Map<String, String>> attributes(CohortDraft draft) {
        return draft.attributes().isEmpty()
                ? Collections.nCopies(draft.samples().size(), Map.of())
                : draft.attributes();
    }

    static DataRefusedException unwritable(String cohortId, Lake lake, IOException fault) {
        return new DataRefusedException(
                "Cannot write cohort " + cohortId + " to the lake " + lake.path() + ": " + LakeFiles.reason(fault)
                        + ". Make room or name another lake, and ingest again; the lake is as it was.",
                fault);
    }
}
