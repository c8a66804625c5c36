package io.prominence.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void ticks_are_round_numbers_within_the_ends() {
        assertArrayEquals(new double[] {0, 2, 4, 6, 8, 10}, Ticks.between(0, 10.9, 7));
        assertArrayEquals(new double[] {-0.5, 0, 0.5}, Ticks.between(-0.9, 0.9, 4));
        assertArrayEquals(new double[] {0.3, 0.35, 0.4}, Ticks.between(0.28, 0.42, 4));
    }

    @Test
    void labels_are_short() {
        assertEquals("2", Ticks.label(2));
        assertEquals("2.5", Ticks.label(2.5));
    }
}
