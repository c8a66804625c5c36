package io.prominence.analysis;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.prominence.domain.Adjustment;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.EffectScale;
import io.prominence.domain.Outcome;
import io.prominence.lake.CohortCards;
import io.prominence.lake.CohortVersion;
import io.prominence.scan.Analysis;
import io.prominence.scan.CohortEstimates;
import io.prominence.scan.MadeEstimates;
import io.prominence.scan.Method;
import io.prominence.scan.Methods;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitCheckTest {
    private static final CohortVersion LOG2 = cohort("seq", "log2-tpm-plus-1", "none");
    private static final CohortVersion TPM = cohort("amounts", "tpm", "none");
    private static final CohortVersion INTENSITY = cohort("array", "linear-intensity", "none");
    private static final CohortVersion Z = cohort("scores", "z-score", "none");

    @ParameterizedTest
    @ValueSource(strings = {"moderated-t", "moderated-t-trend", "welch-t"})
    void a_log2_fold_change_needs_log2_values_in_every_cohort(String method) {
        assertEquals(
                "Cannot compute " + method + " with label:meta: its effect is a log2 fold change, but values are tpm in"
                        + " amounts, z-score in scores. Declare transform = log2-plus-1 for amounts. Leave out scores, or give"
                        + " its values on a log2 scale. Or take " + method + " out of associate.methods.",
                refusal(method, LOG2, TPM, Z));
        refusal(method, TPM);
    }

    @Test
    void a_hazard_ratio_per_doubling_is_not_pooled_with_one_per_amount() {
        assertEquals(
                "Cannot pool log-hazard-ratio of cox with endpoint:os: a hazard ratio per unit means something else in"
                        + " each, as values are log2-tpm-plus-1 in seq, tpm in amounts, linear-intensity in array. Declare"
                        + " transform = log2-plus-1 for amounts and array. Or take cox out of associate.methods.",
                refusal("cox", LOG2, TPM, INTENSITY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cox", "cox-robust", "cox-score", "cox-interaction"})
    void hazard_ratios_of_standard_deviations_and_of_other_linear_units_are_others(String method) {
        refusal(method, LOG2, Z);
        refusal(method, TPM, INTENSITY);
        accepted(method, TPM, cohort("more", "tpm", "none"));
        accepted(method, Z, cohort("more", "z-score", "none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pearson", "differential-coexpression"})
    void a_correlation_of_amounts_is_not_one_of_logarithms(String method) {
        assertEquals(
                List.of(true, true, true),
                List.of(
                        refusal(method, LOG2, TPM).contains("log2-tpm-plus-1 in seq, tpm in amounts"),
                        refusal(method, LOG2, TPM).contains("Declare transform = log2-plus-1 for amounts."),
                        refusal(method, Z, TPM).contains("Leave out scores")));
        accepted(method, LOG2, Z);
        accepted(method, TPM, INTENSITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spearman", "kendall", "wilcoxon"})
    void ranks_are_free_of_unit(String method) {
        accepted(method, LOG2, TPM, INTENSITY, Z);
    }

    @Test
    void log2_scales_of_any_origin_go_together_and_counts_are_seen_as_logarithms() {
        CohortVersion[] cohorts = {
            LOG2,
            cohort("ratios", "log-ratio", "none"),
            cohort("transformed", "rsem", "log2-plus-1"),
            cohort("reads", "counts", "none")
        };
        for (Method method : Methods.all()) {
            accepted(method.id(), cohorts);
        }
    }

    @Test
    void a_cohort_without_the_outcome_is_not_asked() {
        CohortVersion silent = CohortCards.version("silent", "renal", "tpm", "none", Map.of(), Map.of());
        accepted("cox", LOG2, silent);
        accepted("moderated-t", LOG2, silent);
        refusal("pearson", LOG2, silent);
    }

    @Test
    void every_scale_is_judged() {
        Set<EffectScale> free = Set.of(EffectScale.AUC);
        for (Method method : Methods.all()) {
            boolean ofRanks = free.contains(method.scale())
                    || Set.of("spearman", "kendall").contains(method.id());
            if (ofRanks) {
                accepted(method.id(), LOG2, TPM);
            } else {
                refusal(method.id(), LOG2, TPM);
            }
        }
    }

    @Test
    void effects_of_two_scales_cannot_even_be_put_into_one_set_to_pool() {
        List<CohortEstimates> estimates = List.of(estimates(LOG2), estimates(TPM));
        List<Analysis> analyses = List.of(analysis("cox"));
        assertThrows(DataRefusedException.class, () -> new AssociationSet(analyses, estimates));
        assertDoesNotThrow(() -> new AssociationSet(analyses, List.of(estimates(LOG2), estimates(LOG2))));
    }

    private static CohortEstimates estimates(CohortVersion cohort) {
        String[] genes = {"g"};
        return new CohortEstimates(
                cohort, genes, genes, List.of(MadeEstimates.columns(List.of(MadeEstimates.estimate(0.1, 0.1, 0)))));
    }

    private static CohortVersion cohort(String id, String unit, String transform) {
        return CohortCards.version(id, "renal", unit, transform);
    }

    private static Analysis analysis(String id) {
        Method method = Methods.byId(id).orElseThrow();
        Outcome outcome =
                switch (method.outcomeKind()) {
                    case MARKER -> Outcome.marker("PROM2");
                    case LABEL -> Outcome.label("meta");
                    case ENDPOINT -> Outcome.endpoint("os");
                };
        return new Analysis(method, outcome, Adjustment.none());
    }

    private static void accepted(String method, CohortVersion... cohorts) {
        UnitCheck.check(List.of(cohorts), List.of(analysis(method)));
    }

    private static String refusal(String method, CohortVersion... cohorts) {
        return assertThrows(
                        DataRefusedException.class,
                        () -> UnitCheck.check(List.of(cohorts), List.of(analysis(method))),
                        method)
                .getMessage();
    }
}
