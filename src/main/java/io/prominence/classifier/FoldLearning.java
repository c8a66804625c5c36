package io.prominence.classifier;

import io.prominence.domain.ClassWeights;
import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ThresholdRule;
import io.prominence.lake.LakeSession;
import io.prominence.stats.prediction.CutPoint;
import io.prominence.stats.prediction.Recalibration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.classification.LogisticRegressionModel;

/**
 * All that is learned in a training fold once its features are known: the model, how far its probabilities are moved where
 * classes were weighted, and the threshold.
 *
 * @param session Spark
 * @param protocol rules of threshold and class weights
 * @param fitter fits the model
 * @param seed the study's seed
 */
record FoldLearning(LakeSession session, ClassifierPlan.Protocol protocol, ModelFitter fitter, NamedSeed seed) {
    /** The fold with the class weights of the protocol. */
    static TrainingFold weighted(ClassifierPlan.Protocol protocol, TrainingFold fold) {
        return protocol.classWeights() == ClassWeights.BALANCED ? fold.balanced() : fold;
    }

    /**
     * Learns.
     *
     * @param fold a fold of {@link #weighted} samples
     */
    LearnedModel learn(FoldData fold) {
        FittedModel fitted = fold.fit(fitter);
        boolean balanced = protocol.classWeights() == ClassWeights.BALANCED;
        if (protocol.threshold() instanceof ThresholdRule.Fixed fixed && !balanced) {
            return new LearnedModel(fitted, fixed.probability());
        }
        InnerPredictions inner = InnerPredictions.of(session, fold.matrix(), fitter, fitted, seed);
        if (!balanced) {
            return new LearnedModel(fitted, threshold(inner));
        }
        double shift = shift(inner);
        return new LearnedModel(moved(fitted, shift), threshold(inner.moved(shift)));
    }

    private static double shift(InnerPredictions inner) {
        double shift = Recalibration.of(inner.probability(), inner.labels(), inner.weights())
                .intercept();
        return Double.isNaN(shift) ? 0 : shift;
    }

    /** The same model with another intercept; plain MLlib applies it. */
    private static FittedModel moved(FittedModel fitted, double shift) {
        if (!(fitted.model() instanceof LogisticRegressionModel model)) {
            throw new IllegalStateException("only the elastic net takes class weights, not " + fitted.model());
        }
        Map<String, String> chosen = new TreeMap<>(fitted.chosen());
        chosen.put("recalibration-intercept", Double.toString(shift));
        LogisticRegressionModel at =
                new LogisticRegressionModel(model.uid(), model.coefficients(), model.intercept() + shift);
        model.copyValues(at, model.paramMap());
        return new FittedModel(at, chosen);
    }

    /** The threshold that the inner predictions teach; null where they teach none. */
    private Double threshold(InnerPredictions inner) {
        if (protocol.threshold() instanceof ThresholdRule.Fixed fixed) {
            return fixed.probability();
        }
        CutPoint learned = protocol.threshold() instanceof ThresholdRule.Sensitivity rule
                ? CutPoint.sensitivity(rule.least(), inner.probability(), inner.labels(), inner.weights())
                : CutPoint.youden(inner.probability(), inner.labels(), inner.weights());
        return learned.threshold() > 0 && learned.threshold() < 1 ? learned.threshold() : null;
    }
}
