package io.prominence.cli.config;

import io.prominence.domain.Adjustment;
import io.prominence.domain.AssociatePlan;
import io.prominence.domain.AssociatePlan.NullPlan;
import io.prominence.domain.Normalisation;
import io.prominence.domain.PoolingPlan;
import io.prominence.scan.Method;
import io.prominence.scan.Methods;
import java.util.Collections;
import java.util.List;

/** Reads the blocks {@code associate} and {@code classifier} of a study file. */
final class StudyBlocks {
    /** The methods of a study that names none. */
    private static final List<String> USUAL_METHODS = List.of("pearson", "spearman", "moderated-t", "wilcoxon", "cox");

    private StudyBlocks() {}

    /** @param knownMethods ids of the method registry */
    static AssociatePlan associate(Block block, List<String> knownMethods) {
        Block filter = block.block("filter");
        NullPlan usual = NullPlan.DEFAULT;
        AssociatePlan plan = new AssociatePlan(
                block.strings("methods", USUAL_METHODS),
                block.strings("labels", List.of()),
                block.strings("endpoints", List.of()),
                block.stringLists("adjustments", List.of(List.of())).stream()
                        .map(Adjustment::of)
                        .distinct()
                        .toList(),
                block.strings("modifiers", List.of()),
                block.integer("min-samples", 10, 3, Integer.MAX_VALUE),
                block.integer("min-events", 5, 1, Integer.MAX_VALUE),
                filter.number("max-missing", 0.2, 0, 1),
                filter.number("min-variance", 0, 0, Double.MAX_VALUE),
                new NullPlan(
                        block.integer("permutations", usual.permutations(), 0, 1_000_000),
                        block.integer("random-signatures", usual.randomSignatures(), 0, 100_000),
                        block.integer("matched-genes", usual.matchedGenes(), 0, 100_000)),
                pooling(block.block("pooling")),
                block.constant("normalisation", Normalisation.class, Normalisation.TMM));
        for (String method : plan.methods()) {
            if (!knownMethods.contains(method)) {
                block.problem(
                        "methods", "holds " + method + ", which is not a method. " + NameHint.of(method, knownMethods));
            }
        }
        plan.methods().stream()
                .filter(method -> plan.modifiers().isEmpty() && asksForModifier(method))
                .forEach(method -> block.problem(
                        "methods",
                        "holds " + method + ", but no modifier is named. Give for example modifiers = [emt-score]."));
        plan.adjustments().forEach(adjustment -> twice(block, adjustment));
        if (plan.adjustments().stream().noneMatch(Adjustment::isNone)) {
            block.problem(
                    "adjustments",
                    "lacks the unadjusted analysis, which the answer, the volcano plots and wilcoxon need. Add [] to it.");
        }
        filter.finish();
        block.finish();
        return plan;
    }

    /** A covariate that is a term and a stratum, or a term twice, explains itself. */
    private static void twice(Block block, Adjustment adjustment) {
        List<String> needed = adjustment.needed();
        needed.stream()
                .filter(covariate -> Collections.frequency(needed, covariate) > 1)
                .distinct()
                .forEach(covariate -> block.problem(
                        "adjustments",
                        "holds [" + adjustment.name().replace("+", ", ") + "], which has " + covariate
                                + " twice. Keep it once: as a covariate, or as strata(" + covariate + ")."));
    }

    private static PoolingPlan pooling(Block block) {
        PoolingPlan defaults = PoolingPlan.withDefaults();
        PoolingPlan plan = new PoolingPlan(
                block.constant("tau2", PoolingPlan.Tau2Estimator.class, defaults.tau2()),
                block.constant("test", PoolingPlan.PooledTest.class, defaults.test()));
        block.finish();
        return plan;
    }

    private static boolean asksForModifier(String method) {
        return Methods.byId(method)
                .map(known -> known.adjustment() == Method.Adjustable.BY_MODIFIER)
                .orElse(false);
    }
}
