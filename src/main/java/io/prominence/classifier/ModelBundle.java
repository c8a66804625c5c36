package io.prominence.classifier;

import io.prominence.domain.DataRefusedException;
import io.prominence.lake.LakeSession;
import io.prominence.provenance.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.ProbabilisticClassificationModel;
import org.apache.spark.ml.linalg.Vector;

/**
 * A trained model with all that is needed to apply it.
 *
 * <pre>
 * model/        MLlib PipelineModel; takes the vector column "features", in the order of recipe.json
 * recipe.json   the features: genes, panels, covariates, levels, what stands in for missing values
 * card.json     data, parameters, seeds, versions, validation; card.md says the same in words
 * SHA256SUMS    checksums, written last
 * </pre>
 */
public final class ModelBundle {
    private static final String MODEL = "model";
    private static final String RECIPE = "recipe.json";
    private static final String CARD = "card.json";
    private static final String TEXT = "card.md";

    private final ModelCard card;
    private final FittedFeatures features;
    private final PipelineModel pipeline;

    ModelBundle(ModelCard card, FittedFeatures features, PipelineModel pipeline) {
        this.card = card;
        this.features = features;
        this.pipeline = pipeline;
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

    /**
     * Saves the bundle, in place of one that is there; other files of the folder are left alone, and checksummed with it.
     *
     * @param folder a folder of any Hadoop file system, best one of its own
     */
    public void save(LakeSession session, String folder) {
        try {
            BundleFiles files = new BundleFiles(folder, session.hadoop());
            files.clear(MODEL, RECIPE, CARD, TEXT);
            pipeline.write().session(session.spark()).overwrite().save(files.path(MODEL));
            files.write(RECIPE, Json.write(features));
            files.write(CARD, Json.write(card));
            files.write(TEXT, CardText.of(card, features));
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
                    PipelineModel.read().session(session.spark()).load(files.path(MODEL)));
        } catch (IOException e) {
            throw new DataRefusedException(
                    "Cannot load model " + folder + ": " + e.getMessage() + ". Name the folder of a trained model.", e);
        }
    }

    private static void requireKnown(ModelCard card, String folder) {
        if (!List.of(ModelCard.SCHEMA_VERSION).contains(card.schemaVersion())) {
            throw new DataRefusedException("Cannot load model " + folder + ": it has layout " + card.schemaVersion()
                    + ", this program knows layout " + ModelCard.SCHEMA_VERSION + ". Use the program that saved it ("
                    + card.software().get("prominence") + ") or a newer one.");
        }
    }
}
