package io.prominence.cli.pipeline;

import io.prominence.provenance.RunManifest;
import io.prominence.results.ClassifierComparison;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.ClassifierSampleSize;
import io.prominence.results.Permutation;
import io.prominence.results.Pooled;
import io.prominence.results.RunFolder;
import io.prominence.results.Specificity;
import io.prominence.results.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A complete run, as it is read again. */
public final class RunView {
    private final Storage storage;
    private final RunFolder folder;
    private final RunManifest manifest;
    private final Map<String, Long> genes = new HashMap<>();

    RunView(Storage storage, RunFolder folder, RunManifest manifest) {
        this.storage = storage;
        this.folder = folder;
        this.manifest = manifest;
    }

    /** Path of the run. */
    public String folder() {
        return folder.path();
    }

    RunFolder tables() {
        return folder;
    }

    RunManifest manifest() {
        return manifest;
    }

    /** Symbol of the marker that the run is about. */
    public String marker() {
        return manifest.marker();
    }

    /** What a reader of the run must know, in sentences. */
    public List<String> warnings() {
        return manifest.allWarnings();
    }

    /** Path of the report, where there is one. */
    public Optional<String> report() {
        return path(ReportStage.FILE);
    }

    /** Folder of the saved model, where there is one. */
    public Optional<String> model() {
        return path(TrainStage.MODEL);
    }

    private Optional<String> path(String relative) {
        return has(relative) ? Optional.of(folder.path() + "/" + relative) : Optional.empty();
    }

    /** The marker's pooled rows; empty where the run has none. */
    public List<Pooled> markerPooled() {
        if (!folder.has(Pooled.class)) {
            return List.of();
        }
        try (Stream<Pooled> rows = folder.stream(Pooled.class)) {
            return rows.filter(this::count)
                    .filter(row -> manifest.marker().equals(row.geneSymbol()))
                    .toList();
        }
    }

    /** Genes that were ranked together with this row; known once {@link #markerPooled} was asked. */
    public long genes(Pooled row) {
        return genes.getOrDefault(key(row), 0L);
    }

    private boolean count(Pooled row) {
        if (row.pValue() != null) {
            genes.merge(key(row), 1L, Long::sum);
        }
        return true;
    }

    private static String key(Pooled row) {
        return String.join("\t", row.level(), row.method(), row.outcome(), row.adjustment(), Integer.toString(row.k()));
    }

    /** The marker's rows of the table {@code specificity}; empty where the run has none. */
    public List<Specificity> markerSpecificity() {
        return folder.has(Specificity.class)
                ? folder.read(Specificity.class).stream()
                        .filter(row -> manifest.marker().equals(row.subject()))
                        .toList()
                : List.of();
    }

    /** The marker's rows of the table {@code permutation}; empty where the run has none. */
    public List<Permutation> markerPermutation() {
        if (!folder.has(Permutation.class)) {
            return List.of();
        }
        try (Stream<Permutation> rows = folder.stream(Permutation.class)) {
            return rows.filter(row -> manifest.marker().equals(row.geneSymbol()))
                    .toList();
        }
    }

    /** Measures of the classifier; empty where the run has none. */
    public List<ClassifierMetric> metrics() {
        return folder.has(ClassifierMetric.class) ? folder.read(ClassifierMetric.class) : List.of();
    }

    /** Classifiers compared with each other; empty where the run has none. */
    public List<ClassifierComparison> comparisons() {
        return folder.has(ClassifierComparison.class) ? folder.read(ClassifierComparison.class) : List.of();
    }

    /** Feature sets of the classifier and the samples that they need; empty where the run has none. */
    public List<ClassifierSampleSize> sampleSizes() {
        return folder.has(ClassifierSampleSize.class) ? folder.read(ClassifierSampleSize.class) : List.of();
    }

    boolean has(String relative) {
        try {
            return storage.exists(folder.path() + "/" + relative);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
