package io.prominence.lake;

import io.prominence.domain.CohortCard;
import io.prominence.formats.ExpressionReader;
import io.prominence.formats.GeneRow;
import io.prominence.formats.GeneRowConsumer;
import io.prominence.formats.Quarantine;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;

/** The genes of a version of another lake, one gene in memory. */
final class GeneMajorReader implements ExpressionReader {
    private final LakeSession session;
    private final CohortVersion version;
    private final CohortCard card;

    GeneMajorReader(LakeSession session, CohortVersion version) {
        this.session = session;
        this.version = version;
        card = version.card();
    }

    @Override
    public List<String> sampleIds() {
        return List.of(version.samples().sampleIds());
    }

    @Override
    public void forEachGene(GeneRowConsumer consumer, Quarantine quarantine) {
        var folder = new Path(version.folder(), "expression");
        LakeFiles.orRefuse("read", folder, "Copy the folder again from the site that wrote it.", () -> {
            for (Path file : LakeFolder.parquetFiles(folder, session.hadoop())) {
                file(file, consumer);
            }
            return null;
        });
    }

    private void file(Path file, GeneRowConsumer consumer) throws IOException {
        try (ParquetReader<ExpressionRow> reader = ParquetReader.builder(new ExpressionRowReader(null), file)
                .withConf(session.hadoop())
                .build()) {
            float[] values = new float[card.samples()];
            for (ExpressionRow row = reader.read(); row != null; row = reader.read()) {
                int from = row.shard() * ExpressionRow.SHARD_SAMPLES;
                System.arraycopy(row.values(), 0, values, from, row.values().length);
                if (row.shard() == card.shards() - 1) {
                    GeneName gene = row.gene();
                    Optional<String> symbol = Optional.of(gene.symbol()).filter(name -> !name.equals(gene.id()));
                    consumer.accept(
                            new GeneRow(gene.id(), symbol, Arrays.copyOf(values, values.length), file.getName()));
                }
            }
        }
    }
}
