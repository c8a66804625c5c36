package io.prominence.domain;

import java.util.List;

/**
 * What ComBat removes from the values of a cohort, and what it is told to leave in them.
 *
 * @param batch clinical column that says in which batch a sample was measured
 * @param keep ids of labels and covariates whose differences are kept, in order; a label counts before a covariate of its name
 */
public record CombatRule(String batch, List<String> keep) {
    public CombatRule {
        keep = keep.stream().distinct().toList();
    }

    /** The rule in words, as the card's transform has it. */
    public String words() {
        return batch + (keep.isEmpty() ? "" : " keeping " + String.join(", ", keep));
    }
}
