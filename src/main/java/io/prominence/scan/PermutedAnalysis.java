package io.prominence.scan;

import io.prominence.domain.Adjustment;
import io.prominence.domain.Outcome;
import io.prominence.stats.ScoreNull;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A question whose outcome is permuted.
 *
 * @param on whether values or ranks are correlated
 * @param outcome what is permuted
 * @param adjustment what is adjusted for; without modifier
 */
public record PermutedAnalysis(ScoreNull.On on, Outcome outcome, Adjustment adjustment) {
    /**
     * The scores that stand for some analyses, each once: of ranks for a method of ranks, of values for all others. An
     * interaction has none, as no permutation of the outcome leaves its main effects alone.
     */
    public static List<PermutedAnalysis> of(List<Analysis> analyses) {
        Set<PermutedAnalysis> scores = new LinkedHashSet<>();
        for (Analysis analysis : analyses) {
            if (isMainEffect(analysis)) {
                scores.add(new PermutedAnalysis(on(analysis.method()), analysis.outcome(), analysis.adjustment()));
            }
        }
        return List.copyOf(scores);
    }

    private static boolean isMainEffect(Analysis analysis) {
        boolean partnerOfLabel = analysis.method().marker() == Method.MarkerRole.PARTNER
                && analysis.outcome().kind() != Outcome.Kind.MARKER;
        return analysis.adjustment().modifier().isEmpty() && !partnerOfLabel;
    }

    private static ScoreNull.On on(Method method) {
        return switch (method.reading()) {
            case ORDER -> ScoreNull.On.RANKS;
            case VALUES -> ScoreNull.On.VALUES;
        };
    }

    /** Name of the method in tables: {@code score} or {@code rank-score}. */
    public String method() {
        return on == ScoreNull.On.RANKS ? "rank-score" : "score";
    }
}
