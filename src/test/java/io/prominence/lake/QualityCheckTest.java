package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.CohortSamples;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.QualitySummary;
import io.prominence.domain.SampleQuality;
import io.prominence.stats.SampleProfiles;
import io.prominence.testing.Golden;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QualityCheckTest {
    private static final double RELATIVE = 1e-9;

    static List<Golden> structures() {
        return Golden.cases("lake/quality");
    }

    private static CohortSamples samples(int n, Map<String, CohortSamples.Covariate> covariates) {
        String[] ids = IntStream.range(0, n).mapToObj(i -> "S" + i).toArray(String[]::new);
        String[] patients = IntStream.range(0, n).mapToObj(i -> "P" + i).toArray(String[]::new);
        return new CohortSamples(ids, patients, Map.of(), Map.of(), covariates);
    }

    private static double[] all(List<SampleQuality> rows, java.util.function.Function<SampleQuality, Double> value) {
        return rows.stream().map(value).mapToDouble(Double::doubleValue).toArray();
    }

    @ParameterizedTest
    @MethodSource("structures")
    void components_correlations_and_duplicates_are_those_of_r(Golden golden) {
        var genes = MadeGenes.of(golden.vectors("values"));
        CohortSamples samples = samples(genes.values()[0].length, Map.of());
        QualityCheck check = QualityCheck.of(genes, samples, ExpressionUnit.LOG2_INTENSITY, false);
        List<SampleQuality> rows = check.rows();
        golden.check("pc1", all(rows, SampleQuality::pc1), 1e-8);
        golden.check("pc2", all(rows, SampleQuality::pc2), 1e-8);
        golden.check("correlation", all(rows, SampleQuality::correlation), RELATIVE);
        golden.check("deviation", all(rows, SampleQuality::deviation), RELATIVE);
        QualitySummary summary = check.summary(rows);
        golden.check("pc1Share", summary.pc1Share(), RELATIVE);
        golden.check("pc2Share", summary.pc2Share(), RELATIVE);
        String[] ids = samples.sampleIds();
        double[] first = summary.duplicates().stream()
                .mapToDouble(pair -> Arrays.asList(ids).indexOf(pair.first()))
                .toArray();
        double[] second = summary.duplicates().stream()
                .mapToDouble(pair -> Arrays.asList(ids).indexOf(pair.second()))
                .toArray();
        golden.check("first", first, 0);
        golden.check("second", second, 0);
        golden.check(
                "r",
                summary.duplicates().stream()
                        .mapToDouble(QualitySummary.Duplicate::correlation)
                        .toArray(),
                RELATIVE);
    }

    @Test
    void an_outlier_and_a_duplicate_of_another_patient_are_named() {
        Golden golden = structures().get(0);
        var genes = MadeGenes.of(golden.vectors("values"));
        CohortSamples samples = samples(24, Map.of());
        samples.patientIds()[9] = "P20";
        QualityCheck check = QualityCheck.of(genes, samples, ExpressionUnit.LOG2_INTENSITY, false);
        QualitySummary summary = check.summary(check.rows());
        assertEquals(List.of("S4"), summary.outliers());
        assertTrue(check.rows().get(4).isOutlier());
        assertEquals(
                List.of("S2 S8", "S2 S19", "S8 S19"),
                summary.duplicates().stream()
                        .map(pair -> pair.first() + " " + pair.second())
                        .toList());
        assertEquals("S19", check.rows().get(2).duplicateOf(), "the most alike");
        samples.patientIds()[2] = "P19";
        samples.patientIds()[8] = "P19";
        check = QualityCheck.of(genes, samples, ExpressionUnit.LOG2_INTENSITY, false);
        assertEquals(List.of(), check.summary(check.rows()).duplicates(), "samples of one patient may be alike");
        assertEquals(
                List.of(
                        "1 of 24 samples is unlike the others (correlation with the median sample more than 5 scaled MAD"
                                + " below the median): S4."),
                QualityCheck.warnings(check.summary(check.rows()), 24));
    }

    @Test
    void results_do_not_depend_on_the_order_of_genes() {
        double[][] values = structures().get(1).vectors("values");
        var genes = MadeGenes.of(values);
        float[][] turned = genes.values().clone();
        java.util.Collections.reverse(Arrays.asList(turned));
        GeneSource reversed = new GeneSource() {
            @Override
            public int genes() {
                return turned.length;
            }

            @Override
            public GeneName gene(int i) {
                return genes.gene(turned.length - 1 - i);
            }

            @Override
            public void fill(int gene, int firstSample, float[] into) {
                System.arraycopy(turned[gene], firstSample, into, 0, into.length);
            }
        };
        CohortSamples samples = samples(values[0].length, Map.of());
        assertArrayEquals(
                all(
                        QualityCheck.of(genes, samples, ExpressionUnit.LOG_RATIO, false)
                                .rows(),
                        SampleQuality::pc1),
                all(
                        QualityCheck.of(reversed, samples, ExpressionUnit.LOG_RATIO, false)
                                .rows(),
                        SampleQuality::pc1));
    }

    @Test
    void amounts_are_counted_on_the_linear_scale() {
        double[][] counts = {{0, 10, 5}, {3, Double.NaN, 0}, {7, 20, 0}};
        List<SampleQuality> rows = QualityCheck.of(
                        MadeGenes.of(counts), samples(3, Map.of()), ExpressionUnit.COUNTS, false)
                .rows();
        assertEquals(
                List.of(2, 2, 1),
                rows.stream().map(SampleQuality::detectedGenes).toList());
        assertEquals(
                List.of(10.0, 30.0, 5.0),
                rows.stream().map(SampleQuality::total).toList());
        assertEquals(
                List.of(3.0, 15.0, 0.0),
                rows.stream().map(SampleQuality::median).toList());
        assertEquals(1 / 3.0, rows.get(1).missingShare());
        double[][] logs = {{0, 3}, {1, 2}, {2, 0}};
        List<SampleQuality> logged = QualityCheck.of(MadeGenes.of(logs), samples(2, Map.of()), ExpressionUnit.TPM, true)
                .rows();
        assertEquals(
                List.of(4.0, 10.0), logged.stream().map(SampleQuality::total).toList());
        assertEquals(
                List.of(2, 2), logged.stream().map(SampleQuality::detectedGenes).toList());
        SampleQuality ratio = QualityCheck.of(MadeGenes.of(logs), samples(2, Map.of()), ExpressionUnit.LOG_RATIO, false)
                .rows()
                .get(0);
        assertNull(ratio.detectedGenes());
        assertNull(ratio.total());
        assertNull(ratio.pc1(), "two samples have no components");
    }

    @Test
    void sex_is_called_by_two_genes_and_held_against_the_covariate() {
        double[][] values = {{8, 0.5, 4, 8}, {0, 7, 3, 1}, {5, 5, 5, 5}};
        var covariate = CohortSamples.Covariate.ofCategories(new String[] {"female", "F", "male", null});
        CohortSamples samples = samples(4, Map.of("sex", covariate));
        MadeGenes genes = MadeGenes.of(values, "XIST", "RPS4Y1", "MKI67");
        QualityCheck check = QualityCheck.of(genes, samples, ExpressionUnit.LOG2_TPM_PLUS_1, false);
        List<SampleQuality> rows = check.rows();
        assertEquals(
                Arrays.asList("female", "male", null, "female"),
                rows.stream().map(SampleQuality::sexCalled).toList());
        assertEquals(List.of("S1"), check.summary(rows).sexMismatches());
        assertEquals(
                List.of("1 of 3 samples with a sex by XIST and RPS4Y1 are stated to be of the other: S1."),
                QualityCheck.warnings(check.summary(rows), 4));
        assertNull(QualityCheck.of(genes, samples, ExpressionUnit.Z_SCORE, false)
                .rows()
                .get(0)
                .sexCalled());
        assertTrue(rows.get(0).scores().get("proliferation").isNaN(), "MKI67 does not vary");
    }

    @Test
    void rows_come_back_from_the_file(@TempDir Path folder) throws java.io.IOException {
        double[][] values = {{8, 0.5, 4}, {0, 7, 3}, {5, 2, 1}};
        List<SampleQuality> rows = QualityCheck.of(
                        MadeGenes.of(values, "XIST", "RPS4Y1", "MKI67"),
                        samples(3, Map.of()),
                        ExpressionUnit.LOG2_TPM_PLUS_1,
                        false)
                .rows();
        var hadoop = new org.apache.hadoop.fs.Path(folder.toUri());
        QualityFile.write(hadoop, new Configuration(), rows);
        assertEquals(rows, QualityFile.read(hadoop, new Configuration()));
        assertEquals(List.of(), QualityFile.read(new org.apache.hadoop.fs.Path(hadoop, "none"), new Configuration()));
    }

    @Test
    void a_constant_profile_is_no_ones_pair() {
        SampleProfiles profiles = SampleProfiles.of(new double[][] {{1, 1, 1}, {1, 2, 3}, {2, 4, 6}});
        assertEquals(
                List.of(new SampleProfiles.Pair(1, 2, 1)),
                profiles.above(0.99, (i, j) -> true).stream()
                        .map(pair ->
                                new SampleProfiles.Pair(pair.first(), pair.second(), Math.round(pair.correlation())))
                        .toList());
    }
}
