package io.prominence.formats.anndata;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of {@code obs} or {@code var}, read whole.
 *
 * @param path the file, for messages
 * @param name {@code obs} or {@code var}
 * @param indexName name of the index
 * @param index names of its rows
 * @param values its columns as text, in their order
 */
record Frame(Path path, String name, String indexName, List<String> index, Map<String, List<String>> values) {
    private static final String LEGACY_CATEGORIES = "__categories";

    static Frame of(Path path, Group group) {
        String index = Cells.attribute(group, "_index");
        if (!(group.getChildren().get(index) instanceof Dataset names)) {
            throw new DataRefusedException("Cannot read " + path + ": its table " + group.getName()
                    + " has no index. Read it in Python and write it again with write_h5ad.");
        }
        List<String> rows = Cells.text(names);
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Node column : group) {
            if (!column.getName().equals(index) && !column.getName().equals(LEGACY_CATEGORIES)) {
                column(group, column, rows.size()).ifPresent(texts -> values.put(column.getName(), texts));
            }
        }
        return new Frame(path, group.getName(), index.equals("_index") ? "obs_names" : index, rows, values);
    }

    /** A column as text; empty where it is neither numbers nor text nor categories. */
    private static Optional<List<String>> column(Group frame, Node column, int rows) {
        if (column instanceof Group encoded) {
            return encoded(encoded, rows);
        }
        if (!(column instanceof Dataset data) || data.isCompound()) {
            return Optional.empty();
        }
        boolean isLegacyCategory = frame.getChildren().get(LEGACY_CATEGORIES) instanceof Group categories
                && categories.getChildren().containsKey(column.getName());
        if (isLegacyCategory) {
            return Optional.of(
                    categories(data, frame.getDatasetByPath(LEGACY_CATEGORIES + "/" + column.getName()), rows));
        }
        return Optional.of(Cells.text(data, rows));
    }

    private static Optional<List<String>> encoded(Group column, int rows) {
        Map<String, Node> parts = column.getChildren();
        if (parts.get("codes") instanceof Dataset codes && parts.get("categories") instanceof Dataset categories) {
            return Optional.of(categories(codes, categories, rows));
        }
        if (parts.get("values") instanceof Dataset values && parts.get("mask") instanceof Dataset mask) {
            List<String> texts = new ArrayList<>(Cells.text(values, rows));
            List<String> hidden = Cells.text(mask, rows);
            for (int i = 0; i < texts.size(); i++) {
                texts.set(i, isTrue(hidden.get(i)) ? "" : texts.get(i));
            }
            return Optional.of(texts);
        }
        return Optional.empty();
    }

    private static boolean isTrue(String flag) {
        return flag.equalsIgnoreCase("true") || flag.equals("1");
    }

    private static List<String> categories(Dataset codes, Dataset categories, int rows) {
        List<String> names = Cells.text(categories);
        List<String> texts = new ArrayList<>();
        for (long code : Cells.whole(codes, rows)) {
            texts.add(code < 0 ? "" : names.get((int) code));
        }
        return texts;
    }

    List<String> columns() {
        return List.copyOf(values.keySet());
    }

    List<String> column(String column) {
        List<String> texts = values.get(column);
        if (texts == null) {
            throw new ConfigurationException("Cannot read " + path + ": " + name + " has no column " + column
                    + ". Its columns are " + String.join(", ", values.keySet()) + ".");
        }
        return texts;
    }
}
