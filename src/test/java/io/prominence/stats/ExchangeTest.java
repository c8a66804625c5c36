package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final int[] ONE_STRATUM = {};
    private final UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(7);

    @Test
    void every_arrangement_of_free_samples_is_equally_likely() {
        Exchange exchange = Exchange.of(new int[] {0, 1, 2}, ONE_STRATUM);
        Map<String, Integer> counts = new HashMap<>();
        int[] source = new int[3];
        int draws = 60_000;
        for (int i = 0; i < draws; i++) {
            exchange.shuffle(random, source);
            counts.merge(source[0] + "" + source[1] + source[2], 1, Integer::sum);
        }
        assertEquals(6, counts.size());
        // 4.5 standard deviations of a count
        double allowed = 4.5 * Math.sqrt(draws / 6.0 * (5.0 / 6.0));
        counts.forEach((order, count) -> assertEquals(draws / 6.0, count, allowed, order));
    }

    @Test
    void no_outcome_leaves_its_stratum() {
        int[] strata = {0, 1, 0, 2, 1, 0, 2, 1};
        Exchange exchange = Exchange.of(IntStream.range(0, 8).toArray(), strata);
        int[] source = new int[8];
        for (int draw = 0; draw < 200; draw++) {
            exchange.shuffle(random, source);
            for (int i = 0; i < 8; i++) {
                assertEquals(strata[i], strata[source[i]]);
            }
            assertEquals(8, IntStream.of(source).distinct().count());
        }
    }

    @Test
    void patients_stay_whole_and_exchange_with_patients_of_as_many_samples() {
        int[] patients = {0, 1, 0, 2, 1, 3, 4, -1, -1};
        Exchange exchange = Exchange.of(patients, ONE_STRATUM);
        int[] source = new int[9];
        boolean exchanged = false;
        for (int draw = 0; draw < 200; draw++) {
            exchange.shuffle(random, source);
            boolean kept = source[0] == 0 && source[2] == 2 && source[1] == 1 && source[4] == 4;
            boolean swapped = source[0] == 1 && source[2] == 4 && source[1] == 0 && source[4] == 2;
            assertTrue(kept || swapped);
            exchanged |= swapped;
            for (int i : new int[] {3, 5, 6, 7, 8}) {
                assertTrue(source[i] == 3 || source[i] >= 5);
            }
        }
        assertTrue(exchanged);
    }

    @Test
    void a_patient_in_two_strata_exchanges_only_with_one_in_the_same_two() {
        int[] patients = {0, 0, 1, 1, 2, 2, 3};
        int[] strata = {0, 1, 1, 0, 0, 0, 0};
        Exchange exchange = Exchange.of(patients, strata);
        int[] source = new int[7];
        boolean exchanged = false;
        for (int draw = 0; draw < 100; draw++) {
            exchange.shuffle(random, source);
            boolean swapped = source[0] == 3 && source[1] == 2 && source[3] == 0 && source[2] == 1;
            assertTrue(swapped || (source[0] == 0 && source[1] == 1 && source[3] == 3 && source[2] == 2));
            assertTrue(source[4] == 4 && source[5] == 5 && source[6] == 6);
            exchanged |= swapped;
        }
        assertTrue(exchanged);
    }

    @Test
    void outcomes_that_are_alike_in_every_class_cannot_change() {
        Exchange paired = Exchange.of(new int[] {0, 0, 1, 1}, ONE_STRATUM);
        assertFalse(paired.changes(new double[] {1, 0, 1, 0}));
        assertTrue(paired.changes(new double[] {1, 0, 0, 1}));
        Exchange strata = Exchange.of(new int[] {0, 1, 2, 3}, new int[] {0, 0, 1, 1});
        assertFalse(strata.changes(new double[] {1, 1, 0, 0}));
    }
}
