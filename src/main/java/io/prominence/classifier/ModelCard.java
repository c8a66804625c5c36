package io.prominence.classifier;

import com.fasterxml.jackson.databind.JsonNode;
import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.CohortCard;
import io.prominence.domain.Outcome;
import io.prominence.domain.ValueScale;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.ClassifierSampleSize;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader and a later program must know of a saved model: {@code card.json}, in words {@code card.md}.
 *
 * @param schemaVersion version of the bundle's layout, 2; in 1 there was nothing from {@code target} on, no coefficients beside
 *     the model, and of the cohorts nothing after the missing genes
 * @param model model family
 * @param features feature set
 * @param label id of the label that is predicted
 * @param marker symbol of the study's marker
 * @param choice by which rule this pair of feature set and model became the final one
 * @param standardisation how expression is made comparable between cohorts
 * @param imputation what stands in for genes and covariates that are missing
 * @param cohorts data that it was fitted on
 * @param leftOut cohorts of the study that it was not fitted on, with their counts
 * @param samples samples that it was fitted on
 * @param positives positives among them
 * @param featureNames features, in the order of the model's vector
 * @param validation how performance was measured
 * @param metrics measures of this feature set and model on samples that its training did not see
 * @param parameters parameters, given and chosen
 * @param seed the study's seed
 * @param warnings what a reader must know, in sentences
 * @param software name and version of programs: prominence, spark, java, os
 * @param target what is predicted, as it is read in a cohort; null in layout 1
 * @param kind kind of the outcome, see {@link io.prominence.domain.OutcomeKind}; null in layout 1
 * @param transform how a stored value of a gene becomes the value of a feature; null in layout 1
 * @param threshold probability from which training calls a sample positive; null where it set none
 * @param configuration the block {@code classifier} as it was understood; null in layout 1
 * @param sampleSize whether its feature set has the samples that its parameters need; null in cards from before it was kept
 */
