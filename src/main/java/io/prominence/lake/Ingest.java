package io.prominence.lake;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.GeneIdKind;
import io.prominence.domain.GeneRules;
import io.prominence.domain.Progress;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.annotation.GeneTable;
import io.prominence.formats.annotation.SourceGenes;
import io.prominence.formats.geo.PlatformTable;
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
    private List<String> geneTablesRead = List.of();
    private GeneTable genes = GeneTable.none();

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
     * @param geneTables gene tables that resolve source ids, those that count first in front; may be empty
     * @throws io.prominence.domain.ConfigurationException where files, columns or patterns are not what the
     *     configuration says
     * @throws io.prominence.domain.DataRefusedException where the data cannot be used, or the lake not written
     */
    public IngestResult ingest(CohortDefinition cohort, List<String> geneTables) {
        Lake.requireCohortId(cohort.id());
        Measure measure = Measure.of(cohort);
        ExpressionInput input = input(cohort);
        List<ClinicalTable> clinical = new ArrayList<>(cohort.clinical());
        clinical.addAll(input.clinicalTables());
        SourceList sources = SourceList.of(cohort.id(), paths(cohort, input, clinical, geneTables), hadoop(), progress);
        String fingerprint = sources.fingerprint(cohort, input.names());
        Optional<CohortVersion> latest = lake.latest(cohort.id())
                .filter(version -> version.card().fingerprint().equals(fingerprint));
        if (latest.isPresent()) {
            return new IngestResult(latest.get(), IngestResult.Outcome.UNCHANGED);
        }
        var selected = SelectedSamples.of(
                cohort, input, ClinicalJoin.read(clinical, input.sampleTables(), missing(cohort), hadoop()));
        var run = new IngestRun(session, lake, progress, cohort, measure, sources, genes(cohort, input, geneTables));
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
            case PARQUET_GENE_MAJOR -> new TextInput(GeneMajorData.open(session, cohort), hadoop());
            default -> throw new IllegalStateException("text is read by TextInput");
        };
    }

    private SourceGenes genes(CohortDefinition cohort, ExpressionInput input, List<String> tables) {
        if (!tables.equals(geneTablesRead)) {
            genes = GeneTable.read(
                    tables.stream().map(path -> TextSource.of(path, hadoop())).toList());
            geneTablesRead = List.copyOf(tables);
        }
        return new SourceGenes(genes, cohort.expression().geneId(), platform(cohort, input));
    }

    /** The platform table that is configured, for the platform that the source states; or the source's own. */
    private PlatformTable platform(CohortDefinition cohort, ExpressionInput input) {
        if (cohort.expression().geneId() != GeneIdKind.PROBE) {
            return PlatformTable.none();
        }
        GeneRules rules = cohort.genes();
        Optional<String> stated = Optional.of(input.platform()).filter(id -> !id.isEmpty());
        var choice = new PlatformTable.Choice(rules.platformId().or(() -> stated), rules.platformSymbol());
        return rules.platformTable()
                .map(path -> PlatformTable.read(TextSource.of(path, hadoop()), choice))
                .orElseGet(input::platformTable);
    }

    private static List<String> paths(
            CohortDefinition cohort, ExpressionInput input, List<ClinicalTable> clinical, List<String> geneTables) {
        List<String> paths = new ArrayList<>(input.files());
        clinical.forEach(table -> paths.add(table.path()));
        cohort.genes().platformTable().ifPresent(paths::add);
        paths.addAll(geneTables);
        return paths;
    }

    private Configuration hadoop() {
        return session.hadoop();
    }
}
