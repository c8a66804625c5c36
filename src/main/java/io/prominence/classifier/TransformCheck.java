package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan.FeatureTransform;
import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortTransform;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ExpressionUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether the values of the cohorts can go through a transform together, and what must be said of it.
 *
 * @param transform how stored values become values of features
 * @param cohorts cohorts that are trained on
 */
record TransformCheck(FeatureTransform transform, List<CohortCard> cohorts) {
    /** Units whose values say how a gene compares with other samples, and not with the sample's other genes. */
    private static final Set<String> WITHIN_GENE = Set.of(ExpressionUnit.LOG_RATIO.id(), ExpressionUnit.Z_SCORE.id());

    /** @throws DataRefusedException where values of different kinds would be taken for the same */
    void require() {
        List<String> relative = ofUnit(true);
        if (transform.isWithinSample() && !relative.isEmpty() && relative.size() < cohorts.size()) {
            throw refused(
                    "Cohorts " + relative + " hold values relative to other samples (log-ratios, z-scores), which say"
                            + " nothing of one gene beside another, and cohorts " + ofUnit(false) + " do not.");
        }
        if (transform == FeatureTransform.FOLD_Z && distinct(this::scale).size() > 1) {
            throw refused("The cohorts are on different scales: " + String.join("; ", distinct(this::scale)) + ".");
        }
    }

    private DataRefusedException refused(String reason) {
        return new DataRefusedException("Cannot train with classifier.transform = " + transform.id() + ": " + reason
                + " Set classifier.transform = " + FeatureTransform.WITHIN_COHORT_Z.id() + ", or leave cohorts out.");
    }

    /** What a reader must know, in sentences. */
    List<String> warnings() {
        return switch (transform) {
            case WITHIN_COHORT_Z ->
                List.of("Features of genes are z-scores within the cohort (classifier.transform = " + transform.id()
                        + "): the model needs a cohort, and cannot be applied to a single patient.");
            case FOLD_Z ->
                distinct(CohortCard::platform).size() < 2
                        ? List.of()
                        : List.of("classifier.transform = " + transform.id() + " is for one platform, and these cohorts"
                                + " are of several: " + String.join("; ", distinct(CohortCard::platform)) + ".");
            case WITHIN_SAMPLE_RANK, WITHIN_SAMPLE_QUANTILE ->
                ofUnit(true).isEmpty()
                        ? List.of()
                        : List.of(
                                "The values of all cohorts are relative to other samples (log-ratios, z-scores): ranks within"
                                        + " a sample hold for cohorts with the same reference only.");
        };
    }

    private String scale(CohortCard cohort) {
        return cohort.unit() + " with transform " + cohort.transform();
    }

    private List<String> distinct(Function<CohortCard, String> property) {
        return cohorts.stream().map(property).distinct().toList();
    }

    private List<String> ofUnit(boolean withinGene) {
        return cohorts.stream()
                .filter(cohort -> isWithinGene(cohort) == withinGene)
                .map(CohortCard::id)
                .toList();
    }

    private static boolean isWithinGene(CohortCard cohort) {
        return WITHIN_GENE.contains(cohort.unit())
                || cohort.transform().contains(CohortTransform.Z_SCORE.id())
                || cohort.transform().contains(CohortTransform.RANK_INVERSE_NORMAL.id());
    }
}
