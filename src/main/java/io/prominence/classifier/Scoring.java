package io.prominence.classifier;

import io.prominence.domain.CohortCard;
import io.prominence.lake.CohortVersion;
import io.prominence.results.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Applies a saved model to a cohort of the lake. */
public final class Scoring {
    private static final String VALIDATION = "final";
    private static final int FEW_SAMPLES = 20;

    private Scoring() {}

    /** Probability of every sample, with the genes that the cohort lacks. */
    public static ScoreResult score(ModelBundle bundle, CohortVersion cohort) {
        return score(
                bundle,
                CohortData.read(cohort, GeneSelection.of(bundle.features().genesToRead())));
    }

    static ScoreResult score(ModelBundle bundle, CohortData cohort) {
        int n = cohort.samples().size();
        double[] probability = bundle.model().probabilities(bundle.features().columnsOf(cohort), n);
        byte[] label = cohort.samples().labels().get(bundle.card().label());
        List<Prediction> predictions = new ArrayList<>();
        for (int sample = 0; sample < n; sample++) {
            Boolean status = label == null ? null : status(label[sample]);
            predictions.add(prediction(bundle.card(), cohort, sample, status, probability[sample]));
        }
        List<String> missing = bundle.features().missingIn(cohort);
        return new ScoreResult(predictions, bundle.features().genes(), missing, warnings(bundle, cohort, missing));
    }

    private static Boolean status(byte label) {
        return label < 0 ? null : Boolean.valueOf(label == 1);
    }

    private static Prediction prediction(ModelCard card, CohortData cohort, int sample, Boolean status, double p) {
        return new Prediction(
                cohort.id(),
                cohort.samples().sampleIds()[sample],
                cohort.samples().patientIds()[sample],
                card.model(),
                card.features(),
                VALIDATION,
                "-",
                1,
                status,
                status == null ? 0 : 1,
                p,
                null);
    }

    private static List<String> warnings(ModelBundle bundle, CohortData cohort, List<String> missing) {
        List<String> warnings = new ArrayList<>();
        int genes = bundle.features().genes().size();
        if (!missing.isEmpty()) {
            warnings.add("Cohort " + cohort.id() + " does not measure " + missing.size() + " of the model's " + genes
                    + " genes; they count as 0, the mean: " + String.join(", ", missing) + ".");
        }
        if (genes > 0) {
            scales(bundle.card(), cohort.card(), warnings);
        }
        if (genes > 0 && cohort.samples().size() < FEW_SAMPLES) {
            warnings.add("Cohort " + cohort.id() + " has " + cohort.samples().size()
                    + " samples: expression is standardised within the cohort, which is unsure with so few.");
        }
        if (bundle.card().cohorts().stream().anyMatch(trained -> trained.id().equals(cohort.id()))) {
            warnings.add("The model was trained on cohort " + cohort.id()
                    + ": these probabilities say nothing of how it " + "does on samples that it has not seen.");
        }
        return List.copyOf(warnings);
    }

    private static void scales(ModelCard model, CohortCard cohort, List<String> warnings) {
        Set<String> known = new LinkedHashSet<>();
        model.cohorts().forEach(trained -> known.add(scale(trained.unit(), trained.transform())));
        String own = scale(cohort.unit(), cohort.transform());
        if (!known.contains(own)) {
            warnings.add("Cohort " + cohort.id() + " has unit " + own + ", the model was trained on "
                    + String.join("; ", known) + ": z-scores remove shift and scale, but not the shape.");
        }
    }

    private static String scale(String unit, String transform) {
        return unit + " with transform " + transform;
    }
}
