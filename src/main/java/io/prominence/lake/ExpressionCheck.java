package io.prominence.lake;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;

/**
 * Reads one file of {@code expression/} row by row: genes in order of their ids, each with all its shards, as many values in
 * each as the shard has samples, and no value that is infinite.
 */
final class ExpressionCheck {
    /** More faults of one file are not told: they say the same. */
    private static final int MOST_FAULTS = 3;

    private final int samples;
    private final List<String> faults = new ArrayList<>();
    private String first;
    private String gene;
    private int shard;
    private int genes;

    private ExpressionCheck(int samples) {
        this.samples = samples;
        this.shard = shards() - 1;
    }

    /**
     * What a file holds.
     *
     * @param firstGene id of its first gene; null where it has none
     */
    record Part(String file, int genes, String firstGene, String lastGene, List<String> faults)
            implements Serializable {}

    static Part of(Path folder, String file, int samples, Configuration conf) {
        var check = new ExpressionCheck(samples);
        try (ParquetReader<ExpressionRow> reader = ParquetReader.builder(
                        new ExpressionRowReader(null), new Path(folder, file))
                .withConf(conf)
                .build()) {
            for (ExpressionRow row = reader.read(); row != null; row = reader.read()) {
                check.row(row);
            }
            check.gene(null);
        } catch (IOException | RuntimeException unreadable) { // Parquet throws both on damaged bytes
            check.faults.add("cannot be read after gene " + check.gene + ": " + unreadable.getMessage());
        }
        return new Part(file, check.genes, check.first, check.gene, check.faults);
    }

    private int shards() {
        return ExpressionRow.shards(samples);
    }

    private void row(ExpressionRow row) {
        if (!row.gene().id().equals(gene)) {
            gene(row.gene().id());
        } else {
            shard++;
        }
        if (row.shard() != shard) {
            fault("gene " + gene + " has shard " + row.shard() + " where shard " + shard + " belongs");
        }
        int width = Math.min(samples - shard * ExpressionRow.SHARD_SAMPLES, ExpressionRow.SHARD_SAMPLES);
        if (row.values().length != width) {
            fault("gene " + gene + ", shard " + shard + ", has " + row.values().length + " values for " + width
                    + " samples");
        }
        for (float value : row.values()) {
            if (Float.isInfinite(value)) {
                fault("gene " + gene + " has the value " + value);
                break;
            }
        }
    }

    /** Ends a gene and begins another; null at the end of the file. */
    private void gene(String next) {
        if (shard != shards() - 1) {
            fault("gene " + gene + " ends with shard " + shard + " of 0 to " + (shards() - 1));
        }
        if (next == null) {
            return;
        }
        if (gene == null) {
            first = next;
        } else if (gene.compareTo(next) >= 0) {
            fault("gene " + next + " comes after " + gene);
        }
        gene = next;
        shard = 0;
        genes++;
    }

    private void fault(String what) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(what);
        }
    }
}
