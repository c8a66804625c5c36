package io.prominence.formats.anndata;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.prominence.domain.DataRefusedException;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;

/** Arrays of whatever type HDF5 has, as text and as numbers. */
final class Cells {
    /** Number of the filter LZF in HDF5's registry. */
    private static final int LZF = 32_000;

    /** Most bytes that deflate makes of one (1,032), rounded up. */
    private static final long MOST_SHRUNK = 1_100;

    private static final long MOST_CHUNK = 1L << 30;

    private Cells() {}

    /**
     * The data set, if its values are safe to read: it and its chunks are no larger than what the file could hold at the
     * best that gzip can do, which a damaged header may say otherwise; and it is not compressed with LZF. HDF5 leaves a chunk that LZF cannot shrink as it is, which jHDF 0.13.0
     * takes for compressed.
     */
    static Dataset sound(Dataset data) {
        boolean lzf = data.getFilters().stream().anyMatch(filter -> filter.getId() == LZF);
        if (lzf) {
            throw new DataRefusedException("Cannot read " + data.getFileAsPath() + ": " + data.getPath()
                    + " is compressed with LZF. Write the file again with write_h5ad(compression = \"gzip\").");
        }
        long most = MOST_SHRUNK * data.getFileAsPath().toFile().length();
        if (data.getSizeInBytes() > most || chunkBytes(data) > Math.min(most, MOST_CHUNK)) {
            throw new DataRefusedException(
                    "Cannot read " + data.getFileAsPath() + ": " + data.getPath() + " says that it" + " has "
                            + data.getSize() + " values, more than the file can hold. Copy it again.");
        }
        return data;
    }

    private static double chunkBytes(Dataset data) {
        double bytes = 0;
        if (data instanceof ChunkedDataset chunked) {
            bytes = chunked.getDataType().getSize();
            for (int length : chunked.getChunkDimensions()) {
                bytes *= length;
            }
        }
        return bytes;
    }

    /** The same for a column of so many rows. */
    private static Dataset sound(Dataset column, int rows) {
        long[] dimensions = column.getDimensionsAsLong();
        if (dimensions.length != 1 || dimensions[0] != rows) {
            throw new DataRefusedException("Cannot read " + column.getFileAsPath() + ": " + column.getPath() + " is "
                    + Arrays.toString(dimensions) + ", but there are " + rows + " rows. Write the file again.");
        }
        return sound(column);
    }

    /** Text of an attribute; empty where there is none. */
    static String attribute(Node node, String name) {
        Attribute attribute = node.getAttributes().get(name);
        return attribute == null ? "" : String.valueOf(attribute.getData());
    }

    /** A column as text; NaN is empty, and a whole number is written without a point. */
    static List<String> text(Dataset column, int rows) {
        return text(sound(column, rows));
    }

    /** A column of any length as text. */
    static List<String> text(Dataset column) {
        Object data = sound(column).getData();
        String[] text = new String[Array.getLength(data)];
        for (int i = 0; i < text.length; i++) {
            text[i] = text(Array.get(data, i));
        }
        return Arrays.asList(text);
    }

    private static String text(Object cell) {
        if (cell instanceof Number number && !Double.isFinite(number.doubleValue())) {
            return "";
        }
        return cell == null ? "" : cell.toString();
    }

    /** Whole numbers of a data set of one dimension. */
    static long[] whole(Dataset numbers, int rows) {
        Object data = sound(numbers, rows).getData();
        if (data instanceof long[] already) {
            return already;
        }
        long[] whole = new long[Array.getLength(data)];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = Array.getLong(data, i);
        }
        return whole;
    }

    /** Puts the numbers of an array into floats; never negative zero. */
    static void floats(Object numbers, float[] into) {
        if (numbers instanceof float[] same) {
            for (int i = 0; i < into.length; i++) {
                into[i] = same[i] + 0f;
            }
            return;
        }
        for (int i = 0; i < into.length; i++) {
            into[i] = (float) Array.getDouble(numbers, i) + 0f;
        }
    }
}
