package io.prominence.lake;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.Progress;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.annotation.GeneTable;
import io.prominence.formats.source.TextFormats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Sources of a cohort into a new version of the lake.
 *
 * <p>Values are staged row by row, then written by gene through Spark: memory is bounded by rows, not by files. Whatever
 * fails, the lake is as it was.
 */
public final class Ingest {
    private final LakeSession session;
    private final Lake lake;
    private final Progress progress;

    public Ingest(LakeSession session, Lake lake) {
        this(session, lake, Progress.SILENT);
    }

    /** An ingest that is heard of. */
    public Ingest(LakeSession session, Lake lake, Progress progress) {
        this.session = session;
        this.lake = lake;
        this.progress = progress;
    }

    /**
     * Ingests one cohort, unless its latest version has the same sources and configuration.
     *
     * @param cohort the cohort as configured
     * @param geneTable gene table that resolves source ids, if any
     * @throws io.prominence.domain.ConfigurationException where files, columns or patterns are not what the
     *     configuration says
     * @throws io.prominence.domain.DataRefusedException where the data cannot be used, or the lake not written
     */
    public IngestResult ingest(CohortDefinition cohort, Optional<String> geneTable) {
        Lake.requireCohortId(cohort.id());
        Measure measure = Measure.of(cohort);
        ExpressionInput input = input(cohort);
        List<ClinicalTable> clinical = new ArrayList<>(cohort.clinical());
        clinical.addAll(input.clinicalTables());
        SourceList sources = SourceList.of(cohort.id(), paths(input, clinical, geneTable), hadoop(), progress);
        String fingerprint = sources.fingerprint(cohort);
        Optional<CohortVersion> latest = lake.latest(cohort.id())
                .filter(version -> version.card().fingerprint().equals(fingerprint));
        if (latest.isPresent()) {
            return new IngestResult(latest.get(), IngestResult.Outcome.UNCHANGED);
        }
        var selected = SelectedSamples.of(
                cohort, input, ClinicalJoin.read(clinical, input.sampleTables(), missing(cohort), hadoop()));
        GeneTable genes = geneTable
                .map(path -> GeneTable.read(TextSource.of(path, hadoop())))
                .orElseGet(GeneTable::none);
        var run = new IngestRun(session, lake, progress, cohort, measure, sources, genes);
        return new IngestResult(written(run, cohort, fingerprint, input, selected), IngestResult.Outcome.WRITTEN);
    }

    private CohortVersion written(
            IngestRun run,
            CohortDefinition cohort,
            String fingerprint,
            ExpressionInput input,
            SelectedSamples selected) {
        try {
            return TaskFaults.call(() -> {
                try (VersionDraft draft = lake.begin(cohort.id(), fingerprint)) {
                    return run.write(draft, fingerprint, input, selected);
                }
            });
        } catch (IOException fault) {
            throw CohortWriter.unwritable(cohort.id(), lake, fault);
        }
    }

    private ExpressionInput input(CohortDefinition cohort) {
        return TextFormats.open(cohort.expression(), missing(cohort), hadoop())
                .<ExpressionInput>map(source -> new TextInput(source, hadoop()))
                .orElseGet(() -> parquet(cohort));
    }

    private static MissingTokens missing(CohortDefinition cohort) {
        return MissingTokens.of(cohort.missing());
    }

    private ExpressionInput parquet(CohortDefinition cohort) {
        return switch (cohort.expression().format()) {
            case PARQUET_LONG -> LongInput.of(session, cohort);
            default -> throw new IllegalStateException("text is read by TextInput");
        };
    }

    private static List<String> paths(ExpressionInput input, List<ClinicalTable> clinical, Optional<String> geneTable) {
        List<String> paths = new ArrayList<>(input.files());
        clinical.forEach(table -> paths.add(table.path()));
        geneTable.ifPresent(paths::add);
        return paths;
    }

    private Configuration hadoop() {
        return session.hadoop();
    }
}
