package io.prominence.classifier;

import io.prominence.domain.CohortSamples.Covariate;
import io.prominence.results.ScoredSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What a reader of predictions must know. */
final class ScoreWarnings {
    private static final int NAMED = 10;

    private final ModelBundle bundle;
    private final CohortData cohort;
    private final List<String> warnings = new ArrayList<>();

    private ScoreWarnings(ModelBundle bundle, CohortData cohort) {
        this.bundle = bundle;
        this.cohort = cohort;
    }

    static List<String> of(
            ModelBundle bundle, CohortData cohort, CoveredGenes genes, List<ScoredSample> predictions, boolean seen) {
        var all = new ScoreWarnings(bundle, cohort);
        if (Boolean.TRUE.equals(bundle.card().forced())) {
            all.add("The model is forced, and not to be used: "
                    + SampleSizeCheck.words(bundle.card().sampleSize()) + ".");
        }
        if (seen) {
            all.add("The model was trained on cohort " + cohort.id()
                    + ": these probabilities say nothing of how it does on samples that it has not seen, and no measures are"
                    + " given.");
        }
        if (!genes.missing().isEmpty()) {
            all.add("Cohort " + cohort.id() + " does not measure "
                    + genes.missing().size() + " of the model's " + genes.read().size()
                    + " genes; they count as 0, the mean: " + named(genes.missing()) + ".");
        }
        all.samples(predictions);
        all.covariates();
        all.kind();
        return List.copyOf(all.warnings);
    }

    /** Samples that are more stand-ins than values. */
    private void samples(List<ScoredSample> predictions) {
        List<String> few = predictions.stream()
                .filter(row -> row.genesCovered() != null && row.genesCovered() < ScorePlan.LEAST_MEASURED)
                .map(ScoredSample::sampleId)
                .toList();
        if (!few.isEmpty()) {
            add(String.format(
                    Locale.ROOT,
                    "%,d of %,d samples have values of fewer than half of the model's genes, and their probabilities are those of"
                            + " an average sample for the most part: %s.",
                    few.size(),
                    predictions.size(),
                    named(few)));
        }
    }

    private static String named(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }

    /** Covariates that are not there, and levels that training did not have. */
    private void covariates() {
        Map<String, Set<String>> levels = new LinkedHashMap<>();
        for (FeatureColumn column : bundle.features().columns()) {
            if (column instanceof FeatureColumn.Level level) {
                levels.computeIfAbsent(level.covariate(), id -> new TreeSet<>()).add(level.level());
            }
            if (column instanceof FeatureColumn.Missing missing
                    && cohort.covariate(missing.covariate()).isEmpty()) {
                add("Cohort " + cohort.id() + " has no covariate " + missing.covariate()
                        + ": it counts as missing in every sample.");
            }
        }
        levels.forEach((id, known) ->
                cohort.covariate(id).map(Covariate::categorical).ifPresent(values -> unknownLevels(id, known, values)));
    }

    private void unknownLevels(String covariate, Set<String> known, String[] values) {
        List<String> unknown = Arrays.stream(values)
                .filter(Objects::nonNull)
                .filter(value -> !known.contains(value))
                .toList();
        if (!unknown.isEmpty()) {
            add(unknown.size() + " of " + values.length + " samples have a " + covariate
                    + " that training did not have (" + String.join(", ", new TreeSet<>(unknown))
                    + "; it had " + String.join(", ", known) + "): they count as none of its levels.");
        }
    }

    /** A status that asks something else than the model predicts. */
    private void kind() {
        String expected = bundle.card().kind() == null ? "" : bundle.card().kind();
        String own = ModelCard.kindIn(cohort.card(), bundle.target());
        if (!expected.isEmpty() && !own.isEmpty() && !expected.equals(own)) {
            add("The status of cohort " + cohort.id() + " is of kind " + own + ", but the model predicts " + expected
                    + ": measures compare the two.");
        }
    }

    private void add(String warning) {
        warnings.add(warning);
    }
}
