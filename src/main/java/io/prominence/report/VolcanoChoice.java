package io.prominence.report;

import io.prominence.domain.AssociatePlan;
import io.prominence.report.words.OutcomeName;
import io.prominence.results.Pooled;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which pooled rows the plots of the genome need, so that a caller can leave the others unread: those over all cohorts,
 * of one method per outcome, with the plan's first adjustment.
 */
public final class VolcanoChoice implements Predicate<Pooled> {
    private static final List<String> FOR_LABELS = List.of("moderated-t", "wilcoxon");
    private static final List<String> FOR_THE_MARKER = List.of("spearman", "pearson");

    private final Optional<String> labelMethod;
    private final Optional<String> markerMethod;
    private final String adjustment;

    private VolcanoChoice(Optional<String> labelMethod, Optional<String> markerMethod, String adjustment) {
        this.labelMethod = labelMethod;
        this.markerMethod = markerMethod;
        this.adjustment = adjustment;
    }

    /** The choice for a plan: cox for endpoints, moderated-t or else wilcoxon for labels, a correlation for the marker. */
    public static VolcanoChoice of(AssociatePlan plan) {
        String adjustment =
                plan.adjustments().isEmpty() ? "" : plan.adjustments().get(0).name();
        return new VolcanoChoice(first(FOR_LABELS, plan), first(FOR_THE_MARKER, plan), adjustment);
    }

    private static Optional<String> first(List<String> preferred, AssociatePlan plan) {
        return preferred.stream().filter(plan.methods()::contains).findFirst();
    }

    @Override
    public boolean test(Pooled row) {
        return row.level().equals(ReportData.ALL) && methodFits(row) && adjustmentFits(row);
    }

    private boolean methodFits(Pooled row) {
        return switch (OutcomeName.of(row.outcome()).kind()) {
            case "endpoint" -> row.method().equals("cox");
            case "label" -> labelMethod.filter(row.method()::equals).isPresent();
            default -> markerMethod.filter(row.method()::equals).isPresent();
        };
    }

    /** The Wilcoxon test is never adjusted. */
    private boolean adjustmentFits(Pooled row) {
        return row.adjustment().equals(row.method().equals("wilcoxon") ? "" : adjustment);
    }
}
