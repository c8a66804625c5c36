package io.prominence.classifier;

import io.prominence.domain.Identified;
import java.util.Optional;

/**
 * How probabilities are to be moved to what happened in a cohort.
 *
 * @param kind what is fitted
 * @param on samples that it is fitted on; empty: all whose status is known, by cross-fitting
 */
public record RecalibrationPlan(Kind kind, Optional<Subset> on) {
    /** What is fitted. */
    public enum Kind implements Identified {
        /** One number that moves every logit alike. */
        INTERCEPT("intercept"),
        /** A line through the logits. */
        INTERCEPT_AND_SLOPE("intercept-and-slope");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    /**
     * Samples with one value in a clinical column.
     *
     * @param column column of the sources
     * @param value its value, as written there
     */
    public record Subset(String column, String value) {}
}
