package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackedValuesTest {
    @Test
    void every_bit_comes_back() {
        float[][] values = {
            {0, -0f, 1, -1, Float.MIN_VALUE, Float.MAX_VALUE},
            {Float.NaN, Float.intBitsToFloat(0x7fc00123), Float.NEGATIVE_INFINITY, 3.25e-38f, -7.5f, 1e9f}
        };
        float[][] back = PackedValues.of(values).unpacked();
        assertEquals(values.length, back.length);
        for (int row = 0; row < values.length; row++) {
            assertEquals(values[row].length, back[row].length);
            for (int i = 0; i < values[row].length; i++) {
                assertEquals(Float.floatToRawIntBits(values[row][i]), Float.floatToRawIntBits(back[row][i]));
            }
        }
        assertEquals(0, PackedValues.of(new float[0][]).unpacked().length);
        assertEquals(2, PackedValues.of(new float[2][0]).unpacked().length);
    }

    @Test
    void z_scores_take_a_sixth_less() {
        SplittableRandom random = new SplittableRandom(1);
        float[][] values = new float[20][1000];
        for (float[] row : values) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        int bytes = 0;
        for (byte[] plane : PackedValues.of(values).planes()) {
            bytes += plane.length;
        }
        assertEquals(20 * 1000 * 4 * 5 / 6.0, bytes, 1000);
    }
}
