package io.prominence.lake;

import io.prominence.domain.CohortCard;
import io.prominence.domain.DataRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;

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
        try (VersionDraft version = lake.begin(draft.id(), draft.fingerprint())) {
            return write(version, draft, genes, List.of());
        } catch (IOException fault) {
            throw unwritable(draft.id(), fault);
        }
    }

    CohortVersion write(VersionDraft version, CohortDraft draft, GeneSource genes, Iterable<RefusedCell> quarantine)
            throws IOException {
        expression(version, draft, genes);
        Path samples = new Path(version.folder("samples"), "part-00000.parquet");
        SampleFile.write(samples, session.hadoop(), draft.samples(), attributes(draft));
        quarantine(version, quarantine);
        CohortCard card = CardCounts.card(draft, version.version(), genes.genes());
        version.commit(card);
        return lake.version(draft.id(), version.version());
    }

    private void expression(VersionDraft version, CohortDraft draft, GeneSource genes) throws IOException {
        var plan = ExpressionPlan.of(
                genes, draft.samples().size(), version.folder("expression").toString());
        var conf = session.context().broadcast(new org.apache.spark.util.SerializableConfiguration(session.hadoop()));
        List<Integer> files = new ArrayList<>();
        for (int file = 0; file < plan.files(); file++) {
            files.add(file);
        }
        TaskFaults.rethrown(() -> session.context()
                .parallelize(files, files.size())
                .foreach(file -> plan.write(file, conf.value().value())));
    }

    private static List<Map<String, String>> attributes(CohortDraft draft) {
        return draft.attributes().isEmpty()
                ? Collections.nCopies(draft.samples().size(), Map.of())
                : draft.attributes();
    }

    private void quarantine(VersionDraft version, Iterable<RefusedCell> cells) throws IOException {
        Path file = new Path(version.folder("quarantine"), "part-00000.parquet");
        try (ParquetWriter<RefusedCell> writer = QuarantineFile.create(file, session.hadoop())) {
            for (RefusedCell cell : cells) {
                writer.write(cell);
            }
        }
    }

    static DataRefusedException unwritable(String cohortId, IOException fault) {
        return new DataRefusedException(
                "Cannot write cohort " + cohortId + " to the lake: " + fault.getMessage()
                        + ". Make room or name another lake, and ingest again; the lake is as it was.",
                fault);
    }
}
