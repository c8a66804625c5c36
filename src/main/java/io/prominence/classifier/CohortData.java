package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan.Target;
import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortSamples;
import io.prominence.lake.CohortVersion;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One cohort in the memory of the driver; of a large one, {@link ExpressionMatrix} leaves genes in the lake.
 *
 * @param card identity card of its version
 * @param samples samples, in the order of the expression vectors
 * @param expression expression
 */
record CohortData(CohortCard card, CohortSamples samples, ExpressionMatrix expression) {
    static CohortData read(CohortVersion cohort, GeneSelection selection) {
        return new CohortData(cohort.card(), cohort.samples(), ExpressionMatrix.read(cohort, selection));
    }

    /** The same with the other genes left in the lake. */
    static CohortData inLake(CohortVersion cohort, GeneSelection selection) {
        return new CohortData(cohort.card(), cohort.samples(), ExpressionMatrix.inLake(cohort, selection));
    }

    /** The same with every value left in the lake: genes are known by their names. */
    static CohortData named(CohortVersion cohort) {
        return new CohortData(
                cohort.card(), cohort.samples(), new ExpressionMatrix(cohort.genes(), new float[0][], cohort::vectors));
    }

    String id() {
        return card.id();
    }

    /** What is known of the target; empty where the cohort does not carry it. */
    Optional<TargetStatus> status(Target target) {
        return TargetStatus.of(samples, CohortTarget.of(card, target));
    }

    /** What is known of the target where some patients are not there. */
    Optional<TargetStatus> statusWithout(Target target, Set<String> patients) {
        return TargetStatus.of(samples, CohortTarget.of(card, target), outside(patients));
    }

    /** The same cohort, with z-scores by the mean and deviation of everybody but some patients. */
    CohortData standardisedWithout(Set<String> patients) {
        int[] reference =
                IntStream.range(0, samples.size()).filter(outside(patients)).toArray();
        return new CohortData(card, samples, expression.standardisedBy(reference));
    }

    private IntPredicate outside(Set<String> patients) {
        return sample -> !patients.contains(samples.patientIds()[sample]);
    }

    /** Values of a covariate; empty where the cohort has none. */
    Optional<CohortSamples.Covariate> covariate(String id) {
        return Optional.ofNullable(samples.covariates().get(id));
    }
}
