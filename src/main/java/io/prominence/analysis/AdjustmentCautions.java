package io.prominence.analysis;

import io.prominence.domain.AssociatePlan;
import io.prominence.domain.GenePanel;
import io.prominence.scan.CohortInput;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a reader must know before adjusted rows are set beside unadjusted ones: which cohorts cannot be adjusted for
 * something, so that they leave the pool, and on how few genes a panel's score rests.
 */
public final class AdjustmentCautions {
    /** Below this share of a side's genes a score is called thin. */
    private static final double THIN = 0.5;

    private final PanelValues values;
    private final String marker;

    public AdjustmentCautions(PanelValues values, String marker) {
        this.values = values;
        this.marker = marker;
    }

    /** One line per covariate that cohorts lack, and per score and cohort that rests on few genes. */
    public List<String> of(List<CohortInput> cohorts, AssociatePlan plan) {
        List<String> cautions = new ArrayList<>();
        Set<String> asked = new LinkedHashSet<>(plan.covariates());
        for (String covariate : asked) {
            List<String> lacking = cohorts.stream()
                    .filter(cohort -> !cohort.samples().covariates().containsKey(covariate))
                    .map(cohort -> cohort.version().card().id())
                    .toList();
            if (!lacking.isEmpty()) {
                cautions.add(String.join(", ", lacking) + (lacking.size() == 1 ? " has" : " have") + " no " + covariate
                        + ": rows adjusted for it, or by it, are not-available there, and pooled over the other cohorts"
                        + " only. Compare them with unadjusted rows of the same cohorts.");
            }
        }
        asked.forEach(covariate -> GenePanel.ofScore(covariate).ifPresent(panel -> cohorts.stream()
                .filter(cohort -> cohort.samples().covariates().containsKey(covariate))
                .forEach(cohort -> thin(cohort.version().card().id(), panel, cautions))));
        return cautions;
    }

    private void thin(String cohort, GenePanel panel, List<String> cautions) {
        GenePanel own = panel.without(marker);
        long up = measured(cohort, own.up());
        long down = measured(cohort, own.down());
        if (up < THIN * own.up().size() || down < THIN * own.down().size()) {
            cautions.add(panel.scoreName() + " of " + cohort + " rests on " + up + " of "
                    + own.up().size()
                    + " genes up"
                    + (own.down().isEmpty()
                            ? ""
                            : " and " + down + " of " + own.down().size() + " down")
                    + ": it is not the score of the other cohorts.");
        }
    }

    private long measured(String cohort, List<String> symbols) {
        return symbols.stream()
                .filter(symbol -> values.of(cohort, symbol).isPresent())
                .count();
    }
}
