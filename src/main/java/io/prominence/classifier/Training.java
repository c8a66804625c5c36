package io.prominence.classifier;

import io.prominence.domain.ClassWeights;
import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.FeatureTransform;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.domain.CohortCard;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.Progress;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.LakeSession;
import io.prominence.results.ClassifierCohort;
import io.prominence.results.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Trains and validates the classifiers of a study. */
public final class Training {
    private final LakeSession session;
    private final ClassifierPlan plan;
    private final String marker;
    private final NamedSeed seed;

    /**
     * @param session Spark
     * @param plan what is trained and how it is validated
     * @param marker symbol of the study's marker
     * @param seed the study's seed
     */
    public Training(LakeSession session, ClassifierPlan plan, String marker, long seed) {
        this.session = session;
        this.plan = plan;
        this.marker = marker;
        this.seed = new NamedSeed(seed);
    }

    /** {@link #run(List, Progress)} that tells nobody how far it is. */
    public TrainingResult run(List<CohortVersion> cohorts) {
        return run(cohorts, Progress.SILENT);
    }

    /**
     * Validates every feature set and model on the same splits, and fits the final model. Reads the expression of each
     * cohort once.
     *
     * @throws DataRefusedException where no cohort carries the label with enough of both statuses
     */
    public TrainingResult run(List<CohortVersion> cohorts, Progress progress) {
        Eligibility eligibility = new Eligibility(plan);
        List<CohortVersion> admitted = cohorts.stream()
                .filter(cohort -> eligibility.admits(cohort.card(), cohort.samples()))
                .toList();
        eligibility.requireSome();
        return run(read(admitted, progress), eligibility.rows(), eligibility.leftOut(), progress);
    }

    private List<CohortData> read(List<CohortVersion> cohorts, Progress progress) {
        boolean large = size(plan, cards(cohorts)).isTooLarge();
        progress.at(large ? "training from blocks of samples" : "reading cohorts", 0, -1);
        GeneSelection genes = large ? Recipes.namedGenes(marker) : Recipes.genes(plan, marker);
        return cohorts.stream()
                .map(cohort -> large ? CohortData.inLake(cohort, genes) : CohortData.read(cohort, genes))
                .toList();
    }

    private static List<CohortCard> cards(List<CohortVersion> cohorts) {
        return cohorts.stream().map(CohortVersion::card).toList();
    }

    private static MatrixSize size(ClassifierPlan plan, List<CohortCard> cohorts) {
        return MatrixSize.of(cohorts, plan, Runtime.getRuntime().maxMemory());
    }

    private static void requireTransform(ClassifierPlan plan, List<CohortCard> cohorts) {
        new TransformCheck(plan.features().transform(), cohorts).require();
        if (plan.features().transform() != FeatureTransform.WITHIN_COHORT_Z
                && size(plan, cohorts).isTooLarge()) {
            throw new DataRefusedException("Cannot train with classifier.transform = "
                    + plan.features().transform().id()
                    + ": the cohorts are too large for the memory of one machine, where"
                    + " genes stay in the lake and are standardised within their cohort. Set classifier.transform = "
                    + FeatureTransform.WITHIN_COHORT_Z.id() + ", or train on fewer cohorts.");
        }
    }

    /**
     * Looks whether any feature set can be trained on the cohorts, before the work of any stage: at cards, samples and names of
     * genes, and at values only where those say that nothing can.
     *
     * @param marker symbol of the study's marker
     * @throws DataRefusedException where no cohort carries the label with enough of both statuses, values do not go with the
     *     transform, a covariate cannot be a feature, or every feature set has too few samples
     */
    public static void requireTrainable(ClassifierPlan plan, String marker, List<CohortVersion> cohorts) {
        Eligibility eligibility = new Eligibility(plan);
        List<CohortVersion> admitted = cohorts.stream()
                .filter(cohort -> eligibility.admits(cohort.card(), cohort.samples()))
                .toList();
        eligibility.requireSome();
        List<CohortCard> cards = cards(admitted);
        Validation.schemes(
                plan,
                cards.stream().map(CohortCard::id).toList(),
                cards.stream().map(CohortCard::cancer).distinct().toList());
        requireTransform(plan, cards);
        List<CohortData> named = admitted.stream().map(CohortData::named).toList();
        SampleSizeCheck.requireSome(
                plan,
                new Recipes(plan, marker, named),
                TrainingFold.whole(new Population(plan.target(), named).labelled()));
    }

    /** The same with cohorts in memory, all of which carry the label. */
    TrainingResult run(List<CohortData> cohorts, List<String> leftOut, Progress progress) {
        Eligibility eligibility = new Eligibility(plan);
        cohorts.forEach(cohort -> eligibility.admits(cohort.card(), cohort.samples()));
        return run(cohorts, eligibility.rows(), leftOut, progress);
    }

    private TrainingResult run(
            List<CohortData> cohorts, List<ClassifierCohort> rows, List<String> leftOut, Progress progress) {
        requireTransform(plan, cohorts.stream().map(CohortData::card).toList());
        Recipes recipes = new Recipes(plan, marker, cohorts);
        Population population = new Population(plan.target(), cohorts);
        SampleSizeCheck sizes = SampleSizeCheck.of(plan, recipes, TrainingFold.whole(population.labelled()));
        return new Training(session, plan.of(sizes.trained()), marker, seed.study())
                .run(population, recipes, sizes, rows, leftOut, progress);
    }

