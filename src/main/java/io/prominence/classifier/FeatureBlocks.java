package io.prominence.classifier;

import io.prominence.lake.GeneVector;
import io.prominence.lake.LakeSession;
import io.prominence.lake.SampleTile;
import io.prominence.lake.SampleTiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.Vector;
import scala.Tuple2;

/**
 * All features of some samples at a time, for fits whose matrix the driver does not hold: the lake's gene vectors are
 * standardised, and cut into {@link SampleTiles} of float32 by one shuffle.
 *
 * <p>Means and deviations are those of {@link ExpressionMatrix}, over all samples of the cohort, and so is the rest: 0 where
 * a value is missing or the gene does not vary, or where the cohort does not measure it. Tiles come in the order of the
 * samples: the same bytes whatever the partitions of the vectors and the number of cores.
 *
 * @param names names of the features, in the order of the model's vector
 * @param tiles the samples of the cohort in order, one tile a partition; a tile's rows are features by name, without those
 *     that the cohort does not measure
 */
record FeatureBlocks(List<String> names, JavaRDD<SampleTile> tiles) {
    /**
     * The features of every sample of a cohort; lazy, but for columns that are not in the lake.
     *
     * @param tileSamples samples of a tile; the last one may have fewer
     */
    static FeatureBlocks of(LakeSession session, CohortData cohort, FittedFeatures features, int tileSamples) {
        ExpressionMatrix expression = cohort.expression();
        ScaledCohort scaled = features.scaled(cohort);
        Map<String, String> inLake = new HashMap<>();
        List<GeneVector> here = new ArrayList<>();
        for (FeatureColumn column : features.columns()) {
            if (!(column instanceof FeatureColumn.Gene gene)) {
                here.add(vector(column, scaled));
                continue;
            }
            OptionalInt position = expression.find(gene.geneId());
            if (position.isPresent() && expression.isInLake(position.getAsInt())) {
                inLake.put(gene.geneId(), gene.name());
            } else if (position.isPresent()) {
                here.add(vector(column, scaled));
            }
        }
        JavaRDD<GeneVector> vectors =
                expression.vectorsInLake().flatMap(new Standardised(inLake, expression.reference()));
        JavaRDD<GeneVector> all =
                here.isEmpty() ? vectors : vectors.union(session.context().parallelize(here, 1));
        return new FeatureBlocks(
                features.names(), SampleTiles.of(all, cohort.samples().size(), tileSamples));
    }

    private static GeneVector vector(FeatureColumn column, ScaledCohort cohort) {
        double[] values = column.of(cohort);
        float[] stored = new float[values.length];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (float) values[i];
        }
        return new GeneVector(column.name(), column.name(), stored);
    }

    /**
     * Features of some samples, in their order; lazy.
     *
     * @param places by sample of the cohort: under which number it is wanted, −1 if not at all
     */
    JavaRDD<Tuple2<Integer, Vector>> vectors(int[] places) {
        return tiles.flatMap(new Vectors(names, places));
    }

    /**
     * Takes samples out of tiles.
     *
     * @param names features in the order of the model's vector
     * @param places number of each sample of the cohort, or −1
     */
    private record Vectors(List<String> names, int[] places)
            implements FlatMapFunction<SampleTile, Tuple2<Integer, Vector>> {
        @Override
        public Iterator<Tuple2<Integer, Vector>> call(SampleTile tile) {
            int[] rows = rows(tile);
            return IntStream.range(0, tile.samples())
                    .filter(sample -> places[tile.firstSample() + sample] >= 0)
                    .mapToObj(sample -> new Tuple2<>(places[tile.firstSample() + sample], vector(tile, rows, sample)))
                    .iterator();
        }

        /** Row of each feature in the tile; −1 where the cohort does not measure it. */
        private int[] rows(SampleTile tile) {
            Map<String, Integer> byName = new HashMap<>();
            for (int row = 0; row < tile.genes(); row++) {
                byName.put(tile.geneIds()[row], row);
            }
            return names.stream()
                    .mapToInt(name -> byName.getOrDefault(name, -1))
                    .toArray();
        }

        private static Vector vector(SampleTile tile, int[] rows, int sample) {
            double[] values = new double[rows.length];
            for (int j = 0; j < values.length; j++) {
                values[j] = rows[j] < 0 ? 0 : tile.values()[rows[j]][sample];
            }
            return new DenseVector(values);
        }
    }

    /**
     * z-scores of the genes that are features, under the name of the feature.
     *
     * @param names gene id to name
     * @param reference samples whose mean and deviation are taken; null for all
     */
    private record Standardised(Map<String, String> names, int[] reference)
            implements FlatMapFunction<GeneVector, GeneVector> {
        @Override
        public Iterator<GeneVector> call(GeneVector gene) {
            String name = names.get(gene.geneId());
            return name == null
                    ? Collections.emptyIterator()
                    : List.of(new GeneVector(name, name, z(gene.values()))).iterator();
        }

        private float[] z(float[] values) {
            Moments moments = ExpressionMatrix.standard(values, reference);
            double deviation = Math.sqrt(moments.variance());
            float[] z = new float[values.length];
            for (int i = 0; i < z.length; i++) {
                z[i] = (float) ExpressionMatrix.z(values[i], moments.mean(), deviation);
            }
            return z;
        }
    }
}
