package io.prominence.cli;

import io.prominence.results.Permutation;
import io.prominence.results.Specificity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far the marker stands out, in a line beside its pooled effect: among genes like it, and under permutation. */
final class MarkerStanding {
    private static final String ALL = "all";

    private final List<Specificity> specificity;
    private final List<Permutation> permutation;

    /**
     * @param specificity the marker's rows
     * @param permutation the marker's rows
     */
    MarkerStanding(List<Specificity> specificity, List<Permutation> permutation) {
        this.specificity = specificity;
        this.permutation = permutation;
    }

    /** The line that goes with the unadjusted effect over all cohorts; empty where neither was computed. */
    Optional<String> line(String marker, String method, String outcome) {
        List<String> parts = new ArrayList<>();
        matched(method, outcome)
                .ifPresent(found -> parts.add(text(
                        "its p is smaller than that of %s of %,d genes of like mean and variance",
                        percent(found.percentile()), found.nCompared())));
        permuted(method, outcome)
                .ifPresent(found -> parts.add(text(
                        "with outcomes permuted %,d times, p over all genes (max-T) = %.3g",
                        found.permutations(), found.pMaxT())));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        marker + " and " + outcome.replace(':', ' ') + ", is it special? " + String.join("; ", parts));
    }

    private Optional<Specificity> matched(String method, String outcome) {
        return specificity.stream()
                .filter(row -> row.comparison().equals("matched-genes") && row.percentile() != null)
                .filter(row -> row.level().equals(ALL) && row.adjustment().isEmpty())
                .filter(row -> row.method().equals(method) && row.outcome().equals(outcome))
                .findFirst();
    }

    /** The score of ranks stands for an AUC, that of values for a hazard ratio. */
    private Optional<Permutation> permuted(String method, String outcome) {
        String score = method.equals("wilcoxon") ? "rank-score" : "score";
        return permutation.stream()
                .filter(row -> row.pMaxT() != null)
                .filter(row -> row.level().equals(ALL) && row.adjustment().isEmpty())
                .filter(row -> row.method().equals(score) && row.outcome().equals(outcome))
                .findFirst();
    }

    /** Cut, not rounded, so that 99.97 does not become 100. */
    private static String percent(double percent) {
        return text("%.1f %%", Math.floor(percent * 10 + 1e-9) / 10);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
