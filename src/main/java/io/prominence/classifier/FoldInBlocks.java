package io.prominence.classifier;

import io.prominence.lake.LakeSession;
import io.prominence.lake.SampleTiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.ProbabilisticClassificationModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.stat.Summarizer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import scala.Tuple2;

/**
 * A fold whose features the driver does not hold: those of each cohort are in {@link FeatureBlocks}, cut once for the fits
 * of the fold and for the samples that they predict.
 *
 * <p>MLlib takes the rows of the fold from the blocks, one block a partition. It adds the sums of partitions as they come:
 * the blocks have the same bytes on any number of cores, the coefficients only as many digits as MLlib's tolerance gives
 * (1e-6 of the objective). The driver holds a part of the fold, patients whole, on which penalties are compared and from
 * whose solution MLlib starts.
 */
final class FoldInBlocks implements FoldData {
    /**
     * How finely a fold is cut.
     *
     * @param tileSamples samples of a block, which is a partition of MLlib's
     * @param partSamples samples of the part that the driver holds, about
     */
    record Sizes(int tileSamples, int partSamples) {
        /** Features of the part that the driver holds: doubles. */
        private static final long PART_BYTES = 1L << 27;

        /** Sizes that memory allows. */
        static Sizes of(int features) {
            long sample = (long) Double.BYTES * features;
            return new Sizes(SampleTiles.samplesPerTile(features), (int) Math.max(1, PART_BYTES / sample));
        }
    }

    private final LakeSession session;
    private final FittedFeatures features;
    private final Map<String, FeatureBlocks> blocks = new LinkedHashMap<>();
    private final TrainingFold fold;
    private final Sizes sizes;
    private final FoldMatrix part;
    private final TrainingTable table;

    FoldInBlocks(LakeSession session, String name, TrainingFold fold, FittedFeatures features) {
        this(session, name, fold, features, Sizes.of(features.columns().size()));
    }

    FoldInBlocks(LakeSession session, String name, TrainingFold fold, FittedFeatures features, Sizes sizes) {
        this.session = session;
        this.features = features;
        this.fold = fold;
        this.sizes = sizes;
        TrainingFold few = fold.part(sizes.partSamples());
        this.part = new FoldMatrix(name, few, columns(few.samples()));
        this.table = new TrainingTable(session, rows(), features.columns().size());
    }

    @Override
    public FittedModel fit(ModelFitter fitter) {
        FittedModel fitted = fitter.fit(part, table);
        if (!(fitted.model() instanceof LogisticRegressionModel)) {
            return fitted;
        }
        Map<String, String> chosen = new TreeMap<>(fitted.chosen());
        chosen.put(
                "penalties-compared-on",
                part.fold().samples().size() + " of " + fold.samples().size() + " samples");
        return new FittedModel(fitted.model(), chosen);
    }

    @Override
    public FoldMatrix matrix() {
        return part;
    }

    @Override
    public TrainingTable table() {
        return table;
    }

    @Override
    public double[] deviations() {
        Column std = Summarizer.std(functions.col(TrainingTable.FEATURES));
        return table.rows().select(std).head().<Vector>getAs(0).toArray();
    }

    @Override
    public double[] probabilities(FittedModel model, List<? extends SamplePlace> samples) {
        ProbabilisticClassificationModel<Vector, ?> applied = model.model();
        double[] probability = new double[samples.size()];
        for (CohortPlaces cohort : CohortPlaces.of(samples)) {
            vectors(cohort)
                    .map(sample -> new Tuple2<>(
                            sample._1(), applied.predictProbability(sample._2()).apply(1)))
                    .collect()
                    .forEach(sample -> probability[sample._1()] = sample._2());
        }
        return probability;
    }

    private double[][] columns(List<LabelledSample> samples) {
        double[][] columns = new double[features.columns().size()][samples.size()];
        for (CohortPlaces cohort : CohortPlaces.of(samples)) {
            for (Tuple2<Integer, Vector> sample : vectors(cohort).collect()) {
                for (int j = 0; j < columns.length; j++) {
                    columns[j][sample._1()] = sample._2().apply(j);
                }
            }
        }
        return columns;
    }

    private JavaRDD<Row> rows() {
        byte[] labels = fold.labels();
        double[] weights = fold.weights();
        List<JavaRDD<Row>> rows = new ArrayList<>();
        for (CohortPlaces cohort : CohortPlaces.of(fold.samples())) {
            rows.add(vectors(cohort)
                    .map(sample -> TrainingTable.row(labels[sample._1()], weights[sample._1()], sample._2())));
        }
        return rows.stream().reduce(JavaRDD::union).orElseThrow();
    }

    private JavaRDD<Tuple2<Integer, Vector>> vectors(CohortPlaces part) {
        return blocks.computeIfAbsent(
                        part.cohort().id(),
                        id -> FeatureBlocks.of(session, part.cohort(), features, sizes.tileSamples()))
                .vectors(part.places());
    }

    @Override
    public void close() {
        table.close();
    }

    /**
     * Where in a list the samples of one cohort are.
     *
     * @param cohort the cohort
     * @param places by sample of the cohort: its place in the list, −1 where it is not there
     */
    private record CohortPlaces(CohortData cohort, int[] places) {
        /** The cohorts of a list, in the order of the first sample of each. */
        static List<CohortPlaces> of(List<? extends SamplePlace> samples) {
            Map<String, CohortPlaces> cohorts = new LinkedHashMap<>();
            for (int place = 0; place < samples.size(); place++) {
                SamplePlace sample = samples.get(place);
                cohorts.computeIfAbsent(sample.cohort().id(), id -> nowhere(sample.cohort()))
                        .places()[sample.sample()] = place;
            }
            return List.copyOf(cohorts.values());
        }

        private static CohortPlaces nowhere(CohortData cohort) {
            int[] places = new int[cohort.samples().size()];
            Arrays.fill(places, -1);
            return new CohortPlaces(cohort, places);
        }
    }
}
