package io.prominence.stats;

import java.io.Serializable;
import java.util.Arrays;

/** The samples of an analysis: those with a known target and complete covariates, in the cohort's order. Immutable. */
final class AnalysisSamples implements Serializable {
    private static final long serialVersionUID = 1;

    private final int cohortSize;
    private final int[] chosen;

    private AnalysisSamples(int cohortSize, int[] chosen) {
        this.cohortSize = cohortSize;
        this.chosen = chosen;
    }

    /** Samples where the target and every covariate are finite. */
    static AnalysisSamples complete(double[] target, double[][] covariates) {
        for (int j = 0; j < covariates.length; j++) {
            if (covariates[j].length != target.length) {
                throw new IllegalArgumentException("Covariate " + j + " has " + covariates[j].length
                        + " values, the target " + target.length + ". They must be one per sample.");
            }
        }
        int[] chosen = new int[target.length];
        int n = 0;
        for (int i = 0; i < target.length; i++) {
            if (Double.isFinite(target[i]) && isComplete(covariates, i)) {
                chosen[n++] = i;
            }
        }
        return new AnalysisSamples(target.length, Arrays.copyOf(chosen, n));
    }

    private static boolean isComplete(double[][] covariates, int sample) {
        for (double[] covariate : covariates) {
            if (!Double.isFinite(covariate[sample])) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return chosen.length;
    }

    /** Where one of these samples is in the cohort. */
    int position(int sample) {
        return chosen[sample];
    }

    /** A column of the cohort, on these samples. */
    double[] select(double[] column) {
        double[] selected = new double[chosen.length];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = column[chosen[i]];
        }
        return selected;
    }

    /** Groups of the cohort, on these samples. */
    byte[] select(byte[] groups) {
        byte[] selected = new byte[chosen.length];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = groups[chosen[i]];
        }
        return selected;
    }

    /** Codes of the cohort, on these samples. */
    int[] select(int[] codes) {
        int[] selected = new int[chosen.length];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = codes[chosen[i]];
        }
        return selected;
    }

    /** Columns of the cohort, on these samples. */
    double[][] select(double[][] columns) {
        double[][] selected = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            selected[j] = select(columns[j]);
        }
        return selected;
    }

    /**
     * Packs a gene's finite values.
     *
     * @param values one per sample of the cohort
     * @param into the values, packed
     * @param kept positions among these samples of the values packed
     * @return how many
     */
    int gather(double[] values, double[] into, int[] kept) {
        if (values.length != cohortSize) {
            throw new IllegalArgumentException("The gene has " + values.length + " values, the kernel was prepared for "
                    + cohortSize + " samples.");
        }
        int n = 0;
        for (int i = 0; i < chosen.length; i++) {
            double value = values[chosen[i]];
            if (Double.isFinite(value)) {
                into[n] = value;
                kept[n] = i;
                n++;
            }
        }
        return n;
    }
}
