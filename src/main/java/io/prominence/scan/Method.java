package io.prominence.scan;

import io.prominence.domain.EffectScale;
import io.prominence.domain.Identified;
import io.prominence.domain.Outcome;

/**
 * A statistic with its test, as the registry knows it.
 *
 * @param id name in configuration and tables
 * @param scale what its effect is measured in
 * @param outcomeKind what it holds expression against
 * @param marker whether the marker is a partner of every gene
 * @param reading whether it sees values or their order only, which is free of unit
 * @param adjustment which adjusted rows it has
 * @param route how it gets to its estimates
 */
public record Method(
        String id,
        EffectScale scale,
        Outcome.Kind outcomeKind,
        MarkerRole marker,
        Reading reading,
        Adjustable adjustment,
        Route route) {

    /** What of the values a method sees. */
    public enum Reading implements Identified {
        VALUES("values"),
        ORDER("order");

        private final String id;

        Reading(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    /** Which adjustments a method has rows for. */
    public enum Adjustable implements Identified {
        /** Every adjustment of the study. */
        YES("yes"),
        /** The unadjusted one only. */
        NO("no"),
        /** Every adjustment of the study with every modifier: the effect is that of gene × modifier. */
        BY_MODIFIER("by-modifier");

        private final String id;

        Adjustable(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    /** What the marker is to a method. */
    public enum MarkerRole implements Identified {
        /** A gene like any other. */
        GENE("gene"),
        /** What every gene is held against, so that its own row is {@code self}. */
        PARTNER("partner");

        private final String id;

        MarkerRole(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }
}
