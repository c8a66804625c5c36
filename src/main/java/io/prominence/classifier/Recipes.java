package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.MissingGenes;
import io.prominence.domain.CohortSamples.Covariate;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.GenePanel;
import io.prominence.lake.GeneName;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The recipe of each feature set of a study. */
final class Recipes {
    private final ClassifierPlan plan;
    private final String marker;
    private final ClinicalFeatures clinical;
    private final ScaleLearning scales;

    /**
     * @param cohorts cohorts that are trained on: they say which covariates are numbers and which are categories
     * @throws DataRefusedException where no cohort has a covariate, or they disagree on its type
     */
    Recipes(ClassifierPlan plan, String marker, List<CohortData> cohorts) {
        this.plan = plan;
        this.marker = marker;
        this.scales = new ScaleLearning(plan.features());
        this.clinical = needsClinical() ? clinical(cohorts) : new ClinicalFeatures(List.of(), List.of());
    }

    private boolean needsClinical() {
        return plan.features().sets().contains(FeatureSet.CLINICAL)
                || plan.features().sets().contains(FeatureSet.CLINICAL_AND_MARKER);
    }

    /** The recipe of a feature set: its columns, then their scale. */
    FeatureRecipe of(FeatureSet features) {
        FeatureRecipe columns = columns(features);
        return fold -> {
            FittedFeatures fitted = requireSome(features, columns.fit(fold));
            return fitted.genes().isEmpty() ? fitted : fitted.on(scales.fit(fold, fitted.columns()));
        };
    }

    /** How many columns a feature set offers to a model that is trained on the fold. */
    int columns(FeatureSet features, TrainingFold fold) {
        return requireSome(features, columns(features).fit(fold)).columns().size();
    }

    /** The same or more, without looking at a value of expression: as if every gene varied. */
    int mostColumns(FeatureSet features, TrainingFold fold) {
        if (features != FeatureSet.GENES && features != FeatureSet.GENES_WITHOUT_MARKER) {
            return columns(features, fold);
        }
        long admitted = fold.byCohort().stream()
                .flatMap(part -> part.cohort().expression().genes().stream())
                .map(GeneName::id)
                .distinct()
                .filter(gene -> isAdmitted(fold, gene))
                .limit(plan.features().genes())
                .count();
        return (int) admitted + (features == FeatureSet.GENES ? 1 : 0);
    }

    private FeatureRecipe columns(FeatureSet features) {
        return switch (features) {
            case CLINICAL -> clinical;
            case MARKER -> marker();
            case CLINICAL_AND_MARKER -> clinical.and(marker());
            case PANELS -> panels();
            case GENES -> fold -> genes(fold, true);
            case GENES_WITHOUT_MARKER -> fold -> genes(fold, false);
            case CONTAMINATION -> this::contamination;
        };
    }

    private FeatureRecipe marker() {
        return fold -> new FittedFeatures(List.of(new FeatureColumn.Marker(marker)));
    }

    private FeatureRecipe panels() {
        return fold -> new FittedFeatures(panels(marker).stream()
                .map(panel -> panel.of(symbol -> isAdmitted(fold, symbol)))
                .map(panel -> (FeatureColumn) new FeatureColumn.Panel(panel))
                .toList());
    }

    private static List<GenePanel> panels(String marker) {
        return GenePanel.ALL.stream().map(panel -> panel.without(marker)).toList();
    }

    /**
     * The genes of the largest variance, and the marker wherever a cohort of the fold measures it, so that the sets with and
     * without it differ by the marker and nothing else.
     */
    private FittedFeatures genes(TrainingFold fold, boolean withMarker) {
        Optional<FeatureColumn> own = fold.gene(marker).map(gene -> new FeatureColumn.Gene(gene.id(), gene.symbol()));
        FittedFeatures widest =
                new GenesByVariance(plan.features().genes(), plan.features().missingGenes()).fit(fold);
        boolean isAmongThem =
                own.isPresent() && widest.names().contains(own.get().name());
        if (withMarker) {
            return own.isEmpty() || isAmongThem ? widest : widest.and(new FittedFeatures(List.of(own.get())));
        }
        return new FittedFeatures(widest.columns().stream()
                .filter(column ->
                        own.isEmpty() || !column.name().equals(own.get().name()))
                .toList());
    }

    /** The genes of the contamination panels; where there is none, their scores, which are then 0. */
    private FittedFeatures contamination(TrainingFold fold) {
        List<GenePanel> panels = GenePanel.CONTAMINATION.stream()
                .map(panel -> panel.without(marker).of(symbol -> isAdmitted(fold, symbol)))
                .toList();
        List<FeatureColumn> genes = panels.stream()
                .flatMap(panel -> panel.up().stream())
                .flatMap(symbol -> fold.gene(symbol).stream())
                .map(gene -> (FeatureColumn) new FeatureColumn.Gene(gene.id(), gene.symbol()))
                .distinct()
                .toList();
        return new FittedFeatures(
                genes.isEmpty()
                        ? panels.stream()
                                .map(panel -> (FeatureColumn) new FeatureColumn.Panel(panel))
                                .toList()
                        : genes);
    }

    private FittedFeatures requireSome(FeatureSet features, FittedFeatures fitted) {
        if (fitted.columns().isEmpty()) {
            throw new DataRefusedException("Cannot train on feature set " + features.id()
                    + ": no gene that varies is measured in all training cohorts. Set classifier.missing-genes = "
                    + MissingGenes.IMPUTE.id() + ", or take " + features.id() + " out of classifier.features.");
        }
        return fitted;
    }

    /** Whether a gene may be one of several features of its kind: always, or where every cohort of the fold measures it. */
    private boolean isAdmitted(TrainingFold fold, String symbol) {
        return plan.features().missingGenes() == MissingGenes.IMPUTE || fold.measureAll(symbol);
    }

    /** The genes that training must bring to the driver. */
    static GeneSelection genes(ClassifierPlan plan, String marker) {
        return needAllGenes(plan) ? GeneSelection.all() : namedGenes(marker);
    }

    /** Whether any gene of a cohort may be a feature, or one that values are ranked among. */
    static boolean needAllGenes(ClassifierPlan plan) {
        return plan.features().sets().contains(FeatureSet.GENES)
                || plan.features().sets().contains(FeatureSet.GENES_WITHOUT_MARKER)
                || plan.features().transform().isWithinSample();
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
