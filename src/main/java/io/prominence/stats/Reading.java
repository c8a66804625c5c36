package io.prominence.stats;

import java.io.Serializable;

/** What a method reads from the regression of a gene. */
interface Reading extends Serializable {
    /** Fewest samples with which there is a standard error, for a number of covariates. */
    int fewestSamples(int covariates);

    /**
     * Fills in effect, standard error and what else the method has.
     *
     * @param fit the regression
     * @param out n and events are set
     */
    void read(Regression fit, Estimate out);
}
