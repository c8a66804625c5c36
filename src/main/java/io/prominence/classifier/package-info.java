/**
 * The metastasis classifier.
 *
 * <p>Lives here: splits, features, training with Spark MLlib, validation, the model bundle and scoring. Must not live
 * here: measures such as AUROC and fits without Spark, which are kernels of stats.
 *
 * <p>Entry points: {@link io.prominence.classifier.Training} and {@link io.prominence.classifier.Scoring}; a
 * {@link io.prominence.classifier.ModelBundle} goes from one to the other.
 *
 * <p>The way of the data: cohorts with enough of both statuses ({@code Eligibility}) are read once ({@code CohortData},
 * {@code ExpressionMatrix}) · their samples are split ({@code Validation}, {@code Split}) · a {@code FeatureRecipe} learns
 * from the {@code TrainingFold} and becomes {@code FittedFeatures}, which alone can be computed for other samples · feature sets
 * without samples enough are refused or marked ({@code SampleSizeCheck}) · {@code FoldLearning} tunes, fits ({@code ModelFitter}),
 * moves probabilities back and sets the threshold, all inside the fold · the held-out part, whose status a
 * {@code HeldOutSample} shuts in, is predicted ({@code HeldOutFits}) and measured ({@code Evaluation}, {@code CohortMeasures},
 * {@code HeldOutCurves}; over cohorts {@code PooledMeasure}), and models are held against each other ({@code Comparisons}) ·
 * {@code FinalModel} is fitted on the whole. What is learned takes a {@code TrainingFold}, and only a {@code Split} takes one out of the whole:
 * there is no way to learn from what is held out by oversight.
 *
 * <p>What each model uses is told by {@code Importance}, from the fits of the validation and bootstraps of the whole.
 *
 * <p>Features of genes stand on a {@code GeneScale}, whose 0 is the mean: z-scores within the cohort, or what the fold has
 * taught of ranks, quantiles or stored values ({@code ScaleLearning}). To add a transform: a constant of
 * {@code ClassifierPlan.FeatureTransform} and a record of {@code GeneScale}.
 *
 * <p>Cohorts too large for the driver ({@code MatrixSize}) leave their genes in the lake; {@code FoldData} then computes the
 * features of a fold in blocks of samples ({@code FeatureBlocks}), from which MLlib fits.
 *
 * <p>A saved model is applied by {@code Scoring}: {@code Applicability} says whether it may be, {@code CoveredGenes} what of
 * it is there, {@code Drift} how far it lies from training, {@code Recalibrated} moves probabilities, and {@code ScoreMetrics}
 * measures them. A bundle of every layout is kept in the tests; a component of {@code ModelCard} or {@code FittedFeatures} that is
 * added must be able to be absent.
 *
 * <p>To add a feature set: a constant of {@code ClassifierPlan.FeatureSet}, its recipe in {@code Recipes}, and, where it
 * needs a new kind of column, a record of {@code FeatureColumn}. To add a model: a constant of
 * {@code ClassifierPlan.ModelFamily} and its {@code ModelFitter}.
 */
package io.prominence.classifier;
