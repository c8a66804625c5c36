package io.prominence.stats;

import java.io.Serializable;

/** Numbered permutations of the outcomes of some samples. Immutable. */
interface Arrangements extends Serializable {
    /** How many. */
    int count();

    /**
     * Fills whose outcome each sample gets in one of them.
     *
     * @param index from 0
     * @param source one place per sample
     */
    void arrange(int index, int[] source);

    /** Whether these outcomes can come out different at all. */
    boolean change(double[] outcomes);
}
