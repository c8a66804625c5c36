package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.DataRefusedException;
import io.prominence.results.ClassifierSampleSize;
import io.prominence.stats.prediction.SampleSize;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which feature sets have the samples that their parameters need, by the criteria of {@link SampleSize}. Counted are all
 * samples that the saved model is trained on, and all columns that are offered to it.
 *
 * @param plan the classifier
 * @param rows a row for each feature set, in the order of the plan
 */
record SampleSizeCheck(ClassifierPlan plan, List<ClassifierSampleSize> rows) {
    /**
     * Counts.
     *
     * @throws DataRefusedException where no feature set has enough, and nothing is forced
     */
    static SampleSizeCheck of(ClassifierPlan plan, Recipes recipes, TrainingFold whole) {
        List<ClassifierSampleSize> rows = plan.features().sets().stream()
                .map(features -> row(plan, features, recipes.columns(features, whole), whole))
                .toList();
        SampleSizeCheck check = new SampleSizeCheck(plan, rows);
        if (check.trained().isEmpty()) {
            throw new DataRefusedException("Cannot train on " + plan.target().words() + ": too few samples for every"
                    + " feature set. "
                    + rows.stream().map(SampleSizeCheck::words).collect(Collectors.joining("; "))
                    + ". Add cohorts, take feature sets of fewer columns, set classifier.force = true, which marks"
                    + " every result as forced, or take the block classifier out.");
        }
        return check;
    }

    /**
     * Looks whether any feature set would be trained, of cohorts whose values may have stayed in the lake: they are read only
     * where every set would be refused if all genes varied.
     *
     * @throws DataRefusedException where none would be
     */
    static void requireSome(ClassifierPlan plan, Recipes recipes, TrainingFold whole) {
        int n = whole.samples().size();
        double share = (double) whole.positives() / n;
        boolean some = plan.protocol().force()
                || plan.features().sets().stream()
                        .mapToInt(features -> Math.max(1, recipes.mostColumns(features, whole)))
                        .anyMatch(columns -> n >= SampleSize.of(columns, share).samples());
        if (!some) {
            of(plan, recipes, whole);
        }
    }

    private static ClassifierSampleSize row(ClassifierPlan plan, FeatureSet features, int columns, TrainingFold whole) {
        int n = whole.samples().size();
        int positives = whole.positives();
        int parameters = Math.max(1, columns);
        SampleSize size = SampleSize.of(parameters, (double) positives / n);
        return new ClassifierSampleSize(
                plan.target().id(),
                features.id(),
                n,
                positives,
                parameters,
                Math.min(positives, n - positives) / (double) parameters,
                size.forShrinkage(),
                size.forOptimism(),
                size.forShare(),
                size.samples(),
                n >= size.samples()
                        ? ClassifierSampleSize.ENOUGH
                        : plan.protocol().force() ? ClassifierSampleSize.FORCED : ClassifierSampleSize.REFUSED);
    }

    /** The feature sets that are trained. */
    List<FeatureSet> trained() {
        return plan.features().sets().stream()
                .filter(features ->
                        rows.stream().anyMatch(row -> row.features().equals(features.id()) && !row.isRefused()))
                .toList();
    }

    /** A sentence for each feature set that is refused or forced. */
    List<String> warnings() {
        return rows.stream()
                .filter(row -> !row.verdict().equals(ClassifierSampleSize.ENOUGH))
                .map(row -> row.isRefused()
                        ? "Not trained, and nothing can be said of it: feature set " + words(row) + "."
                        : "Forced: feature set " + words(row)
                                + ". It is trained because classifier.force = true; what it measures is unsure, and a"
                                + " model of it is not to be used.")
                .toList();
    }

    /** The row of a feature set. */
    ClassifierSampleSize of(FeatureSet features) {
        return rows.stream()
                .filter(row -> row.features().equals(features.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Ids of the feature sets that are trained although they have too few samples. */
    Set<String> forced() {
        return rows.stream()
                .filter(ClassifierSampleSize::isForced)
                .map(ClassifierSampleSize::features)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** {@code genes offers 500 parameters to 300 samples …}. */
    static String words(ClassifierSampleSize row) {
        return String.format(
                Locale.ROOT,
                "%s offers %d parameter%s to %d samples with %d positives (%.2f events per parameter), and the criteria of"
                        + " Riley and others ask for %d samples (shrinkage %d, optimism %d, share of positives %d)",
                row.features(),
                row.parameters(),
                row.parameters() == 1 ? "" : "s",
                row.n(),
                row.nPositive(),
                row.eventsPerParameter(),
                row.needed(),
                row.neededForShrinkage(),
                row.neededForOptimism(),
                row.neededForShare());
    }
}
