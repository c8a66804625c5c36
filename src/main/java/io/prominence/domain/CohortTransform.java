package io.prominence.domain;

import java.util.Optional;

/** What ingest does to the values of a cohort together, after {@link Transform} has been applied to each of them. */
public enum CohortTransform implements Identified {
    /** Every sample gets the same distribution, as {@code limma::normalizeQuantiles}. */
    QUANTILE("quantile"),
    /** What differs between batches is removed, as {@code sva::ComBat}; configured in a block of its own, {@link CombatRule}. */
    COMBAT("combat"),
    /** Every gene becomes the normal scores of its ranks, Φ⁻¹((r − 3/8)/(n + 1/4)). */
    RANK_INVERSE_NORMAL("rank-inverse-normal"),
    /** Every gene gets mean 0 and standard deviation 1. */
    Z_SCORE("z-score");

    private final String id;

    CohortTransform(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    /** Scale of values on {@code scale} after this; empty where it cannot be applied to them. */
    public Optional<ExpressionUnit.Scale> after(ExpressionUnit.Scale scale) {
        if (scale == ExpressionUnit.Scale.STANDARD_DEVIATIONS) {
            return Optional.empty();
        }
        return switch (this) {
            case QUANTILE -> Optional.of(scale);
            case COMBAT -> scale == ExpressionUnit.Scale.LOG2 ? Optional.of(scale) : Optional.empty();
            case RANK_INVERSE_NORMAL, Z_SCORE -> Optional.of(ExpressionUnit.Scale.STANDARD_DEVIATIONS);
        };
    }
}
