package io.prominence.cli.pipeline;

import io.prominence.analysis.KindCheck;
import io.prominence.classifier.Training;
import io.prominence.classifier.TrainingResult;
import io.prominence.domain.ClassifierPlan;
import io.prominence.results.CalibrationPoint;
import io.prominence.results.ClassifierCohort;
import io.prominence.results.ClassifierComparison;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.ClassifierSampleSize;
import io.prominence.results.DecisionPoint;
import io.prominence.results.FeatureImportance;
import io.prominence.results.Prediction;
import io.prominence.results.RocPoint;
import io.prominence.results.Tables;
import io.prominence.results.TopFeatures;
import java.util.List;

/** The classifier: trained, validated and saved. */
final class TrainStage implements Stage {
    static final String NAME = "train";
    /** Folder of the saved model in the run. */
    static final String MODEL = "classifier/model";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> reads() {
        return List.of();
    }

    @Override
    public Object inputs(StageContext context) {
        return List.of(context.study().marker(), context.study().seed(), plan(context));
    }

    @Override
    public List<String> outputs() {
        return List.of(
                Tables.path(ClassifierCohort.class),
                Tables.path(ClassifierSampleSize.class),
                Tables.path(ClassifierMetric.class),
                Tables.path(Prediction.class),
                Tables.path(RocPoint.class),
                Tables.path(CalibrationPoint.class),
                Tables.path(DecisionPoint.class),
                Tables.path(ClassifierComparison.class),
                Tables.path(FeatureImportance.class),
                Tables.path(TopFeatures.class),
                MODEL);
    }

    @Override
    public void check(StageContext context) {
        KindCheck.ofOutcomes(context.cohorts(), List.of(plan(context).target().outcome()));
        Training.requireTrainable(plan(context), context.study().marker(), context.cohorts());
    }

    @Override
    public void execute(StageContext context) {
        Training training = new Training(
                context.session(),
                plan(context),
                context.study().marker(),
                context.study().seed());
        TrainingResult result = training.run(context.cohorts(), context.progress());
        context.write(ClassifierCohort.class, result.cohorts());
        context.write(ClassifierSampleSize.class, result.sampleSizes());
        context.write(ClassifierMetric.class, result.metrics());
        context.write(Prediction.class, result.predictions());
        context.write(RocPoint.class, result.roc());
        context.write(CalibrationPoint.class, result.calibration());
        context.write(DecisionPoint.class, result.decision());
        context.write(ClassifierComparison.class, result.comparisons());
        context.write(FeatureImportance.class, result.importance());
        context.write(TopFeatures.class, result.topFeatures());
        result.model().save(context.session(), context.path(MODEL));
        result.warnings().forEach(context::warn);
    }

    private static ClassifierPlan plan(StageContext context) {
        return context.study().classifier().orElseThrow();
    }
}
