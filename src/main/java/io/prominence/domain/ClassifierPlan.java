package io.prominence.domain;

import java.util.List;

/**
 * What classifier is trained and how it is validated.
 *
 * @param target what is predicted
 * @param features what it is predicted from
 * @param models by which models
 * @param protocol how models are validated
 */
public record ClassifierPlan(Target target, Features features, Models models, Protocol protocol) {

    /** A yes or no of a sample that is predicted. */
    public sealed interface Target {
        /** What tables and cards call it. */
        String id();

        /** What sentences call it. */
        String words();

        /** The label or endpoint of the cohorts' files from which it is read. */
        Outcome outcome();
    }

    /** The same with some of its feature sets. */
    public ClassifierPlan of(List<FeatureSet> sets) {
        return new ClassifierPlan(target, features.of(sets), models, protocol);
    }

    /**
     * A label of the cohorts.
     *
     * @param label its id
     */
    public record Label(String label) implements Target {
        @Override
        public String id() {
            return label;
        }

        @Override
        public String words() {
            return "label " + label;
        }

        @Override
        public Outcome outcome() {
            return Outcome.label(label);
        }
    }

    /**
     * An endpoint's event within so many days: yes by then, no if followed beyond or if a competing event came first,
     * unknown if censored before; the known are weighted for the unknown by the inverse probability of censoring in their
     * cohort.
     *
     * @param endpoint id of the endpoint
     * @param days the horizon
     */
    public record Horizon(String endpoint, int days) implements Target {
        @Override
        public String id() {
            return endpoint + "-within-" + days + "-days";
        }

        @Override
        public String words() {
            return endpoint + " within " + days + " days";
        }

        @Override
        public Outcome outcome() {
            return Outcome.endpoint(endpoint);
        }
    }

    /**
     * Features.
     *
     * @param sets feature sets, compared on the same folds
     * @param genes how many genes of the largest variance in the training fold the feature set {@code genes} takes
     * @param clinical covariate ids that make the clinical features
     * @param transform how a stored value of a gene becomes the value of a feature
     * @param missingGenes which genes may be features where cohorts do not measure the same ones
     * @param referenceGenes genes that a sample's values are ranked among, for the transforms within a sample
     * @param bootstraps bootstraps of patients for the intervals of the elastic net's coefficients
     */
    public record Features(
            List<FeatureSet> sets,
            int genes,
            List<String> clinical,
            FeatureTransform transform,
            MissingGenes missingGenes,
            int referenceGenes,
            int bootstraps) {
        private Features of(List<FeatureSet> some) {
            return new Features(some, genes, clinical, transform, missingGenes, referenceGenes, bootstraps);
        }
    }

    /**
     * Models.
     *
     * @param families model families
     * @param elasticNet how the elastic net is tuned
     * @param trees trees of the random forest
     * @param boostingRounds trees of the gradient-boosted trees, one a round
     */
    public record Models(List<ModelFamily> families, ElasticNet elasticNet, int trees, int boostingRounds) {}

    /**
     * What the training fold chooses from by grouped inner cross-validation.
     *
     * @param alpha mixings, 0 ridge to 1 lasso
     * @param lambda penalties; empty where they come from the data
     * @param lambdas how many come from the data of the fold, for each mixing
     * @param innerFolds folds of the inner cross-validation, or one per patient of the rarer status where these are fewer
     */
    public record ElasticNet(List<Double> alpha, List<Double> lambda, int lambdas, int innerFolds) {
        /** How many penalties the data give where nothing is said. */
        public static final int LAMBDAS = 50;
    }

    /**
     * Validation.
     *
     * @param schemes how samples are held out, the headline first; empty for what the cohorts allow
     * @param folds folds of the grouped cross-validation
     * @param repeats how often the grouped cross-validation is repeated with other folds
     * @param minPositives fewest positives (and fewest negatives) for a cohort to be held out or trained on
     * @param threshold from which probability on a sample is called positive
     * @param classWeights what positives and negatives weigh in a fit
     * @param force whether models are trained on fewer samples than their parameters need
     */
    public record Protocol(
            List<ValidationScheme> schemes,
            int folds,
            int repeats,
            int minPositives,
            ThresholdRule threshold,
            ClassWeights classWeights,
            boolean force) {}

    /** Named sets of features. */
    public enum FeatureSet implements Identified {
        CLINICAL("clinical"),
        MARKER("marker"),
        CLINICAL_AND_MARKER("clinical+marker"),
        PANELS("panels"),
        GENES("genes"),
        /** The same genes but the marker: what it adds to them. */
        GENES_WITHOUT_MARKER("genes-without-marker"),
        /** The shortcut probe: how far the genes that tell what else is in the specimen go alone. */
        CONTAMINATION("contamination");

        private final String id;

        FeatureSet(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    /** Ways from a stored value to the value of a feature. */
    public enum FeatureTransform implements Identified {
        /** Mean 0 and deviation 1 within the cohort: needs a cohort. */
        WITHIN_COHORT_Z("within-cohort-z"),
        /** The position of the value among the sample's reference genes: needs one sample only. */
        WITHIN_SAMPLE_RANK("within-sample-rank"),
        /** The value of the training samples at that position: needs one sample only. */
        WITHIN_SAMPLE_QUANTILE("within-sample-quantile"),
        /** Mean 0 and deviation 1 over the training samples: needs one sample of the same platform and unit. */
        FOLD_Z("fold-z");

        private final String id;

        FeatureTransform(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        /** Whether a sample's values are ranked among its own. */
        public boolean isWithinSample() {
            return this == WITHIN_SAMPLE_RANK || this == WITHIN_SAMPLE_QUANTILE;
        }
    }

    /** What becomes of genes that not every training cohort measures. */
    public enum MissingGenes implements Identified {
        /** Only genes that every training cohort measures are features. */
        COMMON("common"),
        /** Genes that any training cohort measures are; where one does not, they count as the mean. */
        IMPUTE("impute");

        private final String id;

        MissingGenes(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    /** Model families of Spark MLlib. */
    public enum ModelFamily implements Identified {
        ELASTIC_NET("elastic-net"),
        RANDOM_FOREST("random-forest"),
        GRADIENT_BOOSTED_TREES("gradient-boosted-trees");

        private final String id;

        ModelFamily(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }
}
