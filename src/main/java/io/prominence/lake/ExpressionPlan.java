package io.prominence.lake;

import io.prominence.domain.DataRefusedException;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;

/** Which genes go into which file of {@code expression/}, and how a task writes one of them. */
final class ExpressionPlan implements Serializable {
    private static final long FILE_BYTES = 64L << 20;

    private final GeneSource genes;
    private final int[] order;
    private final int samples;
    private final int files;
    private final String folder;

    private ExpressionPlan(GeneSource genes, int[] order, int samples, int files, String folder) {
        this.genes = genes;
        this.order = order;
        this.samples = samples;
        this.files = files;
        this.folder = folder;
    }

    static ExpressionPlan of(GeneSource genes, int samples, String folder) {
        String[] ids = IntStream.range(0, genes.genes())
                .mapToObj(i -> genes.gene(i).id())
                .toArray(String[]::new);
        int[] order = IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.comparing(i -> ids[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 1; i < order.length; i++) {
            if (ids[order[i]].equals(ids[order[i - 1]])) {
                throw new DataRefusedException("Cannot write expression: gene " + ids[order[i]]
                        + " comes twice. Merge its rows, or give them different ids.");
            }
        }
        long bytes = (long) order.length * samples * Float.BYTES;
        int files = (int) Math.max(1, Math.min(order.length, (bytes + FILE_BYTES - 1) / FILE_BYTES));
        return new ExpressionPlan(genes, order, samples, files, folder);
    }

    int files() {
        return files;
    }

    /** Writes one file; a task that is tried again starts afresh. */
    void write(int file, Configuration conf) throws IOException {
        Path whole = new Path(folder, String.format(Locale.ROOT, "part-%05d.parquet", file));
        Path half = new Path(folder, "." + whole.getName() + "." + attempt());
        FileSystem fileSystem = LakeFiles.of(whole, conf);
        try {
            rows(file, half, conf);
            fileSystem.delete(whole, false);
            LakeFiles.rename(fileSystem, half, whole);
        } finally {
            fileSystem.delete(half, false);
        }
    }

    private static long attempt() {
        return TaskContext.get() == null ? 0 : TaskContext.get().taskAttemptId();
    }

    private void rows(int file, Path path, Configuration conf) throws IOException {
        int shards = ExpressionRow.shards(samples);
        int width = Math.min(samples, ExpressionRow.SHARD_SAMPLES);
        try (ExpressionFile writer = ExpressionFile.create(path, conf, (long) order.length * shards, width)) {
            for (int gene : Arrays.copyOfRange(order, from(file), from(file + 1))) {
                for (int shard = 0; shard < shards; shard++) {
                    writer.write(row(gene, shard));
                }
            }
        }
    }

    private int from(int file) {
        return (int) ((long) order.length * file / files);
    }

    private ExpressionRow row(int gene, int shard) {
        int first = shard * ExpressionRow.SHARD_SAMPLES;
        float[] values = new float[Math.min(samples - first, ExpressionRow.SHARD_SAMPLES)];
        genes.fill(gene, first, values);
        return new ExpressionRow(genes.gene(gene), shard, values);
    }
}
