package io.prominence.formats.anndata;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ProminenceException;
import io.prominence.formats.ExpressionReader;
import io.prominence.formats.GeneRowConsumer;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Quarantine;
import io.prominence.formats.TextSource;
import io.prominence.formats.table.ClinicalRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Observations by variables in one {@code .h5ad} file: samples by genes.
 *
 * <p>Values are {@code X} or a layer, dense or sparse by rows (CSR) or columns (CSC); what a sparse matrix does not store is
 * 0, and NaN is missing. They are read in blocks: memory is bounded by a block and the names. Columns of {@code obs} are
 * clinical columns. The file is opened for each reading and closed again.
 */
public final class AnnData implements ExpressionReader {
    private final Path path;
    private final Optional<String> layer;
    private final MissingTokens missing;
    private final Frame obs;
    private final List<String> genes;

    private AnnData(Path path, Optional<String> layer, MissingTokens missing, Frame obs, List<String> genes) {
        this.path = path;
        this.layer = layer;
        this.missing = missing;
        this.obs = obs;
        this.genes = genes;
    }

    /**
     * Reads the names of samples and genes and the columns of the samples, not the values.
     *
     * @param path the file, on a local disk
     * @param layer layer to read in place of {@code X}
     * @param geneColumn column of {@code var} that holds the gene ids in place of its index
     * @param missing texts that stand for no value
     * @throws ConfigurationException if there is no such file, layer or column
     * @throws DataRefusedException if it is no AnnData file, or a sample comes twice
     */
    public static AnnData of(Path path, Optional<String> layer, Optional<String> geneColumn, MissingTokens missing) {
        if (!Files.isRegularFile(path)) {
            throw new ConfigurationException("Cannot read " + path + ": there is no such file. Check the path.");
        }
        return HeaderWatch.over(
                path,
                () -> opened(path, file -> {
                    Frame obs = Frame.of(path, group(path, file, "obs"));
                    Frame var = Frame.of(path, group(path, file, "var"));
                    refuseTwice(path, obs.index());
                    List<String> genes = geneColumn.map(var::column).orElseGet(var::index);
                    var data = new AnnData(path, layer, missing, obs, genes);
                    data.matrix(file);
                    return data;
                }));
    }

    private static Group group(Path path, HdfFile file, String name) {
        if (file.getChildren().get(name) instanceof Group group) {
            return group;
        }
        throw new DataRefusedException("Cannot read " + path + ": it has no group " + name + " as AnnData 0.7 and later"
                + " write it. Read it in Python and write it again with write_h5ad.");
    }

    private static void refuseTwice(Path path, List<String> ids) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            Integer first = seen.putIfAbsent(ids.get(i), i + 1);
            if (first != null || MissingTokens.DEFAULT.isMissing(ids.get(i))) {
                throw new DataRefusedException("Cannot read " + path + ": "
                        + (first == null
                                ? "observation " + (i + 1) + " has no name"
                                : "sample " + ids.get(i) + " comes twice (observations " + first + " and " + (i + 1)
                                        + ")")
                        + ". Name the observations with obs_names_make_unique, or remove one.");
            }
        }
    }

    private static <T> T opened(Path path, Function<HdfFile, T> work) {
        try {
            TextSource.refusePointer(path.toString(), Files.newInputStream(path));
        } catch (IOException fault) {
            throw unreadable(path, String.valueOf(fault.getMessage()), fault);
        }
        try (var file = new HdfFile(path)) {
            return work.apply(file);
        } catch (ProminenceException | UncheckedIOException told) {
            throw told;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError fault) {
            // what a damaged header asks for, jHDF tries to do
            throw unreadable(path, String.valueOf(fault.getMessage()), fault);
        }
    }

    static DataRefusedException unreadable(Path path, String reason, Throwable fault) {
        return new DataRefusedException(
                "Cannot read " + path + " as HDF5: " + reason
                        + ". Copy it again, or write it again with write_h5ad(compression = \"gzip\").",
                fault);
    }

    private Matrix matrix(HdfFile file) {
        Node node = file.getChildren().get("X");
        if (layer.isPresent()) {
            Map<String, Node> layers =
                    file.getChildren().get("layers") instanceof Group group ? group.getChildren() : Map.of();
            node = layers.get(layer.get());
            if (node == null) {
                throw new ConfigurationException("Cannot read " + path + ": it has no layer " + layer.get() + ". "
                        + (layers.isEmpty() ? "It has none." : "It has " + String.join(", ", layers.keySet()) + "."));
            }
        }
        if (node == null) {
            throw new DataRefusedException("Cannot read " + path + ": it has no matrix X. Set expression.layer.");
        }
        return Matrix.of(path, node, obs.index().size(), genes.size());
    }

    /** Where the file is. */
    public Path path() {
        return path;
    }

    @Override
    public List<String> sampleIds() {
        return obs.index();
    }

    /** Names of the columns of {@link #sampleTable()}. */
    public List<String> columns() {
        return obs.columns();
    }

    /** Columns of {@code obs} as text, keyed by sample; columns that are neither numbers, text nor categories are left out. */
    public ClinicalRows sampleTable() {
        List<String> names = new ArrayList<>(List.of(obs.indexName()));
        names.addAll(obs.columns());
        var rows = new ClinicalRows.Builder(String.valueOf(path.getFileName()), names, 0, missing);
        List<List<String>> values = obs.columns().stream().map(obs::column).toList();
        for (int i = 0; i < obs.index().size(); i++) {
            List<String> fields = new ArrayList<>(List.of(obs.index().get(i)));
            for (List<String> column : values) {
                fields.add(column.get(i));
            }
            rows.add(i + 1L, fields);
        }
        return rows.build();
    }

    @Override
    public void forEachGene(GeneRowConsumer consumer, Quarantine quarantine) {
        var receiver = new GeneReceiver(path, obs.index(), genes, consumer, quarantine);
        opened(path, file -> {
            matrix(file).forEachGene(receiver);
            return null;
        });
    }
}