    private TrainingResult run(
            Population population,
            Recipes recipes,
            SampleSizeCheck sizes,
            List<ClassifierCohort> rows,
            List<String> leftOut,
            Progress progress) {
        List<CohortData> cohorts = population.cohorts();
        List<LabelledSample> samples = population.labelled();
        Validation validation = Validation.of(population, plan, seed);
        Queue<SplitFit> fits = new ConcurrentLinkedQueue<>();
        Set<String> forced = sizes.forced();
        List<Prediction> predictions = heldOut(recipes, validation, progress, fits).stream()
                .map(row -> row.marked(forced.contains(row.features())))
                .toList();
        FinalModel last = FinalModel.fit(
                session,
                recipes.of(FinalModel.featureSet(plan)),
                new FoldLearning(
                        session, plan.protocol(), ModelFitter.of(FinalModel.family(plan), plan.models(), seed), seed),
                TrainingFold.whole(samples));
        Importance importance = Importance.of(
                session,
                plan,
                marker,
                seed,
                recipes,
                inOrder(fits, validation),
                TrainingFold.whole(samples),
                last,
                forced);
        Evaluation evaluation = Evaluation.of(predictions, plan);
        List<String> warnings = new ArrayList<>(sizes.warnings());
        if (plan.protocol().classWeights() != ClassWeights.NONE) {
            warnings.add(
                    "Positives and negatives were given the same weight in fits; the intercept of every model was then"
                            + " moved back inside its training fold, so that probabilities are those of the population.");
        }
        warnings.addAll(warnings(cohorts, validation, importance.overlaps()));
        ModelCard card = new CardWriter(session, plan, marker, seed.study())
                .card(
                        cohorts,
                        leftOut,
                        samples,
                        last,
                        validation.schemes().get(0),
                        evaluation.metrics(),
                        sizes.of(FinalModel.featureSet(plan)),
                        warnings);
        return new TrainingResult(
                rows,
                sizes.rows(),
                evaluation.metrics(),
                predictions,
                evaluation.roc(),
                evaluation.calibration(),
                evaluation.decision(),
                evaluation.comparisons(),
                importance.rows(),
                importance.tops(),
                new ModelBundle(card, last.features(), last.pipeline()),
                warnings);
    }

    /** The fits of the first scheme and its first repeat, in the order of its splits. */
    private static List<SplitFit> inOrder(Queue<SplitFit> fits, Validation validation) {
        return validation.splits().stream()
                .filter(split -> split.scheme() == validation.schemes().get(0) && split.repeat() == 1)
                .flatMap(split -> fits.stream().filter(fit -> fit.split().name().equals(split.name())))
                .toList();
    }

    private List<Prediction> heldOut(
            Recipes recipes, Validation validation, Progress progress, Queue<SplitFit> fitted) {
        Map<String, FeatureRecipe> recipesById = new LinkedHashMap<>();
        for (FeatureSet features : plan.features().sets()) {
            recipesById.put(features.id(), recipes.of(features));
        }
        Map<String, ModelFitter> fitters = new LinkedHashMap<>();
        for (ModelFamily family : plan.models().families()) {
            fitters.put(family.id(), ModelFitter.of(family, plan.models(), seed));
        }
        AtomicInteger done = new AtomicInteger();
        HeldOutFits fits = new HeldOutFits(session, plan.protocol(), seed, recipesById, fitters);
        int steps = fits.steps(validation);
        return fits.predict(validation, work -> progress.at(work, done.incrementAndGet(), steps), fitted::add);
    }

    private List<String> warnings(List<CohortData> cohorts, Validation validation, List<String> overlaps) {
        List<String> warnings = new ArrayList<>();
        validation.splits().stream()
                .filter(split -> split.patientsGuarded() > 0)
                .map(split -> "Trained " + split.name() + ", " + split.patientsGuarded()
                        + " samples were left out because their patient id is also held out.")
                .distinct()
                .forEach(warnings::add);
        cohorts.forEach(cohort -> horizon(cohort).ifPresent(warnings::add));
        cohorts.stream()
                .filter(cohort -> cohort.expression().findSymbol(marker).isEmpty())
                .map(cohort -> "Cohort " + cohort.id() + " does not measure " + marker
                        + ": the marker's feature is 0, the mean, for all its samples.")
                .forEach(warnings::add);
        warnings.addAll(overlaps);
        warnings.addAll(transformCheck(cohorts).warnings());
        if (cohorts.stream().anyMatch(cohort -> cohort.expression().leavesGenesInLake())) {
            warnings.add(
                    size(plan, cohorts.stream().map(CohortData::card).toList()).warning());
        }
        return List.copyOf(warnings);
    }

    private Optional<String> horizon(CohortData cohort) {
        return cohort.status(plan.target())
                .filter(known -> known.hidden() > 0 || known.lateEntries() > 0)
                .map(known -> String.format(
                        Locale.ROOT,
                        "Cohort %s: %d samples were censored before the horizon, and the others are weighted for them (%.0f %%"
                                + " are still followed then)%s.",
                        cohort.id(),
                        known.hidden(),
                        100 * known.uncensored(),
                        known.lateEntries() == 0
                                ? ""
                                : "; " + known.lateEntries()
                                        + " came under observation after the endpoint's origin and take no part"));
    }

    private TransformCheck transformCheck(List<CohortData> cohorts) {
        return new TransformCheck(
                plan.features().transform(),
                cohorts.stream().map(CohortData::card).toList());
    }
}
