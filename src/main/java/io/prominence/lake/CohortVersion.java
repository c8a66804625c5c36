package io.prominence.lake;

import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.SampleQuality;
import io.prominence.formats.MissingTokens;
import io.prominence.provenance.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;

/**
 * One committed version of a cohort: what is known of its samples, and the values of its genes.
 *
 * <p>Samples and gene names are read once and kept; values are read each time they are asked for.
 */
public final class CohortVersion {
    private final LakeSession session;
    private final Path folder;
    private final CohortCard card;
    private CohortSamples samples;
    private List<GeneName> genes;
    private List<GeneAudit> audit;

    CohortVersion(LakeSession session, Path folder, CohortCard card) {
        this.session = session;
        this.folder = folder;
        this.card = card;
    }

    /** A version that lies in any folder; its card is read. */
    static CohortVersion read(LakeSession session, FileSystem files, Path folder) throws IOException {
        Path mark = new Path(folder, VersionDraft.COMMIT_MARK);
        String json = LakeFiles.read(files, mark);
        return new CohortVersion(session, folder, Json.read(json, CohortCard.class, LakeFiles.readable(mark)));
    }

    /** Identity card: counts, sources, flow, warnings. */
    public CohortCard card() {
        return card;
    }

    /** Folder of the version, as a user writes it. */
    public String path() {
        return LakeFiles.readable(folder);
    }

    Path folder() {
        return folder;
    }

    /** What is known of each sample, in the order of the expression vectors. */
    public synchronized CohortSamples samples() {
        if (samples == null) {
            samples = reading(() -> SampleReader.samples(new Path(folder, "samples"), session.hadoop()));
        }
        return samples;
    }

    /** What the values of each sample say of it, in the order of {@link #samples}; none in versions of layout 1. */
    public List<SampleQuality> quality() {
        return reading(() -> QualityFile.read(new Path(folder, "quality"), session.hadoop()));
    }

    /** Every clinical column of the sources as read, sample by sample in the order of {@link #samples}. */
    public List<Map<String, String>> attributes() {
        return reading(() -> SampleReader.attributes(new Path(folder, "samples"), session.hadoop()));
    }

    /** Values of one clinical column as read, sample by sample; null where missing by the cohort's texts, or without the column. */
    public List<String> column(String name) {
        var missing = MissingTokens.of(card.missing());
        List<String> values = new ArrayList<>();
        for (Map<String, String> sample : attributes()) {
            String value = sample.get(name);
            values.add(missing.isMissing(value) ? null : value);
        }
        return values;
    }

    /** Names of all genes by id, read without their values. */
    public synchronized List<GeneName> genes() {
        if (genes == null) {
            genes = List.copyOf(reading(() -> GeneReader.names(expression(), session.hadoop())));
        }
        return genes;
    }

    /**
     * What became of every row of the source, in its order; none where the values come from no file, and for versions of
     * layout 1, which did not keep it.
     */
    public synchronized List<GeneAudit> geneAudit() {
        if (audit == null) {
            audit = List.copyOf(
                    reading(() -> GeneAuditFile.read(new Path(folder, GeneAuditFile.FOLDER), session.hadoop())));
        }
        return audit;
    }

    /**
     * Every gene with its values over all samples; lazy, and one read of the folder per action.
     *
     * <p>Order and partitions are those of the files: what is computed from them must not depend on either.
     */
    public JavaRDD<GeneVector> vectors() {
        return VectorScan.of(session, expression(), card);
    }

    /**
     * Values of a few genes, by symbol; symbols that the cohort does not have are absent. Only the row groups that hold
     * them are read. Where two genes share a symbol, the first by id is meant.
     */
    public Map<String, float[]> valuesBySymbol(Collection<String> symbols) {
        return reading(() -> GeneReader.values(expression(), session.hadoop(), genes(), symbols, card.samples()));
    }

    private Path expression() {
        return new Path(folder, "expression");
    }

    private <T> T reading(LakeFiles.FileWork<T> work) {
        return LakeFiles.orRefuse(
                "read cohort version",
                folder,
                "Restore the folder from a copy, or remove it and ingest again.",
                () -> DamagedFile.named(path(), work));
    }
}
