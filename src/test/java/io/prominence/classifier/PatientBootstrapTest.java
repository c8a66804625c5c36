package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    @Test
    void intervals_and_shares_of_bootstraps_are_those_of_r() {
        Golden golden = Golden.cases("classifier/importance").get(0);
        double[][] columns = golden.vectors("columns");
        byte[] label = golden.bytes("label");
        double[] weight = new double[label.length];
        Arrays.fill(weight, 1);
        List<double[]> fits = Arrays.stream(golden.vectors("draws"))
                .map(draw -> Arrays.stream(draw).mapToInt(i -> (int) i).toArray())
                .map(draw -> PatientBootstrap.fit(
                        columns, label, weight, golden.input("alpha"), golden.input("lambda"), draw))
                .toList();
        double[] deviations =
                Arrays.stream(columns).mapToDouble(FoldMatrix::deviation).toArray();
        ModelUse use = ModelUse.ofCoefficients(new double[columns.length], deviations, fits);
        assertArrayEquals(golden.expectedAll("low"), use.ciLow(), 1e-6, golden::toString);
        assertArrayEquals(golden.expectedAll("high"), use.ciHigh(), 1e-6, golden::toString);
        assertArrayEquals(golden.expectedAll("selected"), use.selected(), 1e-12, golden::toString);
    }

    @Test
    void the_interval_over_splits_is_that_of_a_t_test() {
        Golden golden = Golden.cases("classifier/importance").get(1);
        ModelUse use = ModelUse.ofLosses(
                new double[1],
                Map.of(0, Arrays.stream(golden.inputs("losses")).boxed().toList()));
        golden.check("mean", use.value()[0], 1e-12);
        golden.check("low", use.ciLow()[0], 1e-10);
        golden.check("high", use.ciHigh()[0], 1e-10);
    }

    private static long count(int[] drawn, int sample) {
        return IntStream.of(drawn).filter(i -> i == sample).count();
    }
}
