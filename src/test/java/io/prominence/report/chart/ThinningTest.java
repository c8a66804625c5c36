package io.prominence.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
    @Test
    void few_points_stay_as_they_are() {
        var points = List.of(1, 2, 3);

        assertSame(points, Thinning.evenly(points, 3));
    }

    @Test
    void first_and_last_stay_and_the_rest_is_even() {
        assertEquals(
                List.of(0, 25, 50, 75, 100),
                Thinning.evenly(IntStream.rangeClosed(0, 100).boxed().toList(), 5));
    }
}
