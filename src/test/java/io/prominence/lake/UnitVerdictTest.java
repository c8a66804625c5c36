package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ExpressionUnit;
import io.prominence.formats.TextSource;
import io.prominence.formats.matrix.MatrixReader;
import io.prominence.formats.matrix.Orientation;
import io.prominence.testing.RealData;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitVerdictTest {
    private static final int SAMPLES = 20;

    /** A value of gene {@code gene} in sample {@code sample}. */
    private interface Cell {
        double value(int gene, int sample);
    }

    private static List<IngestedSample> samples(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> new IngestedSample("S" + i, "P" + i, i))
                .toList();
    }

    private static UnitVerdict verdict(ExpressionUnit unit, int genes, Cell cell) {
        var evidence = new UnitEvidence(unit, SAMPLES);
        for (int g = 0; g < genes; g++) {
            float[] row = new float[SAMPLES];
            for (int i = 0; i < SAMPLES; i++) {
                row[i] = (float) cell.value(g, i);
            }
            evidence.add(row, "G" + g, "made.tsv:" + (g + 2));
        }
        return new UnitVerdict("made", unit, evidence, samples(SAMPLES));
    }

    private static String refusal(ExpressionUnit unit, int genes, Cell cell) {
        return assertThrows(DataRefusedException.class, verdict(unit, genes, cell)::require)
                .getMessage();
    }

    /** Seeded normal deviates, the same for a gene and sample in every test. */
    private static double normal(int gene, int sample) {
        return new Random(31L * gene + 1_000_003L * sample).nextGaussian();
    }

    private static double log2(int gene, int sample) {
        return Math.max(0, 4 + gene % 9 + normal(gene, sample));
    }

    private static double count(int gene, int sample) {
        return Math.floor(Math.pow(2, log2(gene, sample)));
    }

    @Test
    void counts_that_are_not_whole_are_expected_counts_or_logarithms() {
        assertEquals(
                "Cannot ingest cohort made: unit = counts, but 1 of 60 values (1.7 %) is not a whole number, the first 1.5"
                        + " of gene G1 in sample S2 (made.tsv:3). They look like logarithms. Declare the true unit, for example"
                        + " log2-counts-plus-1 or log2-tpm-plus-1, with transform = none.",
                refusal(ExpressionUnit.COUNTS, 3, (g, i) -> g == 1 && i == 2 ? 1.5 : g));
        String expected = refusal(ExpressionUnit.COUNTS, 3, (g, i) -> g == 1 && i > 1 ? 100.25 : 1000 * g);
        assertTrue(expected.contains("18 of 60 values (30 %) are not whole numbers, the first 100.25 of gene G1"));
        assertTrue(expected.contains("Declare unit = rsem for expected counts of RSEM or Salmon"), expected);
        assertTrue(refusal(ExpressionUnit.COUNTS, 600, UnitVerdictTest::log2).contains("They look like logarithms."));
    }

    @Test
    void counts_that_went_through_logarithms_and_back_are_whole() {
        assertDoesNotThrow(verdict(ExpressionUnit.COUNTS, 3, (g, i) -> 2498.00000002303 + g)::require);
        assertDoesNotThrow(verdict(ExpressionUnit.COUNTS, 3, (g, i) -> 10.9999999999904 * g)::require);
        assertDoesNotThrow(verdict(ExpressionUnit.COUNTS, 600, (g, i) -> (g + i) % 4)::require);
    }

    @ParameterizedTest
    @CsvSource({"TPM", "CPM", "FPKM", "RSEM", "LINEAR_INTENSITY"})
    void a_linear_unit_whose_largest_value_is_tiny_is_taken_for_logarithms(ExpressionUnit unit) {
        String message = refusal(unit, 600, UnitVerdictTest::log2);
        assertTrue(message.contains("and not one is above 25. They look like logarithms."), message);
        assertDoesNotThrow(verdict(unit, 400, UnitVerdictTest::log2)::require, "a few genes may all be low");
        assertDoesNotThrow(verdict(unit, 600, (g, i) -> Math.pow(2, log2(g, i)))::require);
    }

    @Test
    void a_signed_value_contradicts_a_logarithm_of_one_more() {
        Cell signed = (g, i) -> g == 2 && i == 3 ? -0.5 : log2(g, i);
        String message = refusal(ExpressionUnit.LOG2_TPM_PLUS_1, 30, signed);
        assertTrue(message.contains("1 of 600 values (0.17 %) is negative, the first -0.5 of gene G2 in sample S3"));
        assertDoesNotThrow(verdict(ExpressionUnit.LOG2_INTENSITY, 30, signed)::require);
        assertDoesNotThrow(verdict(ExpressionUnit.LOG2_FPKM_PLUS_0_1, 30, signed)::require);
        assertDoesNotThrow(verdict(ExpressionUnit.LOG2_TPM_PLUS_1, 30, (g, i) -> -1e-9)::require);
        assertTrue(refusal(ExpressionUnit.LOG2_FPKM_PLUS_0_1, 30, (g, i) -> g == 2 ? -3.5 : log2(g, i))
                .contains("are too small for it, the first -3.5"));
    }

    @Test
    void amounts_contradict_a_logarithm() {
        String message = refusal(ExpressionUnit.LOG2_TPM_PLUS_1, 30, (g, i) -> g == 7 ? 1e6 + .5 : log2(g, i));
        assertTrue(
                message.contains("are above 64, which no logarithm of a measurement is, the first 1000000.5"), message);
        assertTrue(message.contains("They look like amounts on a linear scale."), message);
        String whole = refusal(ExpressionUnit.LOG2_COUNTS_PLUS_1, 600, (g, i) -> (g + i) % 40);
        assertTrue(whole.contains("all of 12,000 values are whole numbers, the largest 39.0"), whole);
        assertTrue(whole.endsWith("They look like counts. Declare unit = counts, or the true unit."), whole);
    }

    @ParameterizedTest
    @CsvSource({"LOG_RATIO", "LOG2_INTENSITY", "LOG2_FPKM_PLUS_0_1"})
    void standardised_genes_are_taken_for_z_scores(ExpressionUnit unit) {
        Cell standardised = (g, i) -> (i % 2 == 0 ? 0.97 : -0.97) * (1 + 0.01 * (g % 5));
        String message = refusal(unit, 25, standardised);
        assertTrue(message.contains("25 of 25 genes have a mean near 0 and a standard deviation near 1."), message);
        assertTrue(message.contains("Declare unit = z-score"), message);
        assertDoesNotThrow(verdict(unit, 19, standardised)::require);
        assertDoesNotThrow(verdict(ExpressionUnit.Z_SCORE, 25, standardised)::require);
        assertDoesNotThrow(verdict(unit, 25, (g, i) -> (0.2 + g / 10.0) * standardised.value(g, i))::require);
    }

    @Test
    void z_scores_are_somewhere_negative() {
        assertTrue(refusal(ExpressionUnit.Z_SCORE, 25, UnitVerdictTest::log2)
                .contains("no value is negative, and z-scores are below their mean about as often"));
        assertTrue(refusal(ExpressionUnit.Z_SCORE, 25, UnitVerdictTest::count).contains("They look like counts."));
    }

    @Test
    void values_per_million_that_do_not_add_up_are_a_warning() {
        Cell perMillion = (g, i) -> 1e6 / 15_000 + 0.5;
        assertEquals(
                Optional.empty(),
                verdict(ExpressionUnit.TPM, 15_000, perMillion).warning());
        assertEquals(
                Optional.empty(),
                verdict(ExpressionUnit.FPKM, 15_000, (g, i) -> 100).warning());
        assertEquals(
                Optional.empty(),
                verdict(ExpressionUnit.TPM, 2_000, (g, i) -> 100).warning());
        assertEquals(
                Optional.of(
                        "unit = tpm, but the values of a sample add up to 1,500,000 (median of 20 samples, 15000 genes)"
                                + " and not to about a million. Check the unit."),
                verdict(ExpressionUnit.TPM, 15_000, (g, i) -> 100).warning());
        assertTrue(verdict(ExpressionUnit.LOG2_TPM_PLUS_1, 15_000, (g, i) -> 2)
                .warning()
                .isPresent());
    }

    @Test
    void parts_counted_apart_say_what_the_whole_says() {
        var whole = new UnitEvidence(ExpressionUnit.TPM, 2);
        var first = new UnitEvidence(ExpressionUnit.TPM, 2);
        var second = new UnitEvidence(ExpressionUnit.TPM, 2);
        List.of(whole, second).forEach(each -> each.add(new float[] {-2, 3.5f}, "B", "f:3"));
        List.of(whole, first).forEach(each -> each.add(new float[] {Float.NaN, -9}, "A", "f:2"));
        second.add(first);
        assertEquals(3, second.values());
        assertEquals(2, second.below().count());
        assertEquals(1, second.fractional().count());
        assertEquals("A", second.below().first().gene(), "the first by name, whatever order the parts came in");
        assertEquals(3.5f, second.largest().value());
        assertEquals(whole.totals()[1], second.totals()[1]);
    }

    private static UnitVerdict real(String file, ExpressionUnit unit) {
        var reader = MatrixReader.of(
                TextSource.of(RealData.path("cohorts/" + file).toString()), Orientation.GENES_BY_SAMPLES);
        List<IngestedSample> samples = samples(reader.sampleIds().size());
        var evidence = new UnitEvidence(unit, samples.size());
        reader.forEachGene(
                row -> evidence.add(row.values(), row.geneId(), row.place()), (source, line, field, value, why) -> {});
        assertTrue(evidence.genes() > 2000, file);
        return new UnitVerdict("real", unit, evidence, samples);
    }

    @ParameterizedTest
    @CsvSource({
        "tcga-skcm/expression.tsv.gz, LOG2_RSEM_PLUS_1",
        "tcga-kirc/expression.tsv.gz, LOG_RATIO",
        "scanb-gse96058/expression.tsv.gz, LOG2_FPKM_PLUS_0_1",
        "tcga-brca-tnbc/counts.tsv.gz, COUNTS",
        "tcga-brca-firehose/raw_counts.tsv.gz, RSEM",
        "ccrcc-ffpe/counts.tsv.gz, COUNTS"
    })
    void real_cohorts_are_accepted_with_their_true_unit(String file, ExpressionUnit unit) {
        assertDoesNotThrow(real(file, unit)::require);
    }

    @ParameterizedTest
    @CsvSource({
        "tcga-skcm/expression.tsv.gz, COUNTS, They look like logarithms.",
        "tcga-skcm/expression.tsv.gz, TPM, They look like logarithms.",
        "tcga-brca-tnbc/counts.tsv.gz, TPM, are whole numbers",
        "tcga-skcm/expression.tsv.gz, Z_SCORE, no value is negative",
        "tcga-kirc/expression.tsv.gz, LOG2_FPKM_PLUS_1, are negative",
        "tcga-brca-firehose/raw_counts.tsv.gz, COUNTS, Declare unit = rsem",
        "ccrcc-ffpe/counts.tsv.gz, LOG2_COUNTS_PLUS_1, are above 64"
    })
    void real_cohorts_are_refused_with_a_wrong_unit(String file, ExpressionUnit unit, String why) {
        String message = assertThrows(DataRefusedException.class, real(file, unit)::require)
                .getMessage();
        assertTrue(message.contains(why), message);
    }
}
