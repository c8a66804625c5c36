package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatientBootstrapTest {
    @Test
    void patients_are_drawn_whole_and_as_many_of_each_status() {
        CohortData cohort = CohortFixture.of("c", 12)
                .gene("g", 0, 1)
                .labels(1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0)
                .patients("a", "a", "b", "c", "d")
                .data();
        TrainingFold fold = TrainingFold.whole(LabelledSample.of(List.of(cohort), CohortFixture.TARGET));
        NamedSeed seed = new NamedSeed(7);
        for (int b = 0; b < 50; b++) {
            int[] drawn = PatientBootstrap.draw(fold, seed.random("test", Integer.toString(b)));
            assertEquals(count(drawn, 0), count(drawn, 1), "both samples of patient a");
            assertEquals(4, IntStream.of(drawn).filter(i -> i % 3 == 0).count(), "patients with a positive sample");
            assertEquals(
                    7, IntStream.of(drawn).filter(i -> i % 3 != 0 && i != 1).count(), "patients without");
        }
        assertNotEquals(
                Arrays.toString(PatientBootstrap.draw(fold, seed.random("test", "1"))),
                Arrays.toString(PatientBootstrap.draw(fold, seed.random("test", "2"))));
    }

    private static long count(int[] drawn, int sample) {
        return IntStream.of(drawn).filter(i -> i == sample).count();
    }
}
