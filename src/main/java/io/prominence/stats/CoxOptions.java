package io.prominence.stats;

import java.io.Serializable;

/**
 * How {@link CoxModel} treats ties, tests, and estimates errors. Immutable; changed by {@code with}.
 *
 * @param ties treatment of tied events
 * @param test test of the coefficient
 * @param errors standard errors; the Wald test is theirs
 */
public record CoxOptions(CoxTies ties, CoxTest test, CoxErrors errors) implements Serializable {
    private static final CoxOptions DEFAULTS = new CoxOptions(CoxTies.EFRON, CoxTest.WALD, CoxErrors.INFORMATION);

    /** Checks that test and errors belong together. */
    public CoxOptions {
        if (test == CoxTest.LIKELIHOOD_RATIO && errors == CoxErrors.CLUSTERED) {
            throw new IllegalArgumentException("Cannot test by likelihood ratio with clustered errors: the likelihood "
                    + "takes samples of a patient for independent. Use Wald's test.");
        }
    }

    /** Efron's ties, Wald's test, errors from the information. */
    public static CoxOptions withDefaults() {
        return DEFAULTS;
    }

    /** The same with another treatment of ties. */
    public CoxOptions with(CoxTies other) {
        return new CoxOptions(other, test, errors);
    }

    /** The same with another test. */
    public CoxOptions with(CoxTest other) {
        return new CoxOptions(ties, other, errors);
    }

    /** The same with other standard errors. */
    public CoxOptions with(CoxErrors other) {
        return new CoxOptions(ties, test, other);
    }
}
