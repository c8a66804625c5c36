package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.DataRefusedException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationTest {
    private static final NamedSeed SEED = new NamedSeed(7);

    @Test
    void two_cohorts_with_the_label_are_each_held_out() {
        Validation validation = validation(CohortFixture.of("a", 30), CohortFixture.of("b", 24));
        assertEquals(Validation.Kind.LEAVE_ONE_COHORT_OUT, validation.kind());
        assertEquals(
                List.of("a", "b"), validation.splits().stream().map(Split::fold).toList());
        assertEquals(24, validation.splits().get(0).training().samples().size());
        assertTrue(validation.splits().get(0).training().samples().stream()
                .allMatch(sample -> sample.cohort().id().equals("b")));
    }

    @Test
    void a_single_cohort_is_cross_validated() {
        Validation validation = validation(CohortFixture.of("a", 30));
        assertEquals(Validation.Kind.GROUPED_CROSS_VALIDATION, validation.kind());
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
        assertTrue(eligibility.admits("a", CohortFixture.of("a", 30).data().samples()));
        assertFalse(eligibility.admits("b", CohortFixture.of("b", 9).data().samples()));
        assertEquals(List.of("b: 3 positives and 6 negatives"), eligibility.leftOut());
        eligibility.requireSome();
    }

    @Test
    void without_a_cohort_to_train_on_the_counts_are_named() {
        Eligibility eligibility = new Eligibility(Plans.elasticNet(FeatureSet.MARKER));
        eligibility.admits("b", CohortFixture.of("b", 9).data().samples());
        var refused = assertThrows(DataRefusedException.class, eligibility::requireSome);
        assertEquals(
                "Cannot train on label metastatic: no cohort has at least 5 positives and as many negatives "
                        + "(b: 3 positives and 6 negatives). Choose another label or horizon, add cohorts, lower "
                        + "classifier.min-positives, or take the block classifier out.",
                refused.getMessage());
    }

    private static Validation validation(CohortFixture... cohorts) {
        List<CohortData> data = Arrays.stream(cohorts).map(CohortFixture::data).toList();
        return Validation.of(LabelledSample.of(data, CohortFixture.TARGET), Plans.elasticNet(FeatureSet.MARKER), SEED);
    }
}
