package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ValidationScheme;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.FeatureImportance;
import io.prominence.results.Prediction;
import io.prominence.simulation.Oracle;
import io.prominence.simulation.Simulation;
import io.prominence.simulation.SimulationPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A simulated study on which models, trained and validated as {@link Training} does, stand beside the {@link Oracle}s of its
 * cohorts on the same held-out samples.
 *
 * @param simulation what was planted
 * @param cohorts its cohorts, read from a lake
 */
record OracleStudy(LakeSession session, SimulationPlan simulation, List<CohortData> cohorts) {
    static final String EVERYTHING = "oracle-everything";
    static final String TUMOUR = "oracle-tumour";
    static final String SPECIMEN = "oracle-specimen";
    static final String ALL_GENES = "oracle-all-genes";
    /** Fisher's score of the very genes that the model of the fold was offered. */
    static final String OFFERED_GENES = "oracle-offered-genes";

    private static final String MARKER = "PROM2";

    static OracleStudy of(LakeSession session, SimulationPlan simulation, Path lake) {
        return new OracleStudy(
                session,
                simulation,
                Simulation.writeLake(simulation, session, new Lake(session, lake.toString())).stream()
                        .map(cohort -> CohortData.read(cohort, GeneSelection.all()))
                        .toList());
    }

    /**
     * What came out.
     *
     * @param metrics AUROC of every feature set and oracle, per cohort held out and over cohorts
     * @param importance what each model uses
     */
    record Outcome(List<ClassifierMetric> metrics, List<FeatureImportance> importance) {
        /** The AUROC over the held-out cohorts. */
        ClassifierMetric auroc(String features) {
            return metrics.stream()
                    .filter(row -> row.features().equals(features)
                            && row.heldOut().equals(Evaluation.MEAN)
                            && row.validation().equals(ValidationScheme.LEAVE_ONE_COHORT_OUT.id()))
                    .findFirst()
                    .orElseThrow();
        }

        /** Symbols of the genes of the first ranks of the model of genes. */
        List<String> top(int count) {
            return importance.stream()
                    .filter(row ->
                            row.features().equals(FeatureSet.GENES.id()) && row.rank() != null && row.rank() <= count)
                    .map(FeatureImportance::symbol)
                    .toList();
        }
    }

    /** Leaves each cohort out in turn; beside a model of genes stand the oracles. */
    Outcome run(ClassifierPlan plan, long studySeed) {
        NamedSeed seed = new NamedSeed(studySeed);
        Population population = new Population(plan.target(), cohorts);
        Recipes recipes = new Recipes(plan, MARKER, cohorts);
        Map<String, FeatureRecipe> bySet = new LinkedHashMap<>();
        plan.features().sets().forEach(set -> bySet.put(set.id(), recipes.of(set)));
        Map<String, ModelFitter> fitters = new LinkedHashMap<>();
        plan.models().families().forEach(one -> fitters.put(one.id(), ModelFitter.of(one, plan.models(), seed)));
        Queue<SplitFit> fits = new ConcurrentLinkedQueue<>();
        List<Prediction> rows = new ArrayList<>(new HeldOutFits(session, plan.protocol(), seed, bySet, fitters)
                .predict(Validation.of(population, plan, seed), work -> {}, fits::add));
        if (plan.features().sets().contains(FeatureSet.GENES)) {
            rows.addAll(oracles(plan, rows, List.copyOf(fits)));
        }
        return new Outcome(
                Evaluation.of(rows, plan).metrics().stream()
                        .filter(row -> row.metric().equals("auroc"))
                        .toList(),
                Importance.of(
                                session,
                                plan,
                                MARKER,
                                seed,
                                recipes,
                                List.copyOf(fits),
                                TrainingFold.whole(population.labelled()),
                                null, // asked only where genes have stayed in the lake
                                Set.of())
                        .rows());
    }

    /** Symbols of the genes that the model of all cohorts is offered. */
    List<String> offered(ClassifierPlan plan) {
        return symbols(new Recipes(plan, MARKER, cohorts)
                        .of(FeatureSet.GENES)
                        .fit(TrainingFold.whole(new Population(plan.target(), cohorts).labelled())))
                .stream()
                .sorted()
                .toList();
    }

    private List<Prediction> oracles(ClassifierPlan plan, List<Prediction> predictions, List<SplitFit> fits) {
        List<Prediction> rows = new ArrayList<>();
        String genes = FeatureSet.GENES.id();
        List<Prediction> ofGenes = predictions.stream()
                .filter(row -> row.features().equals(genes)
                        && row.model().equals(fits.get(0).family())
                        && row.validation().equals(ValidationScheme.LEAVE_ONE_COHORT_OUT.id()))
                .toList();
        for (List<Prediction> cohort : HeldOutCohort.group(ofGenes, Prediction::cohortId)) {
            String id = cohort.get(0).cohortId();
            Oracle oracle = new Oracle(simulation, id, plan.target());
            Predicate<String> offered = fits.stream()
                    .filter(fit ->
                            fit.features().equals(genes) && fit.split().fold().equals(id))
                    .map(fit -> (Predicate<String>) symbols(fit.fitted())::contains)
                    .findFirst()
                    .orElseThrow();
            rows.addAll(answered(cohort, EVERYTHING, oracle.everything()));
            rows.addAll(answered(cohort, TUMOUR, oracle.tumour()));
            rows.addAll(answered(cohort, SPECIMEN, oracle.specimen()));
            rows.addAll(answered(cohort, ALL_GENES, oracle.genes(symbol -> true)));
            rows.addAll(answered(cohort, OFFERED_GENES, oracle.genes(offered)));
        }
        return rows;
    }

    private static Set<String> symbols(FittedFeatures features) {
        return features.columns().stream()
                .map(column -> ((FeatureColumn.Gene) column).symbol())
                .collect(Collectors.toSet());
    }

    /** The same rows with the ranks of an oracle's scores in place of probabilities: only their order is measured. */
    private static List<Prediction> answered(List<Prediction> rows, String oracle, Map<String, Double> scores) {
        double[] sorted = scores.values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return rows.stream()
                .map(row -> new Prediction(
                        row.cohortId(),
                        row.sampleId(),
                        row.patientId(),
                        "oracle",
                        oracle,
                        row.validation(),
                        row.fold(),
                        row.repeat(),
                        row.label(),
                        row.weight(),
                        (Arrays.binarySearch(sorted, scores.get(row.sampleId())) + 0.5) / sorted.length,
                        null,
                        null))
                .toList();
    }
}
