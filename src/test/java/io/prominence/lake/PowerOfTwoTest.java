package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PowerOfTwoTest {
    @Test
    void it_is_right_to_two_parts_in_ten_million() {
        for (double exponent = -70; exponent < 70; exponent += 0.0137) {
            double power = Math.pow(2, exponent);
            assertEquals(power, PowerOfTwo.of(exponent), 2e-7 * power, "2^" + exponent);
        }
        assertEquals(8, PowerOfTwo.of(3));
        assertEquals(Double.POSITIVE_INFINITY, PowerOfTwo.of(5000));
        assertEquals(Double.NaN, PowerOfTwo.of(Double.NaN));
    }

    @Test
    void many_at_once_are_the_same_as_one_by_one() {
        float[] exponents = {0, -0f, 0.5f, 1.5f, 2.5f, -0.5f, -3.7f, 15.99f, 999, -999, Float.NaN};
        assertSameOneByOne(exponents);
        exponents[3] = 2000;
        exponents[5] = -1050;
        exponents[7] = Float.NEGATIVE_INFINITY;
        assertSameOneByOne(exponents);
    }

    private static void assertSameOneByOne(float[] exponents) {
        double[] powers = new double[exponents.length];
        PowerOfTwo.of(exponents, powers);
        for (int i = 0; i < powers.length; i++) {
            assertEquals(PowerOfTwo.of(exponents[i]), powers[i]);
        }
    }
}
