package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.FeatureTransform;
import io.prominence.domain.ClassifierPlan.MissingGenes;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.CohortSamples.Covariate;
import io.prominence.domain.Identified;
import io.prominence.domain.ValidationScheme;
import io.prominence.lake.LakeSession;
import io.prominence.results.Prediction;
import io.prominence.testing.Golden;
import io.prominence.testing.SharedSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From stored values to the probabilities of samples held out, against the same protocol written in R. */
@ExtendWith(SharedSpark.class)
class ProtocolGoldenTest {
    private static final String MARKER = "PROM2";
    private static final List<String> STAGES = List.of("i", "ii", "iii", "iv", "x");
    private static final ClassifierPlan.Target HORIZON = new ClassifierPlan.Horizon("dmfs", 1000);

    static List<Golden> predictions() {
        return Golden.cases("classifier/protocol").stream()
                .filter(golden -> golden.expects("probability"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("predictions")
    void samples_that_training_did_not_see_have_the_probabilities_of_r(Golden golden, LakeSession session) {
        ClassifierPlan plan = plan(golden);
        Population population = new Population(plan.target(), cohorts());
        List<SplitFit> fits = new ArrayList<>();
        List<Prediction> rows = new HeldOutFits(
                        session,
                        plan.protocol(),
                        new NamedSeed(1),
                        Map.of("set", new Recipes(plan, MARKER, population.cohorts()).of(set(golden))),
                        Map.of("net", ModelFitter.of(ModelFamily.ELASTIC_NET, plan.models(), new NamedSeed(1))))
                .predict(new Validation(List.of(), List.of(split(golden, population))), work -> {}, fits::add);
        SplitFit fit = fits.get(0);
        golden.check("n", fit.split().training().samples().size(), 0);
        golden.check("features", fit.fitted().columns().size(), 0);
        golden.check(
                "used",
                fit.weights().values().stream()
                        .mapToInt(weight -> weight == 0 ? 0 : 1)
                        .sum(),
                0);
        golden.check(
                "samples",
                fit.split().heldOut().stream().mapToDouble(SamplePlace::sample).toArray(),
                0);
        golden.check(
                "probability",
                rows.stream().mapToDouble(Prediction::probability).toArray(),
                1e-8);
    }

    private static Split split(Golden golden, Population population) {
        List<String> held = golden.words("held");
        if (golden.input("within") == 1) {
            return Split.within(population.of(population.cohorts().subList(0, 1)), 1, 1, new HashSet<>(held));
        }
        return Split.between(
                ValidationScheme.LEAVE_ONE_CANCER_OUT,
                String.join(" ", held),
                population.of(population.cohorts().stream()
                        .filter(cohort -> !held.contains(cohort.id()))
                        .toList()),
                population.of(population.cohorts().stream()
                        .filter(cohort -> held.contains(cohort.id()))
                        .toList()));
    }

    private static ClassifierPlan plan(Golden golden) {
        ClassifierPlan.Features features = new ClassifierPlan.Features(
                List.of(set(golden)),
                20,
                List.of("age", "stage"),
                Identified.find(FeatureTransform.class, golden.word("transform"))
                        .orElseThrow(),
                Identified.find(MissingGenes.class, golden.word("missing")).orElseThrow(),
                100,
                0);
        return new ClassifierPlan(
                golden.word("target").equals("horizon") ? HORIZON : CohortFixture.TARGET,
                features,
                new ClassifierPlan.Models(
                        List.of(ModelFamily.ELASTIC_NET),
                        Plans.net(golden.input("alpha"), golden.input("lambda")),
                        1,
                        1),
                Plans.protocol(2, 1));
    }

    private static FeatureSet set(Golden golden) {
        return Identified.find(FeatureSet.class, golden.word("set")).orElseThrow();
    }

    private static List<CohortData> cohorts() {
        List<CohortData> cohorts = Golden.cases("classifier/protocol").stream()
                .filter(golden -> !golden.expects("probability"))
                .map(ProtocolGoldenTest::cohort)
                .toList();
        assertEquals(3, cohorts.size());
        return cohorts;
    }

    private static CohortData cohort(Golden golden) {
        List<String> genes = golden.words("genes");
        double[][] values = golden.vectors("values");
        int n = values[0].length;
        CohortFixture fixture = CohortFixture.of(golden.name(), n)
                .labels(IntStream.range(0, n).map(i -> golden.bytes("label")[i]).toArray())
                .patients(golden.words("patients").toArray(String[]::new))
                .endpoint(
                        "dmfs", new CohortSamples.Endpoint(golden.inputs("time"), golden.bytes("event"), new double[n]))
                .covariate("age", Covariate.ofNumbers(golden.inputs("age")))
                .covariate(
                        "stage",
                        Covariate.ofCategories(Arrays.stream(golden.codes("stage"))
                                .mapToObj(code -> code < 0 ? null : STAGES.get(code))
                                .toArray(String[]::new)));
        for (int gene = 0; gene < genes.size(); gene++) {
            float[] own = new float[n];
            for (int i = 0; i < n; i++) {
                own[i] = (float) values[gene][i];
            }
            fixture.gene(genes.get(gene), own);
        }
        return fixture.data();
    }
}
