package io.prominence.formats.persample;

import io.prominence.formats.ExpressionReader;
import io.prominence.formats.GeneRow;
import io.prominence.formats.GeneRowConsumer;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Quarantine;
import io.prominence.formats.matrix.Transposition;
import java.util.List;

/**
 * Files of one sample each, as one matrix of genes by samples.
 *
 * <p>Every file is read once, the first one twice; values are transposed through a temporary file, so that memory is
 * bounded by a chunk. All files name the same genes, in the same order or, where each gene comes once, in any; other files
 * are refused with what differs. Totals of the aligner and rows without a gene id go to quarantine, of each file.
 */
public final class PerSampleReader implements ExpressionReader {
    private final String path;
    private final List<PerSampleFile> files;
    private final PerSampleLayout layout;
    private final MissingTokens missing;

    /**
     * A reader; nothing is read yet.
     *
     * @param path what was configured, for messages
     * @param files one per sample, in the order of the samples; not empty
     * @param layout which columns to read
     * @param missing texts that stand for no value
     */
    public PerSampleReader(String path, List<PerSampleFile> files, PerSampleLayout layout, MissingTokens missing) {
        this.path = path;
        this.files = List.copyOf(files);
        this.layout = layout;
        this.missing = missing;
    }

    @Override
    public List<String> sampleIds() {
        return files.stream().map(PerSampleFile::sample).toList();
    }

    @Override
    public void forEachGene(GeneRowConsumer consumer, Quarantine quarantine) {
        GeneList genes = GeneList.read(files.get(0), layout);
        try (var transposed = new Transposition(path, files.size(), genes.size())) {
            for (PerSampleFile file : files) {
                transposed.addRow(new PerSampleValues(file, layout, missing, genes).read(quarantine));
            }
            transposed.forEachColumn((gene, values) ->
                    consumer.accept(new GeneRow(genes.id(gene), genes.symbol(gene), values, genes.place(gene))));
        }
    }
}
