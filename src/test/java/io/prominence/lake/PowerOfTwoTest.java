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
}
