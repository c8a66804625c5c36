package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.stats.PooledEffect;
import io.prominence.stats.RandomEffects;
import io.prominence.stats.prediction.Auroc;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeanAurocTest {
    private static final Auroc GOOD = new Auroc(100, 30, 0.8, 0.04, 0.72, 0.88);
    private static final Auroc FAIR = new Auroc(100, 30, 0.7, 0.05, 0.60, 0.80);
    private static final Auroc SILENT = new Auroc(100, 30, 0.5, 0, 0.5, 0.5);
    private static final Auroc PERFECT = new Auroc(100, 30, 1, 0, 1, 1);

    @Test
    void cohorts_are_pooled_by_random_effects_within_0_and_1() {
        PooledEffect pooled = RandomEffects.withDefaults().pool(new double[] {0.8, 0.7}, new double[] {0.04, 0.05});
        MeanAuroc mean = MeanAuroc.of(List.of(GOOD, FAIR));
        assertEquals(pooled.effectRandom(), mean.value());
        assertEquals(Math.max(0, pooled.ciLow()), mean.ciLow());
        assertEquals(1, mean.ciHigh());
        assertTrue(pooled.ciHigh() > 1);
    }

    @Test
    void one_cohort_keeps_its_own_value_and_interval() {
        assertEquals(new MeanAuroc(0.8, 0.72, 0.88), MeanAuroc.of(List.of(GOOD)));
    }

    @Test
    void a_cohort_of_which_the_model_says_nothing_takes_no_part() {
        assertEquals(MeanAuroc.of(List.of(GOOD, FAIR)), MeanAuroc.of(List.of(GOOD, SILENT, FAIR)));
        assertEquals(0.5, MeanAuroc.of(List.of(SILENT, SILENT)).value());
    }

    @Test
    void a_perfect_ranking_gives_the_plain_mean_without_an_interval() {
        MeanAuroc mean = MeanAuroc.of(List.of(PERFECT, GOOD));
        assertEquals(0.9, mean.value(), 1e-15);
        assertTrue(Double.isNaN(mean.ciLow()));
    }
}
