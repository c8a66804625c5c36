package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.FeatureTransform;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.domain.Progress;
import io.prominence.domain.ValidationScheme;
import io.prominence.lake.LakeSession;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a bundle of the present layout, to be kept in {@code src/test/resources/bundles}: a model of every kind of feature,
 * and what it says of a cohort.
 *
 * <pre>mvn test -Dgroups=bench -DexcludedGroups= -Dtest=StoredBundleMaker     # into target/bundles</pre>
 */
@Tag("bench")
@ExtendWith(SharedSpark.class)
class StoredBundleMaker {
    private static final List<String> OF_PANELS = List.of("KRT5", "KRT14", "UMOD", "COL1A1", "PTPRC", "MKI67");

    @Test
    void make(LakeSession session) throws IOException {
        ModelBundle bundle = bundle(session);
        Path saved = Files.createDirectories(
                Path.of("target", "bundles", "layout-" + bundle.card().schemaVersion()));
        CohortFixture cohort = cohort("stored", 12);
        cohort.values()[0][3] = Float.NaN;
        StoredCohort.write(saved, cohort);
        CohortData read = StoredCohort.read(saved);
        bundle.save(session, saved.resolve("bundle").toString());
        StoredCohort.writeProbabilities(saved, read, bundle.probabilities(read));
    }

    private static ModelBundle bundle(LakeSession session) {
        ClassifierPlan plan = plan();
        List<CohortData> cohorts =
                List.of(cohort("a", 60).data(), cohort("b", 60).data());
        TrainingFold whole = TrainingFold.whole(LabelledSample.of(cohorts, plan.target()));
        Recipes recipes = new Recipes(plan, "PROM2", cohorts);
        FeatureRecipe every = recipes.of(FeatureSet.CLINICAL_AND_MARKER)
                .and(recipes.of(FeatureSet.PANELS))
                .and(recipes.of(FeatureSet.GENES));
        FinalModel last = FinalModel.fit(
                session,
                every,
                new FoldLearning(
                        session,
                        plan.protocol(),
                        ModelFitter.of(ModelFamily.ELASTIC_NET, plan.models(), new NamedSeed(11)),
                        new NamedSeed(11)),
                whole);
        ModelCard card = new CardWriter(session, plan, "PROM2", 11)
                .card(
                        cohorts,
                        List.of(),
                        whole.samples(),
                        last,
                        ValidationScheme.LEAVE_ONE_COHORT_OUT,
                        new Training(session, plan, "PROM2", 11)
                                .run(cohorts, List.of(), Progress.SILENT)
                                .metrics(),
                        SampleSizeCheck.of(plan, recipes, whole).of(FeatureSet.GENES),
                        List.of());
        return new ModelBundle(card, last.features(), last.pipeline());
    }

    private static ClassifierPlan plan() {
        ClassifierPlan plan = Plans.elasticNet(FeatureSet.CLINICAL_AND_MARKER, FeatureSet.PANELS, FeatureSet.GENES);
        var features = new ClassifierPlan.Features(
                plan.features().sets(),
                plan.features().genes(),
                plan.features().clinical(),
                FeatureTransform.WITHIN_SAMPLE_RANK,
                plan.features().missingGenes(),
                60,
                0);
        return new ClassifierPlan(plan.target(), features, plan.models(), plan.protocol());
    }

    private static CohortFixture cohort(String id, int samples) {
        CohortFixture cohort = TrainingTest.clinical(id, samples).noise(40);
        IntStream.range(0, OF_PANELS.size()).forEach(i -> cohort.gene(OF_PANELS.get(i), 0.3 * i, 1));
        return cohort;
    }
}
