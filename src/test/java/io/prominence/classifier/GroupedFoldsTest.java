package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupedFoldsTest {
    private static final NamedSeed SEED = new NamedSeed(7);

    @Test
    void patients_are_never_split() {
        Population population =
                new Population(CohortFixture.TARGET, List.of(pairedPatients(60).data()));
        List<LabelledSample> samples = population.labelled();
        GroupedFolds folds = GroupedFolds.deal(samples, 5, SEED.random("test"));
        for (int fold = 0; fold < 5; fold++) {
            Split split = Split.within(population, fold + 1, 1, folds.patients(fold));
            Set<String> held = patients(split.heldOut());
            held.retainAll(patients(split.training().samples()));
            assertEquals(Set.of(), held);
            assertEquals(0, split.patientsGuarded());
            assertEquals(
                    samples.size(),
                    split.heldOut().size() + split.training().samples().size());
        }
    }

    @Test
    void both_statuses_are_spread_evenly() {
        List<LabelledSample> samples = samples(CohortFixture.of("a", 60));
        GroupedFolds folds = GroupedFolds.deal(samples, 5, SEED.random("test"));
        for (int fold = 0; fold < 5; fold++) {
            List<LabelledSample> part = folds.fold(samples, fold);
            assertEquals(12, part.size());
            assertEquals(4, part.stream().filter(LabelledSample::positive).count());
        }
    }

    @Test
    void folds_do_not_depend_on_the_order_of_samples() {
        List<LabelledSample> samples = samples(CohortFixture.of("a", 60));
        List<LabelledSample> shuffled = new ArrayList<>(samples);
        Collections.shuffle(shuffled, new Random(1));
        assertEquals(
                GroupedFolds.deal(samples, 5, SEED.random("test")),
                GroupedFolds.deal(shuffled, 5, SEED.random("test")));
    }

    @Test
    void there_are_no_more_folds_than_patients_of_the_rarer_status() {
        List<LabelledSample> samples =
                samples(CohortFixture.of("a", 6).labels(1, 1, 0, 0, 0, 0).patients("x", "x"));
        assertEquals(1, GroupedFolds.possible(samples, 5));
        assertTrue(GroupedFolds.possible(samples(CohortFixture.of("a", 60)), 5) == 5);
    }

    private static CohortFixture pairedPatients(int samples) {
        String[] patients = new String[samples];
        for (int i = 0; i < samples; i++) {
            patients[i] = "p" + i / 2;
        }
        return CohortFixture.of("a", samples).patients(patients);
    }

    private static List<LabelledSample> samples(CohortFixture cohort) {
        return LabelledSample.of(List.of(cohort.data()), CohortFixture.TARGET);
    }

    private static Set<String> patients(List<? extends SamplePlace> samples) {
        Set<String> patients = new HashSet<>();
        samples.forEach(sample -> patients.add(sample.patientId()));
        return patients;
    }
}
