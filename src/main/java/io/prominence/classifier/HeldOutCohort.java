package io.prominence.classifier;

import io.prominence.results.Prediction;
import io.prominence.stats.prediction.Auroc;
import io.prominence.stats.prediction.WeightedAuroc;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one model said of the samples of one cohort (or of several) in one repeat.
 *
 * @param rows predictions whose status is known
 * @param probability by sample
 * @param label by sample, 1 or 0
 * @param weight by sample
 * @param fold by sample, numbered from 0 in the order in which folds come
 */
record HeldOutCohort(List<Prediction> rows, double[] probability, byte[] label, double[] weight, int[] fold) {
    static HeldOutCohort of(List<Prediction> rows) {
        byte[] label = new byte[rows.size()];
        int[] fold = new int[rows.size()];
        Map<String, Integer> folds = new LinkedHashMap<>();
        for (int i = 0; i < label.length; i++) {
            Prediction row = rows.get(i);
            label[i] = (byte) (row.label() ? 1 : 0);
            folds.putIfAbsent(row.fold(), folds.size());
            fold[i] = folds.get(row.fold());
        }
        return new HeldOutCohort(
                rows,
                rows.stream().mapToDouble(Prediction::probability).toArray(),
                label,
                rows.stream().mapToDouble(Prediction::weight).toArray(),
                fold);
    }

    /** One for each repeat: the same samples, predicted by models of other folds. */
    static List<HeldOutCohort> repeats(List<Prediction> rows) {
        return group(rows, Prediction::repeat).stream().map(HeldOutCohort::of).toList();
    }

    /** Rows of equal key, keys in the order in which they first come. */
    static <T, K> List<List<T>> group(List<T> rows, Function<T, K> key) {
        Map<K, List<T>> groups =
                rows.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
        return List.copyOf(groups.values());
    }

    Prediction first() {
        return rows.get(0);
    }

    int n() {
        return label.length;
    }

    int positives() {
        int count = 0;
        for (byte one : label) {
            count += one;
        }
        return count;
    }

    boolean hasBothClasses() {
        return positives() > 0 && positives() < n();
    }

    /** True where censoring has hidden samples, for which others count more. */
    boolean isWeighted() {
        return Arrays.stream(weight).anyMatch(w -> w != 1);
    }

    boolean isConstant() {
        return Arrays.stream(probability).distinct().count() <= 1;
    }

    /** The folds one by one. */
    List<HeldOutCohort> folds() {
        return group(rows, Prediction::fold).stream().map(HeldOutCohort::of).toList();
    }

    /** Pairs are compared within a fold only, as each fold has a model of its own. */
    Auroc auroc() {
        List<HeldOutCohort> folds = folds();
        List<Auroc> areas = folds.stream().map(HeldOutCohort::wholeAuroc).toList();
        return Auroc.within(
                areas, folds.stream().mapToDouble(HeldOutCohort::pairs).toArray());
    }

    private Auroc wholeAuroc() {
        return isWeighted() ? WeightedAuroc.of(probability, label, weight) : Auroc.of(probability, label);
    }

    /** Weight of the positives times that of the negatives. */
    double pairs() {
        double[] sums = new double[2];
        IntStream.range(0, n()).forEach(i -> sums[label[i]] += weight[i]);
        return sums[0] * sums[1];
    }
}
