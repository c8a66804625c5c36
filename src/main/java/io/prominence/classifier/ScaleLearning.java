package io.prominence.classifier;

import io.prominence.classifier.GeneScale.Spread;
import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.DataRefusedException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Learns the scale of features from a training fold. Safe for several threads. */
final class ScaleLearning {
    /** Fewest reference genes: a position among fewer is coarse. */
    private static final int FEWEST = 50;

    private final ClassifierPlan.Features plan;
    /** Reference genes of a fold, which all feature sets share. */
    private final Map<TrainingFold, List<String>> references = Collections.synchronizedMap(new IdentityHashMap<>());

    ScaleLearning(ClassifierPlan.Features plan) {
        this.plan = plan;
    }

    /**
     * Learns the scale of some features.
     *
     * @throws DataRefusedException where too few genes are measured in enough samples of the fold to rank a sample's values
     */
    GeneScale fit(TrainingFold fold, List<FeatureColumn> columns) {
        return switch (plan.transform()) {
            case WITHIN_COHORT_Z -> new GeneScale.WithinCohort();
            case FOLD_Z -> new GeneScale.Fold(spreads(fold, columns, cohort -> cohort.expression()::value));
            case WITHIN_SAMPLE_RANK -> rank(fold, columns);
            case WITHIN_SAMPLE_QUANTILE -> quantile(fold, columns);
        };
    }

    private GeneScale rank(TrainingFold fold, List<FeatureColumn> columns) {
        List<String> reference = reference(fold);
        return new GeneScale.Rank(
                reference,
                spreads(fold, columns, cohort -> new SamplePositions(cohort.expression(), reference)::normalScore));
    }

    private GeneScale quantile(TrainingFold fold, List<FeatureColumn> columns) {
        List<String> reference = reference(fold);
        double[] quantiles = meanOfSorted(fold, reference);
        return new GeneScale.Quantile(reference, quantiles, spreads(fold, columns, cohort -> {
            SamplePositions positions = new SamplePositions(cohort.expression(), reference);
            return (gene, sample) -> positions.quantile(gene, sample, quantiles);
        }));
    }

    private List<String> reference(TrainingFold fold) {
        List<String> genes = references.computeIfAbsent(fold, any -> ReferenceGenes.of(any, plan.referenceGenes()));
        if (genes.size() < FEWEST) {
            throw new DataRefusedException("Cannot rank expression within samples (classifier.transform = "
                    + plan.transform().id() + "): the training cohorts share " + genes.size()
                    + " genes that vary and are measured in nine in ten samples, and " + FEWEST
                    + " are needed. Set classifier.transform = "
                    + ClassifierPlan.FeatureTransform.WITHIN_COHORT_Z.id()
                    + ", or leave out the cohort with few genes.");
        }
        return genes;
    }

    /** Each sample counts once; one that lacks reference genes is stretched over those that it has. */
    private static double[] meanOfSorted(TrainingFold fold, List<String> reference) {
        double[] sums = new double[reference.size()];
        int n = 0;
        for (TrainingFold.CohortPart part : fold.byCohort()) {
            SamplePositions positions = new SamplePositions(part.cohort().expression(), reference);
            for (int sample : part.samples()) {
                float[] sorted = positions.sorted(sample);
                n += sorted.length > 0 ? 1 : 0;
                for (int i = 0; i < sums.length && sorted.length > 0; i++) {
                    sums[i] += SamplePositions.at((i + 0.5) / sums.length, sorted.length, at -> sorted[at]);
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= n;
        }
        return sums;
    }

    /** The values of a cohort before they are centred and scaled. */
    private interface BaseOf {
        ScaledExpression.Base of(CohortData cohort);
    }

    private static Map<String, Spread> spreads(TrainingFold fold, List<FeatureColumn> columns, BaseOf base) {
        Map<String, Gathered> values = new TreeMap<>();
        int most = fold.samples().size();
        for (TrainingFold.CohortPart part : fold.byCohort()) {
            ScaledExpression.Base own = base.of(part.cohort());
            for (int gene : genesOf(columns, part.cohort())) {
                String id = part.cohort().expression().genes().get(gene).id();
                values.computeIfAbsent(id, any -> new Gathered(most)).add(own, gene, part.samples());
            }
        }
        Map<String, Spread> spreads = new TreeMap<>();
        values.forEach((id, gathered) -> gathered.spread().ifPresent(spread -> spreads.put(id, spread)));
        return spreads;
    }

    private static Set<Integer> genesOf(List<FeatureColumn> columns, CohortData cohort) {
        Set<Integer> genes = new TreeSet<>();
        for (FeatureColumn column : columns) {
            for (String name : column.genes()) {
                cohort.expression().findAny(name).ifPresent(genes::add);
            }
        }
        return genes;
    }

    /** The values of one gene that are not missing. */
    private static final class Gathered {
        private final double[] values;
        private int n;

        private Gathered(int most) {
            this.values = new double[most];
        }

        void add(ScaledExpression.Base base, int gene, int[] samples) {
            for (int sample : samples) {
                double value = base.of(gene, sample);
                if (!Double.isNaN(value)) {
                    values[n++] = value;
                }
            }
        }

        Optional<Spread> spread() {
            if (n == 0) {
                return Optional.empty();
            }
            double[] all = Arrays.copyOf(values, n);
            double mean = Moments.mean(all);
            boolean isConstant = Arrays.stream(all).allMatch(value -> value == all[0]);
            double squares = 0;
            for (double value : all) {
                squares += (value - mean) * (value - mean);
            }
            return Optional.of(new Spread(mean, isConstant ? 0 : Math.sqrt(squares / (n - 1))));
        }
    }
}
