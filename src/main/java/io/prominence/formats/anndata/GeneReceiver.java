package io.prominence.formats.anndata;

import io.prominence.formats.GeneRow;
import io.prominence.formats.GeneRowConsumer;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Quarantine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Turns columns of the matrix into rows of genes; infinite values and columns without a gene go to quarantine. */
record GeneReceiver(
        Path path, List<String> samples, List<String> genes, GeneRowConsumer consumer, Quarantine quarantine) {
    void accept(int column, float[] values) {
        String gene = genes.get(column);
        String file = String.valueOf(path.getFileName());
        if (MissingTokens.DEFAULT.isMissing(gene)) {
            quarantine.refuse(file, column + 1L, "var", gene, "row without a gene id");
            return;
        }
        for (int i = 0; i < values.length; i++) {
            if (Float.isInfinite(values[i])) {
                quarantine.refuse(file, i + 1L, gene, samples.get(i) + " " + values[i], "infinite");
                values[i] = Float.NaN;
            }
        }
        consumer.accept(new GeneRow(gene, Optional.empty(), values, file + ":variable " + (column + 1)));
    }
}
