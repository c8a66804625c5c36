package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.prominence.testing.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Quantile normalisation, z-scores and normal scores. */
class CohortScalesTest {
    static List<Golden> quantiles() {
        return Golden.cases("stats/quantile");
    }

    static List<Golden> scales() {
        return Golden.cases("stats/gene-scales");
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    @ParameterizedTest
    @MethodSource("quantiles")
    void samples_have_the_distribution_that_limma_gives_them(Golden golden) {
        double[][] samples = golden.vectors("samples");
        double[][] expected = golden.expectedVectors("samples");
        var normalisation = new QuantileNormalisation(samples[0].length);
        for (double[] sample : samples) {
            normalisation.add(floats(sample));
        }
        for (int i = 0; i < samples.length; i++) {
            float[] values = floats(samples[i]);
            normalisation.normalise(values);
            assertArrayEquals(floats(expected[i]), values, golden.toString());
        }
    }

    @Test
    void a_sample_of_one_value_has_no_distribution() {
        var normalisation = new QuantileNormalisation(2);
        assertThrows(IllegalArgumentException.class, () -> normalisation.add(new float[] {1, Float.NaN}));
    }

    @ParameterizedTest
    @MethodSource("scales")
    void genes_have_the_scores_of_r(Golden golden) {
        double[] z = golden.inputs("x");
        GeneScales.zScore(z);
        golden.check("zScore", z, 1e-9);
        double[] normal = golden.inputs("x");
        GeneScales.rankInverseNormal(normal);
        golden.check("rankInverseNormal", normal, 1e-9);
    }

    @Test
    void a_gene_that_does_not_vary_has_no_z_score_and_normal_scores_of_nothing() {
        double[] constant = {2, 2, Double.NaN, 2};
        GeneScales.zScore(constant);
        assertArrayEquals(new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN}, constant);
        double[] ranked = {2, 2, Double.NaN, 2};
        GeneScales.rankInverseNormal(ranked);
        assertArrayEquals(new double[] {0, 0, Double.NaN, 0}, ranked, 1e-15);
    }
}
