package io.prominence.lake;

import io.prominence.domain.DataRefusedException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Turns rows (gene, ordinal of the sample, value), sorted in this order, into whole vectors in a staging file; holds one
 * vector at a time.
 */
record LongPartition(String folder, String[] samples, Measure measure, String source, SerializableConfiguration conf)
        implements Serializable {

    /** What a partition has staged, from how many cells, those that it has refused, and what its values say about their unit. */
    record Staged(List<StagedRow> rows, long cells, List<RefusedCell> refused, UnitEvidence evidence)
            implements Serializable {}

    Iterator<Staged> stage(int partition, Iterator<InternalRow> rows) throws IOException {
        if (!rows.hasNext()) {
            return List.<Staged>of().iterator();
        }
        long attempt = TaskContext.get() == null ? 0 : TaskContext.get().taskAttemptId();
        var path = new Path(folder, "rows-" + partition + "-" + attempt);
        try (var file = StagingFile.create(path, conf.value(), samples.length)) {
            var vectors = new Vectors(path.toString(), file);
            while (rows.hasNext()) {
                InternalRow row = rows.next();
                vectors.add(row.getUTF8String(0), row.getInt(1), row.isNullAt(2) ? Float.NaN : row.getFloat(2));
            }
            vectors.flush();
            return List.of(new Staged(vectors.staged, vectors.cells, vectors.refused, vectors.evidence))
                    .iterator();
        }
    }

    private final class Vectors {
        private final String path;
        private final StagingFile file;
        private final List<StagedRow> staged = new ArrayList<>();
        private final List<RefusedCell> refused = new ArrayList<>();
        private final UnitEvidence evidence = measure.evidence(samples.length);
        private final float[] values = new float[samples.length];
        private UTF8String gene;
        private long cells;
        private int last;

        Vectors(String path, StagingFile file) {
            this.path = path;
            this.file = file;
        }

        void add(UTF8String rowGene, int ordinal, float value) throws IOException {
            if (!rowGene.equals(gene)) {
                flush();
                gene = rowGene.copy();
                last = -1;
                Arrays.fill(values, Float.NaN);
            }
            if (ordinal == last) {
                throw twice(ordinal, values[ordinal], value);
            }
            if (Float.isInfinite(value)) {
                String cell = gene + " of " + samples[ordinal];
                refused.add(new RefusedCell(source, 0, cell, Float.toString(value), "not a finite number"));
            } else {
                values[ordinal] = value;
            }
            last = ordinal;
            cells++;
        }

        private DataRefusedException twice(int ordinal, float first, float second) {
            return new DataRefusedException("Cannot ingest cohort " + measure.cohort() + ": gene " + gene
                    + " of sample " + samples[ordinal] + " comes twice in " + source + " (values " + first + " and "
                    + second + "). Remove one of the rows.");
        }

        void flush() throws IOException {
            if (gene != null) {
                float[] row = values.clone();
                measure.apply(row, gene.toString(), source, evidence);
                staged.add(StagedRow.of(gene.toString(), "", source, path, file.add(row), row));
            }
        }
    }
}
