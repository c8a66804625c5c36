package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.ElasticNet;
import io.prominence.domain.CohortCard;
import io.prominence.domain.ValidationScheme;
import io.prominence.lake.LakeSession;
import io.prominence.provenance.Json;
import io.prominence.provenance.Software;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.ClassifierSampleSize;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fills the card of the final model. */
record CardWriter(LakeSession session, ClassifierPlan plan, String marker, long seed) {
    ModelCard card(
            List<CohortData> cohorts,
            List<String> leftOut,
            List<LabelledSample> samples,
            FinalModel last,
            ValidationScheme validation,
            List<ClassifierMetric> metrics,
            ClassifierSampleSize sampleSize,
            List<String> warnings) {
        String model = FinalModel.family(plan).id();
        String features = FinalModel.featureSet(plan).id();
        return new ModelCard(
                ModelCard.SCHEMA_VERSION,
                model,
                features,
                plan.target().id(),
                marker,
                FinalModel.RULE,
                FeatureWords.standardisation(plan.features()),
                FeatureWords.imputation(plan.features()),
                cohorts.stream().map(cohort -> cohort(cohort, last, samples)).toList(),
                leftOut,
                samples.size(),
                (int) samples.stream().filter(LabelledSample::positive).count(),
                last.features().names(),
                validation.id(),
                metrics.stream()
                        .filter(row ->
                                row.model().equals(model) && row.features().equals(features))
                        .map(ModelCard.Measure::of)
                        .toList(),
                parameters(last),
                seed,
                warnings,
                software(),
                ModelCard.Target.of(plan.target()),
                kinds(cohorts),
                last.features().scale().transform().id(),
                last.threshold(),
                Json.tree(plan),
                sampleSize);
    }

    private ModelCard.TrainingCohort cohort(CohortData cohort, FinalModel last, List<LabelledSample> samples) {
        CohortCard card = cohort.card();
        List<LabelledSample> own = samples.stream()
                .filter(sample -> sample.cohort().id().equals(cohort.id()))
                .toList();
        int positives = (int) own.stream().filter(LabelledSample::positive).count();
        return new ModelCard.TrainingCohort(
                card.id(),
                card.version(),
                card.fingerprint(),
                card.cancer(),
                card.platform(),
                card.unit(),
                card.transform(),
                positives,
                own.size() - positives,
                CohortTarget.of(card, plan.target()).definition(),
                last.features().missingIn(cohort),
                ModelCard.kindIn(card, plan.target()),
                card.samples(),
                card.patients(),
                card.sources().stream().map(CardWriter::withoutFolder).toList(),
                card.flow(),
                card.covariates(),
                card.sources().isEmpty() ? "" : card.sources().get(0).sha256());
    }

    /** Where files lay is of no use to whom a bundle is given. */
    private static CohortCard.SourceFile withoutFolder(CohortCard.SourceFile file) {
        return new CohortCard.SourceFile(
                file.path().substring(file.path().lastIndexOf('/') + 1), file.bytes(), file.sha256());
    }

    /** The kind of the outcome; cohorts that are trained on together have one. */
    private String kinds(List<CohortData> cohorts) {
        return cohorts.stream()
                .map(cohort -> ModelCard.kindIn(cohort.card(), plan.target()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Map<String, String> parameters(FinalModel last) {
        Map<String, String> parameters = new TreeMap<>(last.chosen());
        parameters.put("transform", plan.features().transform().id());
        parameters.put("missing-genes", plan.features().missingGenes().id());
        if (plan.features().transform().isWithinSample()) {
            parameters.put(
                    "reference-genes",
                    Integer.toString(last.features().scale().reference().size()));
        }
        parameters.put("genes", Integer.toString(plan.features().genes()));
        parameters.put("folds", Integer.toString(plan.protocol().folds()));
        parameters.put("min-positives", Integer.toString(plan.protocol().minPositives()));
        parameters.put("repeats", Integer.toString(plan.protocol().repeats()));
        parameters.put("threshold-rule", plan.protocol().threshold().id());
        parameters.put("class-weights", plan.protocol().classWeights().id());
        parameters.put("force", Boolean.toString(plan.protocol().force()));
        parameters.put("clinical", String.join(", ", plan.features().clinical()));
        ElasticNet net = plan.models().elasticNet();
        parameters.put("elastic-net-alpha", net.alpha().toString());
        parameters.put(
                "elastic-net-lambda",
                net.lambda().isEmpty()
                        ? net.lambdas() + " from the data"
                        : net.lambda().toString());
        parameters.put("inner-folds", Integer.toString(net.innerFolds()));
        parameters.put("trees", Integer.toString(plan.models().trees()));
        parameters.put("boosting-rounds", Integer.toString(plan.models().boostingRounds()));
        return parameters;
    }

    private Map<String, String> software() {
        Map<String, String> software = new TreeMap<>();
        software.put("prominence", Software.version());
        software.put("spark", session.sparkVersion());
        software.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        software.put(
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        return software;
    }
}
