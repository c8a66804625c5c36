package io.prominence.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/** Genes whose values lie in staging files; several rows of a gene are averaged sample by sample. */
final class StagedGenes implements GeneSource {
    private final GeneName[] names;
    private final String[] files;
    private final int[][] fileOfRow;
    private final int[][] indexOfRow;
    private final int samples;
    private final SerializableConfiguration conf;
    private transient Map<String, FSDataInputStream> open;

    StagedGenes(List<GeneMerging.Merged> genes, int samples, Configuration conf) {
        this.samples = samples;
        this.conf = new SerializableConfiguration(conf);
        names = genes.stream().map(GeneMerging.Merged::name).toArray(GeneName[]::new);
        files = genes.stream()
                .flatMap(gene -> gene.rows().stream())
                .map(StagedRow::file)
                .distinct()
                .sorted()
                .toArray(String[]::new);
        fileOfRow = genes.stream()
                .map(gene -> gene.rows().stream()
                        .mapToInt(row -> Arrays.binarySearch(files, row.file()))
                        .toArray())
                .toArray(int[][]::new);
        indexOfRow = genes.stream()
                .map(gene -> gene.rows().stream().mapToInt(StagedRow::index).toArray())
                .toArray(int[][]::new);
    }

    @Override
    public int genes() {
        return names.length;
    }

    @Override
    public GeneName gene(int i) {
        return names[i];
    }

    @Override
    public void fill(int gene, int firstSample, float[] values) {
        int rows = fileOfRow[gene].length;
        read(gene, 0, firstSample, values);
        if (rows > 1) {
            average(gene, firstSample, values, rows);
        }
    }

    private void average(int gene, int firstSample, float[] values, int rows) {
        double[] sum = new double[values.length];
        int[] n = new int[values.length];
        for (int row = 0; row < rows; row++) {
            read(gene, row, firstSample, values);
            for (int i = 0; i < values.length; i++) {
                if (!Float.isNaN(values[i])) {
                    sum[i] += values[i];
                    n[i]++;
                }
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = n[i] == 0 ? Float.NaN : (float) (sum[i] / n[i]);
        }
    }

    private void read(int gene, int row, int firstSample, float[] values) {
        byte[] bytes = new byte[values.length * Float.BYTES];
        try {
            FSDataInputStream in = stream(files[fileOfRow[gene][row]]);
            in.seek(((long) indexOfRow[gene][row] * samples + firstSample) * Float.BYTES);
            in.readFully(bytes);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    }

    private FSDataInputStream stream(String file) throws IOException {
        if (open == null) {
            open = new HashMap<>();
            if (TaskContext.get() != null) {
                TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> close());
            }
        }
        FSDataInputStream in = open.get(file);
        if (in == null) {
            var path = new Path(file);
            in = LakeFiles.raw(path, conf.value()).open(path);
            open.put(file, in);
        }
        return in;
    }

    private void close() {
        try {
            for (FSDataInputStream in : open.values()) {
                in.close();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        open = null;
    }
}
