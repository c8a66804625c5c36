package io.prominence.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Genes whose values lie in staging files; several rows of a gene are averaged sample by sample. Arrays are flat, since it
 * goes to every task.
 */
final class StagedGenes implements GeneSource {
    private final String[] ids;
    private final String[] symbols;
    private final String[] files;
    private final int[] firstRow;
    private final int[] fileOfRow;
    private final int[] indexOfRow;
    private final int samples;
    private final SerializableConfiguration conf;
    private transient volatile Map<Thread, Map<String, FSDataInputStream>> open;

    StagedGenes(List<GeneMerging.Merged> genes, int samples, Configuration conf) {
        this.samples = samples;
        this.conf = new SerializableConfiguration(conf);
        ids = genes.stream().map(gene -> gene.name().id()).toArray(String[]::new);
        symbols = genes.stream().map(gene -> gene.name().symbol()).toArray(String[]::new);
        List<StagedRow> rows =
                genes.stream().flatMap(gene -> gene.rows().stream()).toList();
        files = rows.stream().map(StagedRow::file).distinct().sorted().toArray(String[]::new);
        fileOfRow = rows.stream()
                .mapToInt(row -> Arrays.binarySearch(files, row.file()))
                .toArray();
        indexOfRow = rows.stream().mapToInt(StagedRow::index).toArray();
        firstRow = new int[ids.length + 1];
        for (int gene = 0; gene < ids.length; gene++) {
            firstRow[gene + 1] = firstRow[gene] + genes.get(gene).rows().size();
        }
    }

    @Override
    public int genes() {
        return ids.length;
    }

    @Override
    public GeneName gene(int i) {
        return new GeneName(ids[i], symbols[i]);
    }

    @Override
    public void fill(int gene, int firstSample, float[] values) {
        int rows = firstRow[gene + 1] - firstRow[gene];
        read(firstRow[gene], firstSample, values);
        if (rows > 1) {
            average(gene, firstSample, values, rows);
        }
    }

    private void average(int gene, int firstSample, float[] values, int rows) {
        double[] sum = new double[values.length];
        int[] n = new int[values.length];
        for (int row = 0; row < rows; row++) {
            read(firstRow[gene] + row, firstSample, values);
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

    private void read(int row, int firstSample, float[] values) {
        byte[] bytes = new byte[values.length * Float.BYTES];
        try {
            FSDataInputStream in = stream(files[fileOfRow[row]]);
            in.seek(((long) indexOfRow[row] * samples + firstSample) * Float.BYTES);
            in.readFully(bytes);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    }

    private FSDataInputStream stream(String file) throws IOException {
        Map<String, FSDataInputStream> ofThread =
                streams().computeIfAbsent(Thread.currentThread(), thread -> new HashMap<>());
        FSDataInputStream in = ofThread.get(file);
        if (in == null) {
            var path = new Path(file);
            in = LakeFiles.raw(path, conf.value()).open(path);
            ofThread.put(file, in);
        }
        return in;
    }

    /** Each thread has streams of its own: a file system reads on faster than it reads here and there. */
    private Map<Thread, Map<String, FSDataInputStream>> streams() {
        Map<Thread, Map<String, FSDataInputStream>> streams = open;
        return streams == null ? begun() : streams;
    }

    private synchronized Map<Thread, Map<String, FSDataInputStream>> begun() {
        if (open == null) {
            open = new ConcurrentHashMap<>();
            if (TaskContext.get() != null) {
                TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> close());
            }
        }
        return open;
    }

    /** Closes the files, while no thread reads; they are opened again where values are asked for. */
    synchronized void close() {
        if (open == null) {
            return;
        }
        try {
            for (Map<String, FSDataInputStream> ofThread : open.values()) {
                for (FSDataInputStream in : ofThread.values()) {
                    in.close();
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        open = null;
    }
}
