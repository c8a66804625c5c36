package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ValidationScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ValidationTest {
    private static final NamedSeed SEED = new NamedSeed(7);

    @Test
    void two_cohorts_with_the_label_are_each_held_out() {
        Validation validation = validation(CohortFixture.of("a", 30), CohortFixture.of("b", 24));
        assertEquals(List.of(ValidationScheme.LEAVE_ONE_COHORT_OUT), validation.schemes());
        assertEquals(
                List.of("a", "b"), validation.splits().stream().map(Split::fold).toList());
        assertEquals(24, validation.splits().get(0).training().samples().size());
        assertTrue(validation.splits().get(0).training().samples().stream()
                .allMatch(sample -> sample.cohort().id().equals("b")));
    }

    @Test
    void a_single_cohort_is_cross_validated() {
        Validation validation = validation(CohortFixture.of("a", 30));
        assertEquals(List.of(ValidationScheme.GROUPED_CROSS_VALIDATION), validation.schemes());
        assertEquals(4, validation.splits().size());
    }

    @Test
    void a_patient_of_two_cohorts_is_not_trained_on_while_held_out() {
        CohortFixture b = CohortFixture.of("b", 30).patients("a-p3", "a-p4");
        Split split = validation(CohortFixture.of("a", 30), b).splits().get(0);
        assertEquals(2, split.patientsGuarded());
        assertEquals(28, split.training().samples().size());
    }

    @Test
    void samples_of_unknown_status_take_no_part() {
        Validation validation = validation(CohortFixture.of("a", 30).labels(-1, -1), CohortFixture.of("b", 30));
        assertEquals(28, validation.splits().get(0).heldOut().size());
    }

    @Test
    void a_training_part_of_one_status_is_refused_with_its_counts() {
        String[] everyone = CohortFixture.of("a", 30).samples().patientIds();
        var refused = assertThrows(
                DataRefusedException.class,
                () -> validation(
                        CohortFixture.of("a", 30), CohortFixture.of("b", 30).patients(everyone)));
        assertTrue(refused.getMessage().contains("0 positives and 0 negatives remain, after 30"), refused.getMessage());
    }

    @Test
    void cohorts_with_too_few_positives_are_left_out_and_counted() {
        Eligibility eligibility = new Eligibility(Plans.elasticNet(FeatureSet.MARKER));
        assertTrue(admits(eligibility, CohortFixture.of("a", 30)));
        assertFalse(admits(eligibility, CohortFixture.of("b", 9)));
        assertEquals(List.of("b: 3 positives and 6 negatives"), eligibility.leftOut());
        eligibility.requireSome();
    }

    @Test
    void without_a_cohort_to_train_on_the_counts_are_named() {
        Eligibility eligibility = new Eligibility(Plans.elasticNet(FeatureSet.MARKER));
        admits(eligibility, CohortFixture.of("b", 9));
        var refused = assertThrows(DataRefusedException.class, eligibility::requireSome);
        assertEquals(
                "Cannot train on label metastatic: no cohort has at least 5 positives and as many negatives "
                        + "(b: 3 positives and 6 negatives). Choose another label or horizon, add cohorts, lower "
                        + "classifier.min-positives, or take the block classifier out.",
                refused.getMessage());
    }

    @Test
    void all_cohorts_of_a_cancer_are_held_out_together() {
        Validation validation = validation(
                CohortFixture.of("a", 30),
                CohortFixture.of("b", 30),
                CohortFixture.of("c", 30).cancer("renal"));
        assertEquals(
                List.of(ValidationScheme.LEAVE_ONE_COHORT_OUT, ValidationScheme.LEAVE_ONE_CANCER_OUT),
                validation.schemes());
        Split melanoma = validation.splits().get(3);
        assertEquals("melanoma", melanoma.fold());
        assertEquals(60, melanoma.heldOut().size());
        assertEquals(Set.of("c"), cohorts(melanoma.training().samples()));
    }

    @Test
    void splits_that_hold_out_the_same_have_the_same_name() {
        Validation validation = validation(
                CohortFixture.of("a", 30),
                CohortFixture.of("b", 30),
                CohortFixture.of("c", 30).cancer("renal"));
        assertEquals("without c", validation.splits().get(2).name());
        assertEquals("without c", validation.splits().get(4).name());
    }

    @Test
    void in_a_transfer_each_cohort_trains_alone_for_all_others() {
        ClassifierPlan plan = Plans.validatedBy(Plans.elasticNet(FeatureSet.MARKER), ValidationScheme.TRANSFER);
        Validation validation = Validation.of(
                population(CohortFixture.of("a", 30), CohortFixture.of("b", 30), CohortFixture.of("c", 30)),
                plan,
                SEED);
        Split onA = validation.splits().get(0);
        assertEquals("a", onA.fold());
        assertEquals(Set.of("a"), cohorts(onA.training().samples()));
        assertEquals(Set.of("b", "c"), cohorts(onA.heldOut()));
    }

    @Test
    void repeats_of_a_cross_validation_have_other_folds_and_each_predicts_everybody_once() {
        ClassifierPlan plan = Plans.with(Plans.elasticNet(FeatureSet.MARKER), Plans.protocol(5, 3));
        List<Split> splits =
                Validation.of(population(CohortFixture.of("a", 30)), plan, SEED).splits();
        assertEquals(15, splits.size());
        for (int repeat = 1; repeat <= 3; repeat++) {
            int own = repeat;
            List<String> predicted = splits.stream()
                    .filter(split -> split.repeat() == own)
                    .flatMap(split -> split.heldOut().stream().map(SamplePlace::sampleId))
                    .toList();
            assertEquals(30, predicted.size());
            assertEquals(30, Set.copyOf(predicted).size());
        }
        assertNotEquals(places(splits.get(0)), places(splits.get(5)));
    }

    @Test
    void a_scheme_that_the_cohorts_do_not_allow_is_refused() {
        ClassifierPlan plan =
                Plans.validatedBy(Plans.elasticNet(FeatureSet.MARKER), ValidationScheme.LEAVE_ONE_CANCER_OUT);
        var refused = assertThrows(
                DataRefusedException.class,
                () -> Validation.of(population(CohortFixture.of("a", 30), CohortFixture.of("b", 30)), plan, SEED));
        assertEquals(
                "Cannot validate label metastatic by leave-one-cancer-out: only one cancer takes part (melanoma). Add"
                        + " cohorts of another cancer, or take leave-one-cancer-out out of classifier.validation.",
                refused.getMessage());
    }

    @Test
    void z_scores_of_a_cross_validation_are_those_of_the_training_part() {
        float[] values = new float[30];
        values[0] = 1e6f;
        for (int i = 1; i < values.length; i++) {
            values[i] = i;
        }
        CohortData a = CohortFixture.of("a", 30).gene("x", values).data();
        Split split = Split.within(new Population(CohortFixture.TARGET, List.of(a)), 1, 1, Set.of("a-p0"));
        double[] training = split.training().samples().stream()
                .mapToDouble(sample -> sample.cohort().expression().z(0, sample.sample()))
                .toArray();
        assertEquals(0, Arrays.stream(training).sum(), 1e-9);
        assertEquals(28, Arrays.stream(training).map(z -> z * z).sum(), 1e-9);
        HeldOutSample out = split.heldOut().get(0);
        assertTrue(out.cohort().expression().z(0, out.sample()) > 1e4);
    }

    private static List<Integer> places(Split split) {
        return split.heldOut().stream().map(SamplePlace::sample).toList();
    }

    private static Set<String> cohorts(List<? extends SamplePlace> samples) {
        return samples.stream().map(sample -> sample.cohort().id()).collect(Collectors.toSet());
    }

    private static boolean admits(Eligibility eligibility, CohortFixture cohort) {
        CohortData data = cohort.data();
        return eligibility.admits(data.card(), data.samples());
    }

    private static Population population(CohortFixture... cohorts) {
        return new Population(
                CohortFixture.TARGET,
                Arrays.stream(cohorts).map(CohortFixture::data).toList());
    }

    private static Validation validation(CohortFixture... cohorts) {
        return Validation.of(population(cohorts), Plans.elasticNet(FeatureSet.MARKER), SEED);
    }
}
