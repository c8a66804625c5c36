package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampleProfilesTest {
    private static final double BOUND = 0.999;

    private final SplittableRandom random = new SplittableRandom(11);

    private double[] drawn(int genes) {
        return random.doubles(genes, 0, 12).toArray();
    }

    /** Like another, with a correlation near the bound. */
    private double[] like(double[] other) {
        double[] values = other.clone();
        double spread = random.nextDouble(0.12, 0.35);
        for (int g = 0; g < values.length; g++) {
            values[g] += random.nextDouble(-1, 1) * spread;
        }
        return values;
    }

    @Test
    void pairs_above_a_bound_are_those_of_all_pairs() {
        List<double[]> profiles = new ArrayList<>();
        for (int i = 0; i < 530; i++) {
            profiles.add(i > 3 && i % 3 == 0 ? like(profiles.get(random.nextInt(i))) : drawn(211));
        }
        SampleProfiles samples =
                SampleProfiles.of(profiles.stream().map(double[]::clone).toArray(double[][]::new));
        List<SampleProfiles.Pair> expected = new ArrayList<>();
        int close = 0;
        for (int i = 0; i < profiles.size(); i++) {
            double[] all = samples.with(profiles.get(i));
            for (int j = i + 1; j < all.length; j++) {
                close += Math.abs(all[j] - BOUND) < 1e-4 ? 1 : 0;
                if (all[j] > BOUND && (i + j) % 5 != 0) {
                    expected.add(new SampleProfiles.Pair(i, j, all[j]));
                }
            }
        }
        assertTrue(close > 3, "some are near the bound: " + close);
        assertTrue(expected.size() > 40, "some are above: " + expected.size());
        assertEquals(expected, samples.above(BOUND, (i, j) -> (i + j) % 5 != 0));
    }

    @Test
    void without_samples_there_are_no_pairs() {
        assertEquals(List.of(), SampleProfiles.of(new double[0][]).above(BOUND, (i, j) -> true));
    }
}
