package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.SharedSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class SampleTilesTest {
    private static final int GENES = 41;
    private static final int SAMPLES = 23;

    private final LakeSession session;

    SampleTilesTest(LakeSession session) {
        this.session = session;
    }

    @Test
    void tiles_hold_every_gene_of_their_samples_whatever_the_partitions() {
        for (int partitions : new int[] {1, 2, 16}) {
            for (int chunk : new int[] {1, 5, SAMPLES, 100}) {
                check(SampleTiles.of(vectors(partitions), SAMPLES, chunk).collect(), chunk);
            }
        }
    }

    @Test
    void a_tile_is_a_partition() {
        assertEquals(5, SampleTiles.of(vectors(3), SAMPLES, 5).getNumPartitions());
    }

    @Test
    void genes_that_do_not_fit_into_one_block_come_together_again() {
        int samples = 3 << 20;
        List<GeneVector> wide = new ArrayList<>();
        for (int gene = 0; gene < 3; gene++) {
            float[] values = new float[samples];
            Arrays.fill(values, gene);
            wide.add(new GeneVector("g" + gene, "G" + gene, values));
        }
        List<SampleTile> tiles = SampleTiles.of(session.context().parallelize(wide, 1), samples, samples)
                .collect();
        assertEquals(1, tiles.size());
        double[] last = new double[3];
        tiles.get(0).column(samples - 1, last);
        assertArrayEquals(new double[] {0, 1, 2}, last);
    }

    @Test
    void a_tile_stays_within_its_memory() {
        assertEquals(419, SampleTiles.samplesPerTile(20_000));
        assertEquals(1, SampleTiles.samplesPerTile(Integer.MAX_VALUE));
    }

    @Test
    void a_vector_of_another_length_is_refused() {
        JavaRDD<GeneVector> genes = vectors(2);
        SparkException refusal = assertThrows(SparkException.class, () -> SampleTiles.of(genes, SAMPLES + 1, 5)
                .collect());
        assertTrue(refusal.getMessage().contains("the cohort 24 samples"), refusal.getMessage());
        assertThrows(IllegalArgumentException.class, () -> SampleTiles.of(genes, SAMPLES, 0));
    }

    private static void check(List<SampleTile> tiles, int chunk) {
        assertEquals((SAMPLES + chunk - 1) / chunk, tiles.size());
        String[] sorted =
                IntStream.range(0, GENES).mapToObj(SampleTilesTest::id).sorted().toArray(String[]::new);
        int first = 0;
        double[] column = new double[GENES];
        for (SampleTile tile : tiles) {
            assertEquals(first, tile.firstSample());
            assertEquals(Math.min(chunk, SAMPLES - first), tile.samples());
            assertArrayEquals(sorted, tile.geneIds());
            for (int i = 0; i < tile.samples(); i++) {
                tile.column(i, column);
                for (int gene = 0; gene < GENES; gene++) {
                    assertEquals(value(number(sorted[gene]), first + i), column[gene]);
                }
            }
            first += tile.samples();
        }
    }

    private JavaRDD<GeneVector> vectors(int partitions) {
        List<GeneVector> vectors = new ArrayList<>();
        for (int gene = 0; gene < GENES; gene++) {
            float[] values = new float[SAMPLES];
            for (int i = 0; i < SAMPLES; i++) {
                values[i] = value(gene, i);
            }
            vectors.add(new GeneVector(id(gene), "G" + gene, values));
        }
        return session.context().parallelize(vectors, partitions);
    }

    private static String id(int gene) {
        return "symbol:G" + gene;
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring("symbol:G".length()));
    }

    private static float value(int gene, int sample) {
        return (gene + sample) % 11 == 3 ? Float.NaN : 1000f * gene + sample;
    }
}
