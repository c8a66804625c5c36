package io.prominence.stats;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Which samples may exchange their outcomes when the gene has nothing to do with them.
 *
 * <p>What is exchanged is the patient, whole: all outcomes of a patient go together to another one, its first sample's to
 * the other's first and so on, in the order of stratum and sample. Two patients may exchange if they have as many samples
 * in every stratum. So no outcome leaves its stratum, and the samples of a patient stay together. Every arrangement that
 * this allows is equally likely. Immutable; O(n) a shuffle. The patients that may exchange are a block of Winkler et al.
 * 2014, doi 10.1016/j.neuroimage.2014.01.060.
 */
public final class Exchange implements Serializable {
    private static final long serialVersionUID = 1;

    /** By class and patient: its samples. */
    private final int[][][] classes;

    private final int size;

    private Exchange(int[][][] classes, int size) {
        this.classes = classes;
        this.size = size;
    }

    /**
     * Finds the patients that may exchange.
     *
     * @param patients code of the patient of each sample; −1 for a patient of its own
     * @param strata code of the stratum of each sample; empty for one stratum
     */
    public static Exchange of(int[] patients, int[] strata) {
        Map<Integer, List<Integer>> samples = new LinkedHashMap<>();
        for (int i = 0; i < patients.length; i++) {
            int own = -1 - i;
            samples.computeIfAbsent(patients[i] < 0 ? own : patients[i], code -> new ArrayList<>())
                    .add(i);
        }
        Map<List<Integer>, List<int[]>> classes = new LinkedHashMap<>();
        for (List<Integer> patient : samples.values()) {
            patient.sort(Comparator.comparingInt(i -> stratum(strata, i)));
            List<Integer> pattern =
                    patient.stream().map(i -> stratum(strata, i)).toList();
            classes.computeIfAbsent(pattern, unseen -> new ArrayList<>())
                    .add(patient.stream().mapToInt(i -> i).toArray());
        }
        return new Exchange(
                classes.values().stream()
                        .map(patientsOf -> patientsOf.toArray(int[][]::new))
                        .toArray(int[][][]::new),
                patients.length);
    }

    private static int stratum(int[] strata, int sample) {
        return strata.length == 0 ? 0 : strata[sample];
    }

    /** Number of samples. */
    public int size() {
        return size;
    }

    /** Whether any exchange changes these outcomes. */
    public boolean changes(double[] outcomes) {
        for (int[][] patients : classes) {
            double[] first = at(outcomes, patients[0]);
            for (int[] patient : patients) {
                if (!Arrays.equals(first, at(outcomes, patient))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double[] at(double[] outcomes, int[] samples) {
        return Arrays.stream(samples).mapToDouble(i -> outcomes[i]).toArray();
    }

    /**
     * One random arrangement.
     *
     * @param source filled: whose outcome each sample gets
     */
    public void shuffle(UniformRandomProvider random, int[] source) {
        for (int[][] patients : classes) {
            int[] order = shuffled(patients.length, random);
            for (int i = 0; i < order.length; i++) {
                int[] to = patients[i];
                int[] from = patients[order[i]];
                for (int j = 0; j < to.length; j++) {
                    source[to[j]] = from[j];
                }
            }
        }
    }

    private static int[] shuffled(int n, UniformRandomProvider random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
