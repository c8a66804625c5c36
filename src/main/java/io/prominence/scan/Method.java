package io.prominence.scan;

import io.prominence.domain.EffectScale;
import io.prominence.domain.Identified;
import io.prominence.domain.Outcome;
import io.prominence.stats.GeneFilter;
import io.prominence.stats.GeneKernel;

/**
 * A statistic with its test, as the registry knows it.
 *
 * @param id name in configuration and tables
 * @param scale what its effect is measured in
 * @param outcomeKind what it holds expression against
 * @param adjustment whether it has adjusted rows
 * @param preparation how its kernel is prepared
 * @param completion what is still to be done when all genes of a cohort are known
 */
public record Method(
        String id,
        EffectScale scale,
        Outcome.Kind outcomeKind,
        Adjustable adjustment,
        Preparation preparation,
        Completion completion) {

    /** Whether a method can be adjusted for covariates. */
    public enum Adjustable implements Identified {
        YES("yes"),
        NO("no");

        private final String id;

        Adjustable(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    /** Prepares a kernel for one cohort. */
    @FunctionalInterface
    public interface Preparation {
        GeneKernel prepare(Design design, GeneFilter filter);
    }

    /** Finishes the estimates of one cohort, for methods that borrow strength over genes. */
    @FunctionalInterface
    public interface Completion {
        /** Nothing is left to do. */
        Completion NONE = estimates -> {};

        void complete(EstimateColumns estimates);
    }
}
