package io.prominence.formats.anndata;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.prominence.domain.DataRefusedException;
import io.prominence.formats.matrix.Transposition;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;

/** A matrix of observations by variables, dense or sparse, read in blocks. */
final class Matrix {
    /** Values of a block: 2 Mi, which are 16 MiB as doubles. */
    private static final int BLOCK = 1 << 21;

    private final Path path;
    private final Node node;
    private final String encoding;
    private final int rows;
    private final int columns;

    private Matrix(Path path, Node node, String encoding, int rows, int columns) {
        this.path = path;
        this.node = node;
        this.encoding = encoding;
        this.rows = rows;
        this.columns = columns;
    }

    /** The matrix of a node, which has so many rows and columns. */
    static Matrix of(Path path, Node node, int rows, int columns) {
        String encoding = node instanceof Dataset
                ? "array"
                : Cells.attribute(node, "encoding-type") + Cells.attribute(node, "h5sparse_format");
        if (!encoding.equals("array") && !encoding.startsWith("csr") && !encoding.startsWith("csc")) {
            throw new DataRefusedException("Cannot read " + path + ": " + node.getName() + " is encoded as \""
                    + encoding + "\". Read are array, csr_matrix and csc_matrix: write it so in Python.");
        }
        var matrix = new Matrix(path, node, encoding, rows, columns);
        long[] shape = matrix.shape();
        if (shape.length != 2 || shape[0] != rows || shape[1] != columns) {
            throw new DataRefusedException("Cannot read " + path + ": " + node.getName() + " is "
                    + Arrays.toString(shape) + ", but there are " + rows + " observations and " + columns
                    + " variables. Write the file again.");
        }
        return matrix;
    }

    private long[] shape() {
        if (node instanceof Dataset dense) {
            return dense.getDimensionsAsLong();
        }
        Attribute shape = node.getAttributes().get("shape");
        Object numbers = (shape == null ? node.getAttributes().get("h5sparse_shape") : shape).getData();
        long[] both = new long[Array.getLength(numbers)];
        for (int i = 0; i < both.length; i++) {
            both[i] = Array.getLong(numbers, i);
        }
        return both;
    }

    void forEachGene(GeneReceiver receiver) {
        if (encoding.startsWith("csc")) {
            new Sparse((Group) node, columns, rows).forEachLine(receiver::accept);
            return;
        }
        try (var transposed = new Transposition(path.toString(), rows, columns)) {
            if (node instanceof Dataset dense) {
                rowsOf(dense, transposed);
            } else {
                new Sparse((Group) node, rows, columns).forEachLine((index, row) -> transposed.addRow(row));
            }
            transposed.forEachColumn(receiver::accept);
        }
    }

    private void rowsOf(Dataset dense, Transposition transposed) {
        int atOnce = Math.max(1, BLOCK / Math.max(1, columns));
        float[] row = new float[columns];
        Cells.sound(dense);
        for (int from = 0; from < rows; from += atOnce) {
            int height = Math.min(atOnce, rows - from);
            Object block = dense.getData(new long[] {from, 0}, new int[] {height, columns});
            for (int i = 0; i < height; i++) {
                Cells.floats(Array.get(block, i), row);
                transposed.addRow(row);
            }
        }
    }

    /** Receives a line of a sparse matrix; the array is the receiver's to keep. */
    private interface LineUse {
        void line(int index, float[] values);
    }

    /** Compressed lines: rows of CSR, columns of CSC. */
    private final class Sparse {
        private final Dataset data;
        private final Dataset indices;
        private final long[] starts;
        private final int lines;
        private final int width;

        Sparse(Group group, int lines, int width) {
            this.lines = lines;
            this.width = width;
            data = Cells.sound(group.getDatasetByPath("data"));
            indices = Cells.sound(group.getDatasetByPath("indices"));
            starts = Cells.whole(group.getDatasetByPath("indptr"), lines + 1);
            if (starts[lines] != data.getSize() || data.getSize() != indices.getSize()) {
                throw damaged("its pointers do not fit its values");
            }
        }

        private DataRefusedException damaged(String what) {
            return new DataRefusedException("Cannot read " + path + ": the sparse matrix " + node.getName()
                    + " is damaged: " + what + ". Write the file again.");
        }

        void forEachLine(LineUse use) {
            int from = 0;
            while (from < lines) {
                int to = from + 1;
                while (to < lines && starts[to + 1] - starts[from] <= BLOCK) {
                    to++;
                }
                block(from, to, use);
                from = to;
            }
        }

        private void block(int from, int to, LineUse use) {
            long first = starts[from];
            int count = Math.toIntExact(starts[to] - first);
            float[] values = new float[count];
            Object at = new int[0];
            if (count > 0) {
                Cells.floats(data.getData(new long[] {first}, new int[] {count}), values);
                at = indices.getData(new long[] {first}, new int[] {count});
            }
            for (int line = from; line < to; line++) {
                float[] whole = new float[width];
                for (int i = (int) (starts[line] - first); i < starts[line + 1] - first; i++) {
                    long index = Array.getLong(at, i);
                    if (index < 0 || index >= width) {
                        throw damaged("an index is " + index + " of " + width);
                    }
                    whole[(int) index] += values[i];
                }
                use.line(line, whole);
            }
        }
    }
}
