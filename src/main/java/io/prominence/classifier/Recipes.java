package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.CohortSamples.Covariate;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.GenePanel;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The recipe of each feature set of a study. */
final class Recipes {
    private final ClassifierPlan plan;
    private final String marker;
    private final ClinicalFeatures clinical;

    /**
     * @param cohorts cohorts that are trained on: they say which covariates are numbers and which are categories
     * @throws DataRefusedException where no cohort has a covariate, or they disagree on its type
     */
    Recipes(ClassifierPlan plan, String marker, List<CohortData> cohorts) {
        this.plan = plan;
        this.marker = marker;
        this.clinical = needsClinical() ? clinical(cohorts) : new ClinicalFeatures(List.of(), List.of());
    }

    private boolean needsClinical() {
        return plan.features().sets().contains(FeatureSet.CLINICAL)
                || plan.features().sets().contains(FeatureSet.CLINICAL_AND_MARKER);
    }

    FeatureRecipe of(FeatureSet features) {
        return switch (features) {
            case CLINICAL -> clinical;
            case MARKER -> marker();
            case CLINICAL_AND_MARKER -> clinical.and(marker());
            case PANELS -> panels();
            case GENES -> new GenesByVariance(plan.features().genes());
        };
    }

    private FeatureRecipe marker() {
        return fold -> new FittedFeatures(List.of(new FeatureColumn.Marker(marker)));
    }

    private FeatureRecipe panels() {
        return fold -> new FittedFeatures(panels(marker).stream()
                .map(panel -> (FeatureColumn) new FeatureColumn.Panel(panel))
                .toList());
    }

    private static List<GenePanel> panels(String marker) {
        return GenePanel.ALL.stream().map(panel -> panel.without(marker)).toList();
    }

    /** The genes that training must bring to the driver. */
    static GeneSelection genes(ClassifierPlan plan, String marker) {
        if (plan.features().sets().contains(FeatureSet.GENES)) {
            return GeneSelection.all();
        }
        return namedGenes(marker);
    }

    /** The marker and the genes of all panels. */
    static GeneSelection namedGenes(String marker) {
        TreeSet<String> names = new TreeSet<>(List.of(marker));
        panels(marker).forEach(panel -> {
            names.addAll(panel.up());
            names.addAll(panel.down());
        });
        return GeneSelection.of(names);
    }

    private ClinicalFeatures clinical(List<CohortData> cohorts) {
        if (plan.features().clinical().isEmpty()) {
            throw new DataRefusedException("Cannot train on clinical features: no covariate is named for them. "
                    + "Name some in classifier.clinical, or leave clinical out of classifier.features.");
        }
        return new ClinicalFeatures(
                plan.features().clinical().stream()
                        .filter(id -> isNumeric(id, cohorts))
                        .toList(),
                plan.features().clinical().stream()
                        .filter(id -> !isNumeric(id, cohorts))
                        .toList());
    }

    private static boolean isNumeric(String id, List<CohortData> cohorts) {
        List<CohortData> carriers = cohorts.stream()
                .filter(cohort -> cohort.covariate(id).isPresent())
                .toList();
        List<Boolean> types = carriers.stream()
                .map(cohort -> cohort.covariate(id))
                .flatMap(Optional::stream)
                .map(Covariate::isNumeric)
                .distinct()
                .toList();
        if (types.size() == 1) {
            return types.get(0);
        }
        List<String> ids = (carriers.isEmpty() ? cohorts : carriers)
                .stream().map(CohortData::id).toList();
        throw new DataRefusedException("Cannot train on covariate " + id + ": "
                + (types.isEmpty()
                        ? "none of the cohorts " + ids + " has it"
                        : "it is numeric in some and categorical " + "in others of the cohorts " + ids)
                + ". Define it alike in the cohort files, or leave it out of classifier.clinical.");
    }
}
