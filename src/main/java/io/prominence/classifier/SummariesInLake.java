package io.prominence.classifier;

import io.prominence.lake.GeneVector;
import io.prominence.lake.LakeSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import scala.Tuple2;

/**
 * {@link FeatureSummary Summaries} of a fold whose genes have stayed in the lake: each gene's z-scores of all cohorts are
 * brought to one task, by one shuffle of float32, as the model sees them. The values are sorted before they are added: the
 * same bytes on any number of cores.
 */
final class SummariesInLake {
    private final LakeSession session;
    private final FittedFeatures features;
    private final TrainingFold fold;

    SummariesInLake(LakeSession session, FittedFeatures features, TrainingFold fold) {
        this.session = session;
        this.features = features;
        this.fold = fold;
    }

    /** One for each feature, in their order. */
    List<FeatureSummary> all() {
        Map<String, String> inLake = new HashMap<>();
        List<FeatureColumn> held = new ArrayList<>();
        for (FeatureColumn column : features.columns()) {
            if (column instanceof FeatureColumn.Gene gene && isInLake(gene)) {
                inLake.put(gene.geneId(), gene.name());
            } else {
                held.add(column);
            }
        }
        Map<String, FeatureSummary> byName = new HashMap<>(ofGenes(inLake));
        FeatureSummary.of(new FittedFeatures(held).on(features.scale()), fold)
                .forEach(summary -> byName.put(summary.name(), summary));
        int samples = fold.samples().size();
        return features.names().stream()
                .map(name -> byName.getOrDefault(name, FeatureSummary.of(name, new double[0], samples)))
                .toList();
    }

    private boolean isInLake(FeatureColumn.Gene gene) {
        return fold.byCohort().stream()
                .map(part -> part.cohort().expression())
                .anyMatch(expression -> expression.find(gene.geneId()).stream().anyMatch(expression::isInLake));
    }

    private Map<String, FeatureSummary> ofGenes(Map<String, String> names) {
        int samples = fold.samples().size();
        return fold.byCohort().stream()
                .map(part -> known(part, names))
                .reduce(JavaPairRDD::union)
                .orElseThrow()
                .groupByKey()
                .map(gene -> FeatureSummary.of(gene._1(), sorted(gene._2()), samples))
                .collect()
                .stream()
                .collect(Collectors.toMap(FeatureSummary::name, summary -> summary));
    }

    private JavaPairRDD<String, float[]> known(TrainingFold.CohortPart part, Map<String, String> names) {
        ExpressionMatrix expression = part.cohort().expression();
        JavaRDD<GeneVector> genes = expression.leavesGenesInLake()
                ? expression.vectorsInLake()
                : session.context().parallelize(expression.held(names.keySet()), 1);
        return genes.flatMapToPair(new Known(names, part.samples(), expression.reference()));
    }

    private static double[] sorted(Iterable<float[]> cohorts) {
        return StreamSupport.stream(cohorts.spliterator(), false)
                .flatMapToDouble(values -> IntStream.range(0, values.length).mapToDouble(i -> values[i]))
                .sorted()
                .toArray();
    }

    /**
     * z-scores of the samples that have a value, under the name of the feature.
     *
     * @param names gene id to name
     * @param samples positions of the samples in the cohort
     * @param reference samples whose mean and deviation are taken; null for all
     */
    private record Known(Map<String, String> names, int[] samples, int[] reference)
            implements PairFlatMapFunction<GeneVector, String, float[]> {
        @Override
        public Iterator<Tuple2<String, float[]>> call(GeneVector gene) {
            String name = names.get(gene.geneId());
            if (name == null) {
                return List.<Tuple2<String, float[]>>of().iterator();
            }
            Moments moments = ExpressionMatrix.standard(gene.values(), reference);
            double deviation = Math.sqrt(moments.variance());
            double[] known = deviation > 0 ? z(gene.values(), moments.mean(), deviation) : new double[0];
            float[] stored = new float[known.length];
            for (int i = 0; i < stored.length; i++) {
                stored[i] = (float) known[i];
            }
            return List.of(new Tuple2<>(name, stored)).iterator();
        }

        private double[] z(float[] values, double mean, double deviation) {
            return IntStream.of(samples)
                    .filter(sample -> !Float.isNaN(values[sample]))
                    .mapToDouble(sample -> ExpressionMatrix.z(values[sample], mean, deviation))
                    .toArray();
        }
    }
}
