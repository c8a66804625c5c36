package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FloatMedianTest {
    private final FloatMedian median = new FloatMedian();

    /** The middle of all values in order. */
    private static double sorted(float[] values) {
        float[] all = values.clone();
        Arrays.sort(all);
        int n = 0;
        while (n < all.length && !Float.isNaN(all[n])) {
            n++;
        }
        return n == 0 ? Double.NaN : ((double) all[(n - 1) / 2] + all[n / 2]) / 2;
    }

    @Test
    void it_is_the_middle_of_the_sorted_values() {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 2_000; round++) {
            float[] values = new float[random.nextInt(60)];
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (random.nextInt(round % 2 == 0 ? 3 : 8)) {
                    case 0 -> 0f;
                    case 1 -> (float) random.nextDouble(-8, 8);
                    case 2 -> random.nextInt(-3, 4);
                    case 3 -> Float.NaN;
                    case 4 -> -0f;
                    case 5 -> Float.intBitsToFloat(random.nextInt());
                    case 6 -> 5 + random.nextInt(3) * Math.ulp(5f);
                    default -> (float) StrictMath.exp(random.nextDouble(-80, 80));
                };
            }
            assertEquals(sorted(values), median.of(values), () -> Arrays.toString(values));
        }
    }

    @Test
    void without_a_value_there_is_none() {
        assertEquals(Double.NaN, median.of(new float[0]));
        assertEquals(Double.NaN, median.of(new float[] {Float.NaN, Float.NaN}));
        assertEquals(2.5, median.of(new float[] {Float.NaN, 3, 2}));
    }
}
