package io.prominence.lake;

import com.github.luben.zstd.Zstd;
import java.io.Serializable;

/**
 * Rows of floats, smaller for a shuffle, every bit kept: the exponents of all values, then each byte of their mantissas, each
 * compressed by Zstandard. Values of one scale have few exponents, which is all that can be compressed of measurements;
 * Spark's own compression (LZ4) finds nothing in them.
 *
 * @param rows number of rows
 * @param length values of a row
 * @param planes what is compressed, by byte: exponents, then from the highest of the mantissa to the lowest with the sign
 */
record PackedValues(int rows, int length, byte[][] planes) implements Serializable {
    private static final int FASTEST = 1;

    /** Packs rows of one length. */
    static PackedValues of(float[][] values) {
        int length = values.length == 0 ? 0 : values[0].length;
        byte[][] planes = new byte[Float.BYTES][Math.multiplyExact(values.length, length)];
        int at = 0;
        for (float[] row : values) {
            for (float value : row) {
                int bits = Integer.rotateLeft(Float.floatToRawIntBits(value), 1);
                planes[0][at] = (byte) (bits >>> 24);
                planes[1][at] = (byte) (bits >>> 16);
                planes[2][at] = (byte) (bits >>> 8);
                planes[3][at] = (byte) bits;
                at++;
            }
        }
        for (int plane = 0; plane < planes.length; plane++) {
            planes[plane] = Zstd.compress(planes[plane], FASTEST);
        }
        return new PackedValues(values.length, length, planes);
    }

    /** The rows. */
    float[][] unpacked() {
        byte[][] bytes = new byte[Float.BYTES][];
        for (int plane = 0; plane < bytes.length; plane++) {
            bytes[plane] = Zstd.decompress(planes[plane], rows * length);
        }
        float[][] values = new float[rows][length];
        int at = 0;
        for (float[] row : values) {
            for (int i = 0; i < length; i++) {
                int bits = (bytes[0][at] & 0xff) << 24
                        | (bytes[1][at] & 0xff) << 16
                        | (bytes[2][at] & 0xff) << 8
                        | (bytes[3][at] & 0xff);
                row[i] = Float.intBitsToFloat(Integer.rotateRight(bits, 1));
                at++;
            }
        }
        return values;
    }
}
