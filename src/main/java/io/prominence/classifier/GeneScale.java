package io.prominence.classifier;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.prominence.domain.ClassifierPlan.FeatureTransform;
import java.util.List;
import java.util.Map;

/**
 * How a stored value of a gene becomes the value of a feature, with everything that was learned for it from a training
 * fold. Whatever the scale, 0 is the mean, and a missing value is 0; a difference of 1 is a standard deviation.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GeneScale.WithinCohort.class, name = "within-cohort-z"),
    @JsonSubTypes.Type(value = GeneScale.Fold.class, name = "fold-z"),
    @JsonSubTypes.Type(value = GeneScale.Rank.class, name = "within-sample-rank"),
    @JsonSubTypes.Type(value = GeneScale.Quantile.class, name = "within-sample-quantile")
})
sealed interface GeneScale {
    /** Which transform it is. */
    FeatureTransform transform();

    /** Ids of the genes that a sample's values are ranked among; empty where they are not. */
    List<String> reference();

    /** The values of a cohort on this scale. */
    ScaledExpression of(ExpressionMatrix expression);

    /** z-scores within each cohort, over its own samples. */
    record WithinCohort() implements GeneScale {
        @Override
        public FeatureTransform transform() {
            return FeatureTransform.WITHIN_COHORT_Z;
        }

        @Override
        public List<String> reference() {
            return List.of();
        }

        @Override
        public ScaledExpression of(ExpressionMatrix expression) {
            return new ScaledExpression.WithinCohort(expression);
        }
    }

    /**
     * Stored values, by the mean and deviation of the training fold.
     *
     * @param genes mean and deviation of the stored values, by gene id
     */
    record Fold(Map<String, Spread> genes) implements GeneScale {
        @Override
        public FeatureTransform transform() {
            return FeatureTransform.FOLD_Z;
        }

        @Override
        public List<String> reference() {
            return List.of();
        }

        @Override
        public ScaledExpression of(ExpressionMatrix expression) {
            return new ScaledExpression.ByFold(expression, expression::value, genes);
        }
    }

    /**
     * Normal scores of the positions of a sample's values among its reference genes ({@link SamplePositions}), by the mean
     * and deviation of the training fold.
     *
     * @param reference ids of the reference genes
     * @param genes mean and deviation of the normal scores, by gene id
     */
    record Rank(List<String> reference, Map<String, Spread> genes) implements GeneScale {
        @Override
        public FeatureTransform transform() {
            return FeatureTransform.WITHIN_SAMPLE_RANK;
        }

        @Override
        public ScaledExpression of(ExpressionMatrix expression) {
            SamplePositions positions = new SamplePositions(expression, reference);
            return new ScaledExpression.ByFold(expression, positions::normalScore, genes);
        }
    }

    /**
     * The reference distribution at the positions of a sample's values among its reference genes, by the mean and deviation
     * of the training fold.
     *
     * @param reference ids of the reference genes
     * @param quantiles mean of the training samples' sorted reference values, ascending
     * @param genes mean and deviation on the scale of the distribution, by gene id
     */
    record Quantile(List<String> reference, double[] quantiles, Map<String, Spread> genes) implements GeneScale {
        @Override
        public FeatureTransform transform() {
            return FeatureTransform.WITHIN_SAMPLE_QUANTILE;
        }

        @Override
        public ScaledExpression of(ExpressionMatrix expression) {
            SamplePositions positions = new SamplePositions(expression, reference);
            return new ScaledExpression.ByFold(
                    expression, (gene, sample) -> positions.quantile(gene, sample, quantiles), genes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Quantile that
                    && reference.equals(that.reference)
                    && java.util.Arrays.equals(quantiles, that.quantiles)
                    && genes.equals(that.genes);
        }

        @Override
        public int hashCode() {
            return java.util.Objects.hash(reference, java.util.Arrays.hashCode(quantiles), genes);
        }
    }

    /**
     * Mean and deviation of a gene over the training samples that have a value.
     *
     * @param mean mean
     * @param deviation sample standard deviation (n − 1); 0 where the gene does not vary or one sample has a value
     */
    record Spread(double mean, double deviation) {}
}
