package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.CohortCard;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixSizeTest {
    private static final long MUCH = 1L << 40;

    @Test
    void genes_count_as_floats_and_features_as_what_fits_keep_of_them() {
        List<CohortCard> cohorts = List.of(
                CohortFixture.of("a", 30).noise(50).data().card(),
                CohortFixture.of("b", 10).noise(70).data().card());
        MatrixSize size = MatrixSize.of(cohorts, Plans.elasticNet(FeatureSet.GENES), MUCH);
        assertEquals(30 * (4 * 50 + 32 * 20) + 10 * (4 * 70 + 32 * 20), size.bytes());
        assertEquals(
                0,
                MatrixSize.of(cohorts, Plans.elasticNet(FeatureSet.PANELS), MUCH)
                        .bytes());
    }

    @Test
    void the_limit_is_of_the_program_unless_the_heap_is_small() {
        List<CohortCard> none = List.of();
        assertEquals(
                2L << 30,
                MatrixSize.of(none, Plans.elasticNet(FeatureSet.GENES), MUCH).limit());
        assertEquals(
                1L << 30,
                MatrixSize.of(none, Plans.elasticNet(FeatureSet.GENES), 2L << 30)
                        .limit());
        assertFalse(new MatrixSize(5, 5).isTooLarge());
        assertTrue(new MatrixSize(6, 5).isTooLarge());
        assertTrue(
                new MatrixSize(3L << 30, 2L << 30).warning().contains("take 3.0 GiB on the driver, more than the 2.0"));
    }
}
