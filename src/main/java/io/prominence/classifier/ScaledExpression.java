package io.prominence.classifier;

import io.prominence.classifier.GeneScale.Spread;
import java.util.Map;

/** The values of one cohort on the scale of the features; 0 is the mean. */
interface ScaledExpression {
    /** The cohort's genes and stored values. */
    ExpressionMatrix expression();

    /** Value of a gene in a sample; 0 where it is missing or the gene does not vary. */
    double value(int gene, int sample);

    /** Whether the value is one, and no stand-in for one. */
    boolean measured(int gene, int sample);

    /**
     * z-scores within the cohort.
     *
     * @param expression the cohort's
     */
    record WithinCohort(ExpressionMatrix expression) implements ScaledExpression {
        @Override
        public double value(int gene, int sample) {
            return expression.z(gene, sample);
        }

        @Override
        public boolean measured(int gene, int sample) {
            return expression.measured(gene, sample);
        }
    }

    /** A value of a gene in a sample before it is centred and scaled; NaN where there is none. */
    interface Base {
        double of(int gene, int sample);
    }

    /**
     * Values centred and scaled as the training fold says; a gene that no training cohort measures is 0.
     *
     * @param expression the cohort's
     * @param base values before
     * @param genes mean and deviation by gene id
     */
    record ByFold(ExpressionMatrix expression, Base base, Map<String, Spread> genes) implements ScaledExpression {
        @Override
        public double value(int gene, int sample) {
            Spread spread = spread(gene);
            if (spread == null || spread.deviation() == 0) {
                return 0;
            }
            double value = base.of(gene, sample);
            return Double.isNaN(value) ? 0 : (value - spread.mean()) / spread.deviation();
        }

        @Override
        public boolean measured(int gene, int sample) {
            Spread spread = spread(gene);
            return spread != null && spread.deviation() > 0 && !Double.isNaN(base.of(gene, sample));
        }

        private Spread spread(int gene) {
            return genes.get(expression.genes().get(gene).id());
        }
    }
}