public record ModelCard(
        int schemaVersion,
        String model,
        String features,
        String label,
        String marker,
        String choice,
        String standardisation,
        String imputation,
        List<TrainingCohort> cohorts,
        List<String> leftOut,
        int samples,
        int positives,
        List<String> featureNames,
        String validation,
        List<Measure> metrics,
        Map<String, String> parameters,
        long seed,
        List<String> warnings,
        Map<String, String> software,
        Target target,
        String kind,
        String transform,
        Double threshold,
        JsonNode configuration,
        ClassifierSampleSize sampleSize) {

    static final int SCHEMA_VERSION = 2;

    /** Layouts that this program reads. */
    static final List<Integer> READ = List.of(1, SCHEMA_VERSION);

    /** How an event within a horizon was called before its parts were stored. */
    private static final Pattern WITHIN_DAYS = Pattern.compile("(.+)-within-([0-9]{1,6})-days");

    /** Whether it was trained on too few samples, because it was told to; null where that was not kept. */
    Boolean forced() {
        return sampleSize == null ? null : Boolean.valueOf(sampleSize.isForced());
    }

    /** What is predicted, as it is read in a cohort that is scored. */
    ClassifierPlan.Target rule() {
        if (target != null) {
            return target.endpoint() == null
                    ? new ClassifierPlan.Label(target.label())
                    : new ClassifierPlan.Horizon(target.endpoint(), target.days());
        }
        Matcher horizon = WITHIN_DAYS.matcher(label);
        return horizon.matches()
                ? new ClassifierPlan.Horizon(horizon.group(1), Integer.parseInt(horizon.group(2)))
                : new ClassifierPlan.Label(label);
    }

    /** What the stored values of the training cohorts were; those that this program knows. */
    List<ValueScale> scales() {
        return cohorts.stream()
                .flatMap(cohort -> ValueScale.parse(cohort.unit(), cohort.transform()).stream())
                .distinct()
                .toList();
    }

    /** Genes of the features that no training cohort measured: nothing was learned from them. */
    Set<String> measuredByNone() {
        Set<String> genes = new LinkedHashSet<>();
        cohorts.stream().findFirst().ifPresent(first -> genes.addAll(first.genesMissing()));
        cohorts.forEach(cohort -> genes.retainAll(cohort.genesMissing()));
        return genes;
    }

    /** Whether a cohort is one of those trained on: by its name, or because its expression was read from the same file. */
    boolean wasTrainedOn(CohortCard cohort) {
        String file = cohort.sources().isEmpty() ? "" : cohort.sources().get(0).sha256();
        return cohorts.stream()
                .anyMatch(trained -> trained.id().equals(cohort.id())
                        || (!file.isEmpty() && file.equals(trained.expressionSha256())));
    }

    /** Kind of the outcome in a cohort that carries the target; empty where it does not. */
    static String kindIn(CohortCard cohort, ClassifierPlan.Target target) {
        Outcome outcome = target.outcome();
        if (outcome.kind() == Outcome.Kind.ENDPOINT) {
            CohortCard.EndpointCount count = cohort.endpoints().get(outcome.id());
            return count == null ? "" : count.kindOf(outcome.id());
        }
        CohortCard.LabelCount count = cohort.labels().get(outcome.id());
        return count == null ? "" : count.kindOf(outcome.id());
    }

    /**
     * What is predicted: a label, or an endpoint's event within so many days.
     *
     * @param label id of the label; null for an endpoint
     * @param endpoint id of the endpoint; null for a label
     * @param days the horizon; null for a label
     */
    public record Target(String label, String endpoint, Integer days) {
        static Target of(ClassifierPlan.Target target) {
            return target instanceof ClassifierPlan.Horizon horizon
                    ? new Target(null, horizon.endpoint(), horizon.days())
                    : new Target(((ClassifierPlan.Label) target).label(), null, null);
        }
    }

    /**
     * One measure of this feature set and model on samples that its training did not see.
     *
     * @param validation how samples were held out
     * @param heldOut the cohort held out, or {@code (mean)}
     * @param n samples
     * @param nPositive positives among them
     * @param metric name of the measure
     * @param value value; null where it is not defined
     * @param ciLow lower end of the 95 % interval; null where it has none
     * @param ciHigh upper end
     */
    public record Measure(
            String validation,
            String heldOut,
            int n,
            int nPositive,
            String metric,
            Double value,
            Double ciLow,
            Double ciHigh) {
        static Measure of(ClassifierMetric row) {
            return new Measure(
                    row.validation(),
                    row.heldOut(),
                    row.n(),
                    row.nPositive(),
                    row.metric(),
                    row.value(),
                    row.ciLow(),
                    row.ciHigh());
        }
    }

    /**
     * A cohort that the model was fitted on.
     *
     * @param id cohort
     * @param version version in the lake
     * @param fingerprint SHA-256 of what the version was made from
     * @param cancer cancer
     * @param platform platform
     * @param unit declared unit of expression
     * @param transform transform that was applied at ingest
     * @param positives positives
     * @param negatives negatives
     * @param labelDefinition the label's rule in this cohort, in words
     * @param genesMissing genes of the features that it does not measure
     * @param kind kind of the outcome in this cohort
     * @param samples samples of the version, with or without a status
     * @param patients distinct patients among them
     * @param sources files that it was read from, by name without folder
     * @param flow every filter of the ingest, with its counts
     * @param covariates covariate id to the number of samples with a value
     * @param expressionSha256 SHA-256 of the first file of its expression; empty where it was made and not read
     */
    public record TrainingCohort(
            String id,
            String version,
            String fingerprint,
            String cancer,
            String platform,
            String unit,
            String transform,
            int positives,
            int negatives,
            String labelDefinition,
            List<String> genesMissing,
            String kind,
            Integer samples,
            Integer patients,
            List<CohortCard.SourceFile> sources,
            List<CohortCard.FlowStep> flow,
            Map<String, Integer> covariates,
            String expressionSha256) {
        public TrainingCohort {
            sources = sources == null ? List.of() : sources;
            flow = flow == null ? List.of() : flow;
            covariates = covariates == null ? Map.of() : covariates;
        }
    }
}
