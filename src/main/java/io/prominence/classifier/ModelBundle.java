package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.CovariateRule;
import io.prominence.domain.DataRefusedException;
import io.prominence.lake.LakeSession;
import io.prominence.provenance.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.ProbabilisticClassificationModel;
import org.apache.spark.ml.linalg.Vector;

/**
 * A trained model with all that is needed to apply it.
 *
 * <pre>
 * model/        MLlib PipelineModel; takes the vector column "features", in the order of recipe.json
 * recipe.json   the features: genes, panels, covariates, levels, what stands in for missing values, how values are scaled, and
 *               what they were among the training samples
 * coefficients.tsv   intercept and coefficients, where the model is a regression
 * card.json     data, parameters, seeds, versions, validation; card.md says it in words, by the items of TRIPOD+AI
 * SHA256SUMS    checksums, written last
 * </pre>
 */
public final class ModelBundle {
    private static final String MODEL = "model";
    private static final String RECIPE = "recipe.json";
    private static final String CARD = "card.json";
    private static final String TEXT = "card.md";
    private static final String COEFFICIENTS = "coefficients.tsv";

    private final ModelCard card;
    private final FittedFeatures features;
    private final PipelineModel pipeline;
    private final String folder;
    private final String sha256;

    ModelBundle(ModelCard card, FittedFeatures features, PipelineModel pipeline) {
        this(card, features, pipeline, "", "");
    }

    private ModelBundle(ModelCard card, FittedFeatures features, PipelineModel pipeline, String folder, String sha256) {
        this.card = card;
        this.features = features;
        this.pipeline = pipeline;
        this.folder = folder;
        this.sha256 = sha256;
    }

    /** Where it was loaded from; empty for a model that was just trained. */
    public String folder() {
        return folder;
    }

    /** SHA-256 of its list of checksums, which names every file of it; empty for a model that was just trained. */
    public String sha256() {
        return sha256;
    }

    /** What is predicted. */
    public ClassifierPlan.Target target() {
        return card.rule();
    }

    /** Covariates that the features read. */
    public Map<String, CovariateRule.Type> covariates() {
        Map<String, CovariateRule.Type> covariates = new LinkedHashMap<>();
        for (FeatureColumn column : features.columns()) {
            if (column instanceof FeatureColumn.Numeric number) {
                covariates.put(number.covariate(), CovariateRule.Type.NUMERIC);
            } else if (column instanceof FeatureColumn.Missing missing) {
                covariates.putIfAbsent(missing.covariate(), CovariateRule.Type.CATEGORICAL);
            }
        }
        return covariates;
    }

    /** Whether expression is standardised within the cohort that is scored: a single sample cannot be. */
    public boolean needsCohort() {
        return !features.genes().isEmpty() && features.scale() instanceof GeneScale.WithinCohort;
    }

    /** Whether a gene counts by its place among the sample's own genes. */
    boolean isWithinSample() {
        return features.scale().transform().isWithinSample();
    }

    /** What a reader must know of the model. */
    public ModelCard card() {
        return card;
    }

    FittedFeatures features() {
        return features;
    }

    /** MLlib's pipeline: a vector column {@code features} to {@code probability} and {@code prediction}. */
    public PipelineModel pipeline() {
        return pipeline;
    }

    FittedModel model() {
        Transformer[] stages = pipeline.stages();
        if (stages[stages.length - 1] instanceof ProbabilisticClassificationModel<?, ?> last) {
            @SuppressWarnings("unchecked") // every classifier of MLlib takes vectors
            var model = (ProbabilisticClassificationModel<Vector, ?>) last;
            return new FittedModel(model, Map.of());
        }
        throw new DataRefusedException("Cannot apply the model: its last stage is " + stages[stages.length - 1]
                + ", which gives no probabilities. Train it anew.");
    }

    /** The intercept, then the coefficients in the order of the features; empty for a model that has none. */
    Map<String, Double> coefficients() {
        Map<String, Double> coefficients = new LinkedHashMap<>();
        Transformer[] stages = pipeline.stages();
        if (stages[stages.length - 1] instanceof LogisticRegressionModel model) {
            coefficients.put("(intercept)", model.intercept());
            double[] values = model.coefficients().toArray();
            for (int j = 0; j < values.length; j++) {
                coefficients.put(features.names().get(j), values[j]);
            }
        }
        return coefficients;
    }

    private String coefficientTable() {
        StringBuilder table = new StringBuilder("feature\tcoefficient\n");
        coefficients()
                .forEach((name, value) ->
                        table.append(name).append('\t').append(value).append('\n'));
        return table.toString();
    }

    /** Probability of a positive for every sample of a cohort, without any check whether the model may be applied to it. */
    double[] probabilities(CohortData cohort) {
        return model().probabilities(
                        features.columnsOf(cohort), cohort.samples().size());
    }

    /**
     * Saves the bundle, in place of one that is there; other files of the folder are left alone, and checksummed with it.
     *
     * @param folder a folder of any Hadoop file system, best one of its own
     */
    public void save(LakeSession session, String folder) {
        try {
            BundleFiles files = new BundleFiles(folder, session.hadoop());
            files.clear(MODEL, RECIPE, CARD, TEXT, COEFFICIENTS);
            pipeline.write().session(session.spark()).overwrite().save(files.path(MODEL));
            files.write(RECIPE, Json.write(features));
            files.write(CARD, Json.write(card));
            files.write(TEXT, TripodCard.of(card, features, coefficients()));
            if (!coefficients().isEmpty()) {
                files.write(COEFFICIENTS, coefficientTable());
            }
            files.seal();
        } catch (IOException e) {
            throw new DataRefusedException(
                    "Cannot save the model to " + folder + ": " + e.getMessage()
                            + ". Make room, or name a folder that can be written (--out).",
                    e);
        }
    }

    /**
     * Loads a bundle.
     *
     * @throws DataRefusedException where a file is missing or not what was saved; the file is named
     */
    public static ModelBundle load(LakeSession session, String folder) {
        try {
            BundleFiles files = new BundleFiles(folder, session.hadoop());
            files.verify();
            ModelCard card = Json.read(files.read(CARD), ModelCard.class, files.path(CARD));
            requireKnown(card, folder);
            return new ModelBundle(
                    card,
                    Json.read(files.read(RECIPE), FittedFeatures.class, files.path(RECIPE)),
                    PipelineModel.read().session(session.spark()).load(files.path(MODEL)),
                    folder,
                    files.sha256());
        } catch (IOException e) {
            throw new DataRefusedException(
                    "Cannot load model " + folder + ": " + e.getMessage() + ". Name the folder of a trained model.", e);
        }
    }

    private static void requireKnown(ModelCard card, String folder) {
        if (!ModelCard.READ.contains(card.schemaVersion())) {
            throw new DataRefusedException("Cannot load model " + folder + ": it has layout " + card.schemaVersion()
                    + ", this program knows the layouts up to " + ModelCard.SCHEMA_VERSION
                    + ". Use the program that saved it ("
                    + card.software().get("prominence") + ") or a newer one.");
        }
    }
}
