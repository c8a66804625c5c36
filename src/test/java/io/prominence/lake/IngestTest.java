package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.Category;
import io.prominence.domain.ClinicalTable;
import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortCard.FlowStep;
import io.prominence.domain.CohortCard.GeneIdAudit;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.CohortTransform;
import io.prominence.domain.CombatRule;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.CovariateRule;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.DuplicateGenes;
import io.prominence.domain.EndpointRule;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.LabelRule;
import io.prominence.domain.MissingValues;
import io.prominence.domain.ProminenceException;
import io.prominence.domain.SampleRules;
import io.prominence.domain.SampleRules.OnePerPatient;
import io.prominence.domain.TimeOrigin;
import io.prominence.domain.TimeUnit;
import io.prominence.domain.Transform;
import io.prominence.stats.Combat;
import io.prominence.stats.CombatDesign;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class IngestTest {
    private static final String EXPRESSION = """
            gene\tS1\tS2\tS3\tS4
            PROM2\t1\t2\t3\t4
            VIM\t5\tNA\t7\t8
            CDH1\t9\t8\t7\t6
            """;

    @TempDir
    Path folder;

    private LakeSession session;
    private Lake lake;
    private CohortFixture cohort;

    @BeforeEach
    void begin(LakeSession shared) {
        session = shared;
        lake = new Lake(shared, folder.resolve("lake").toString());
        cohort = new CohortFixture("made");
    }

    private IngestResult ingest(CohortDefinition definition) {
        return new Ingest(session, lake).ingest(definition, List.of());
    }

    private CohortVersion ingest() {
        return ingest(cohort.definition()).version();
    }

    private String refusal(Class<? extends ProminenceException> kind) {
        String message = assertThrows(kind, this::ingest).getMessage();
        assertTrue(lake.versions("made").isEmpty(), "the lake is as it was");
        try (Stream<Path> left =
                Files.exists(folder.resolve("lake/made")) ? Files.list(folder.resolve("lake/made")) : Stream.empty()) {
            assertEquals(List.of(), left.toList());
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
        return message;
    }

    private static float[] values(CohortVersion version, String symbol) {
        return version.valuesBySymbol(List.of(symbol)).get(symbol);
    }

    @Test
    void values_keep_their_samples(LakeSession shared) throws IOException {
        cohort.expression(folder, EXPRESSION).samples(folder, "id\tx\nS4\ta\nS2\tb\n");
        CohortVersion version = ingest();
        assertArrayEquals(new String[] {"S2", "S4"}, version.samples().sampleIds());
        assertArrayEquals(new float[] {2, 4}, values(version, "PROM2"));
        assertArrayEquals(new float[] {Float.NaN, 8}, values(version, "VIM"));
        assertEquals(
                List.of("symbol:CDH1", "symbol:PROM2", "symbol:VIM"),
                version.genes().stream().map(GeneName::id).toList());
        assertEquals(
                new GeneIdAudit(0, 0, 0, 0, 0, 0, 0, 0, 3, 0), version.card().geneIds());
        assertEquals(Map.of("id", "S2", "x", "b"), version.attributes().get(0));
    }

    @Test
    void what_counts_as_missing_is_the_cohorts_to_say() throws IOException {
        cohort.missing = MissingValues.DEFAULT.without(List.of("-")).and(List.of("-9", "n.d."));
        cohort.unit = ExpressionUnit.TPM;
        cohort.expression(folder, "gene\tS1\tS2\tS3\nPROM2\t1\t-9\tn.d.\nVIM\t-9.0\t2\t3\n")
                .samples(folder, "id\tage\ter\nS1\t-9\t-\nS2\t60\tn.d.\nS3\t50\t+\n")
                .label("er", "+", "-");
        cohort.covariates.add(new CovariateRule("age", "age", CovariateRule.Type.NUMERIC));
        CohortVersion version = ingest();
        assertArrayEquals(new float[] {1, Float.NaN, Float.NaN}, values(version, "PROM2"));
        assertArrayEquals(new float[] {Float.NaN, 2, 3}, values(version, "VIM"));
        CohortSamples samples = version.samples();
        assertArrayEquals(new byte[] {0, -1, 1}, samples.labels().get("metastatic-tissue"));
        assertArrayEquals(
                new double[] {Double.NaN, 60, 50},
                samples.covariates().get("age").numeric());
        assertEquals(Map.of(), version.card().quarantined());
        assertEquals(Arrays.asList("-", null, "+"), version.column("er"), "as read by those who ask for a batch");
    }

    @Test
    void the_same_sources_and_configuration_are_nothing_to_do() throws IOException {
        cohort.expression(folder, EXPRESSION);
        IngestResult first = ingest(cohort.definition());
        IngestResult second = ingest(cohort.definition());
        assertEquals(IngestResult.Outcome.WRITTEN, first.outcome());
        assertEquals(IngestResult.Outcome.UNCHANGED, second.outcome());
        assertEquals(first.version().path(), second.version().path());
        cohort.transform = Transform.LOG2_PLUS_1;
        cohort.unit = ExpressionUnit.TPM;
        assertEquals(IngestResult.Outcome.WRITTEN, ingest(cohort.definition()).outcome());
        assertEquals(2, lake.versions("made").size());
        assertEquals(
                (float) (Math.log(3) / Math.log(2)), values(lake.latest("made").orElseThrow(), "PROM2")[1]);
    }

    @Test
    void every_step_of_the_selection_is_counted() throws IOException {
        cohort.expression(folder, "gene\tA-1\tA-2\tB-1\tC-1\tX-9\tD-1\nPROM2\t1\t2\t3\t4\t5\t6\n")
                .samples(folder, "id\ttype\nA-1\tPrimary \nA-2\tmetastatic\nB-1\tprimary\nC-1\tnormal\nZ-1\tprimary\n")
                .patients("^(.)-.$", "P$1")
                .keep(
                        Optional.of("^[A-D]-"),
                        Map.of("type", List.of("primary", "METASTATIC")),
                        new OnePerPatient(OnePerPatient.Rule.PREFERENCE, Optional.of("type"), List.of("metastatic")));
        CohortVersion version = ingest();
        assertArrayEquals(new String[] {"A-2", "B-1"}, version.samples().sampleIds());
        assertArrayEquals(new String[] {"PA", "PB"}, version.samples().patientIds());
        assertArrayEquals(new float[] {2, 3}, values(version, "PROM2"));
        assertEquals(
                List.of(
                        new FlowStep("rows of samples.tsv with expression data", "rows", 5, 4),
                        new FlowStep("in the expression data", "samples", 7, 6),
                        new FlowStep("in the expression data", "patients", 6, 5),
                        new FlowStep("include-pattern ^[A-D]-", "samples", 6, 5),
                        new FlowStep("include-pattern ^[A-D]-", "patients", 5, 4),
                        new FlowStep("samples with a clinical row", "samples", 5, 4),
                        new FlowStep("samples with a clinical row", "patients", 4, 3),
                        new FlowStep("where type is primary or METASTATIC", "samples", 4, 3),
                        new FlowStep("where type is primary or METASTATIC", "patients", 3, 2),
                        new FlowStep("one sample per patient", "samples", 3, 2),
                        new FlowStep("one sample per patient", "patients", 2, 2),
                        new FlowStep("rows of genes read", "rows", 1, 1),
                        new FlowStep("one row per gene (max-variance)", "rows", 1, 1)),
                version.card().flow());
        assertTrue(version.card().warnings().contains("1 of 5 samples has no clinical row and was left out: D-1."));
    }

    @Test
    void labels_endpoints_and_covariates_follow_their_rules() throws IOException {
        cohort.expression(folder, EXPRESSION)
                .samples(folder, """
                        id\ttype\tdeath\tfollow\tstatus\tage\tsex
                        S1\t Metastatic\t1\tNA\tDead\t61.5\tFemale
                        S2\tprimary\tNA\t2\talive\t[Not Available]\tMALE
                        S3\tother\t-3\t4\tdead\told\tNA
                        S4\t\tNA\tNA\t1\t70\tmale
                        """)
                .label("type", "metastatic", "primary")
                .endpoint("os", TimeUnit.YEARS, List.of("death", "follow"), "status");
        cohort.covariates.add(new CovariateRule("age", "age", CovariateRule.Type.NUMERIC));
        cohort.covariates.add(new CovariateRule("sex", "sex", CovariateRule.Type.CATEGORICAL));
        CohortVersion version = ingest();
        CohortSamples samples = version.samples();
        assertArrayEquals(new byte[] {1, 0, -1, -1}, samples.labels().get("metastatic-tissue"));
        CohortSamples.Endpoint os = samples.endpoints().get("os");
        assertArrayEquals(new double[] {365.25, 730.5, Double.NaN, Double.NaN}, os.time());
        assertArrayEquals(new byte[] {1, 0, -1, -1}, os.event());
        assertArrayEquals(
                new double[] {61.5, Double.NaN, Double.NaN, 70},
                samples.covariates().get("age").numeric());
        assertArrayEquals(
                new String[] {"female", "male", null, "male"},
                samples.covariates().get("sex").categorical());
        assertEquals(
                Map.of("negative time", 1L, "event without a time", 1L, "covariate is not a number", 1L),
                version.card().quarantined());
        assertEquals(
                List.of(
                        "samples.tsv, 4, death, -3, negative time",
                        "samples.tsv, 5, status, 1, event without a time",
                        "samples.tsv, 4, age, old, covariate is not a number"),
                quarantine(version));
    }

    private List<String> quarantine(CohortVersion version) {
        return session.spark().read().parquet(version.path() + "/quarantine").collectAsList().stream()
                .map(row -> row.mkString(", "))
                .toList();
    }

    @Test
    void competing_events_are_censored_and_counted_and_late_entries_quarantined() throws IOException {
        cohort.expression(folder, EXPRESSION)
                .samples(folder, "id\tt\tst\tin\nS1\t10\tother\t2\nS2\t10\t1\t10\nS3\t10\t1\t-5\nS4\t10\tlost\t1\n");
        cohort.endpoints.add(CohortFixture.endpoint("dmfs", TimeUnit.DAYS, List.of("t"), "st", Optional.of("in")));
        CohortVersion version = ingest();
        CohortSamples.Endpoint dmfs = version.samples().endpoints().get("dmfs");
        assertArrayEquals(new byte[] {0, -1, 1, -1}, dmfs.event());
        assertArrayEquals(new double[] {2, 0, 0, 0}, dmfs.entry());
        assertEquals(
                Map.of("entry is not before the time", 1L, "status is in none of the lists", 1L),
                version.card().quarantined());
        assertTrue(version.card()
                .flow()
                .contains(new FlowStep("endpoint:dmfs", "1 competing events counted as censored", "samples", 2, 2)));
    }

    @Test
    void refused_cells_of_the_matrix_are_missing_and_in_quarantine() throws IOException {
        cohort.expression(folder, EXPRESSION.replace("VIM\t5", "VIM\thigh"));
        CohortVersion version = ingest();
        assertTrue(Float.isNaN(values(version, "VIM")[0]));
        assertEquals(1, quarantine(version).size());
        assertTrue(quarantine(version).get(0).startsWith("expression.tsv, 3, S1, high, "));
    }

    @Test
    void several_rows_of_a_gene_become_one_as_the_rule_says() throws IOException {
        cohort.expression(folder, "gene\tS1\tS2\nA\t1\t2\nB\t0\t0\nA\t9\tNA\nA\t1\t5\n");
        cohort.duplicates = DuplicateGenes.MAX_VARIANCE;
        assertArrayEquals(new float[] {1, 5}, values(ingest(), "A"));
        cohort.duplicates = DuplicateGenes.FIRST;
        assertArrayEquals(new float[] {1, 2}, values(ingest(), "A"));
        cohort.duplicates = DuplicateGenes.MEAN;
        CohortVersion mean = ingest();
        assertArrayEquals(new float[] {11f / 3, 3.5f}, values(mean, "A"));
        assertEquals(new GeneIdAudit(0, 0, 0, 0, 0, 0, 0, 0, 4, 2), mean.card().geneIds());
        cohort.duplicates = DuplicateGenes.FAIL;
        assertEquals(
                "Cannot ingest cohort made: gene symbol:A has several rows, A (expression.tsv:2) and A (expression.tsv:4)."
                        + " Remove one, or set genes.duplicates = max-variance, mean or first.",
                assertThrows(DataRefusedException.class, this::ingest).getMessage());
    }

    @Test
    void no_common_id_is_refused_with_ids_of_both_sides() throws IOException {
        cohort.expression(folder, EXPRESSION).samples(folder, "id\tx\nT1\ta\nT2\tb\n");
        assertEquals(
                "Cannot ingest cohort made: no id is in the expression data and in a clinical table."
                        + " Sample ids of the expression data: S1, S2, S3, …; sample ids of samples.tsv: T1, T2."
                        + " Set the key and level of the clinical table, or samples.patient-pattern.",
                refusal(DataRefusedException.class));
    }

    @Test
    void values_that_contradict_their_unit_are_refused_with_the_evidence() throws IOException {
        cohort.expression(folder, EXPRESSION.replace("CDH1\t9", "CDH1\t-9"));
        cohort.unit = ExpressionUnit.TPM;
        assertEquals(
                "Cannot ingest cohort made: unit = tpm, but 1 of 11 values (9.1 %) is negative, the first -9.0 of gene CDH1"
                        + " in sample S1 (expression.tsv:4). They look like logarithms, ratios or corrected values. Declare"
                        + " the true unit: log2-intensity for any log2 values that can be negative, log-ratio, or z-score.",
                refusal(DataRefusedException.class));
        cohort.expression(folder, EXPRESSION.replace("CDH1\t9", "CDH1\t900"));
        cohort.unit = ExpressionUnit.LOG2_TPM_PLUS_1;
        assertTrue(refusal(DataRefusedException.class)
                .startsWith("Cannot ingest cohort made: unit = log2-tpm-plus-1, but 1 of 11 values (9.1 %) is above 64,"
                        + " which no logarithm of a measurement is, the first 900.0 of gene CDH1 in sample S1"));
        cohort.transform = Transform.LOG2_PLUS_1;
        assertEquals(
                "Cannot ingest cohort made: transform: log2-plus-1 is for linear values, but unit = log2-tpm-plus-1 is"
                        + " not linear. Set transform = none, or leave it out.",
                refusal(ConfigurationException.class));
    }

    @Test
    void faults_of_the_configuration_are_named() throws IOException {
        cohort.expression(folder, EXPRESSION).samples(folder, "id\ttype\nS1\ta\n");
        cohort.label("Type", "a", "b");
        assertEquals(
                "Cannot ingest cohort made: no clinical table has the column \"Type\". Did you mean type? Name one of: sample-id, id, type.",
                refusal(ConfigurationException.class));
        cohort.labels.clear();
        cohort.label("type", "a", "/A/");
        assertEquals(
                "Cannot read label metastatic-tissue: the value \"a\" of column type is in the positive and in the"
                        + " negative list. Keep it in one of them.",
                refusal(ConfigurationException.class));
        cohort.labels.clear();
        cohort.label("type", "/(/", "b");
        assertTrue(refusal(ConfigurationException.class).startsWith("Cannot use the regular expression (: "));
        cohort.labels.clear();
        cohort.keep(Optional.of("^Q"), Map.of(), OnePerPatient.none());
        assertEquals(
                "Cannot ingest cohort made: no sample is left whose id fits include-pattern ^Q. Correct the pattern.",
                refusal(DataRefusedException.class));
        cohort.expression(folder.resolve("absent.tsv"));
        assertEquals(
                "Cannot read " + folder.resolve("absent.tsv") + ": there is no such file. Check the path.",
                refusal(ConfigurationException.class));
    }

    @Test
    void patients_come_from_a_clinical_column_which_must_know_every_kept_sample() throws IOException {
        cohort.expression(folder, EXPRESSION)
                .samples(folder, "id\tdonor\tkind\nS1\tA\ttumour\nS2\tA\ttumour\nS3\tB\ttumour\nS4\t\tpool\n");
        cohort.samples = cohort.samples.withPatientColumn("donor");
        assertEquals(
                "Cannot ingest cohort made: samples.patient-column = donor has no value for 1 of 4 samples: S4."
                        + " Fill it in, or leave them out by a rule of cohort.samples.",
                refusal(DataRefusedException.class));
        cohort.keep(Optional.empty(), Map.of("kind", List.of("tumour")), OnePerPatient.first());
        cohort.samples = cohort.samples.withPatientColumn("donor");
        CohortVersion version = ingest();
        assertArrayEquals(new String[] {"S1", "S3"}, version.samples().sampleIds());
        assertArrayEquals(new String[] {"A", "B"}, version.samples().patientIds());
        cohort.samples = cohort.samples.withPatientColumn("doner");
        assertTrue(refusalAfterOne(ConfigurationException.class).contains("Did you mean donor?"));
        Path patients = Files.writeString(folder.resolve("patients.tsv"), "donor\tage\nA\t60\n");
        cohort.clinical.clear();
        cohort.clinical(patients, "donor", ClinicalTable.Level.PATIENT);
        cohort.samples = SampleRules.all().withPatientColumn("donor");
        assertTrue(refusalAfterOne(ConfigurationException.class)
                .contains("samples.patient-column = donor is in no clinical table of samples"));
    }

    private String refusalAfterOne(Class<? extends ProminenceException> kind) {
        return assertThrows(kind, this::ingest).getMessage();
    }

    @Test
    void a_pattern_that_does_not_fit_makes_a_patient_of_the_sample() throws IOException {
        cohort.expression(folder, EXPRESSION).patients("^S([12])$", "P$1");
        CohortVersion version = ingest();
        assertArrayEquals(
                new String[] {"P1", "P2", "S3", "S4"}, version.samples().patientIds());
        assertEquals(
                List.of("patient-pattern does not fit 2 sample ids, which stand for patients of their own: S3, S4."),
                version.card().warnings());
    }

    @Test
    void vectors_are_the_same_in_any_number_of_partitions() throws IOException {
        cohort.expression(folder, EXPRESSION);
        CohortVersion version = ingest();
        for (int partitions : new int[] {1, 3, 20}) {
            Map<String, String> bySymbol = version.vectors()
                    .repartition(partitions)
                    .mapToPair(vector -> new scala.Tuple2<>(vector.geneSymbol(), Arrays.toString(vector.values())))
                    .collectAsMap();
            assertEquals("[5.0, NaN, 7.0, 8.0]", bySymbol.get("VIM"), () -> partitions + " partitions");
            assertEquals(3, bySymbol.size());
        }
    }

    /** Thirty genes and fifteen samples, of which the last is unlike the others. */
    private static String withOutlier() {
        var random = new java.util.Random(14);
        var text = new StringBuilder("gene");
        for (int i = 0; i < 15; i++) {
            text.append("\tS").append(i);
        }
        for (int g = 0; g < 30; g++) {
            text.append("\nG").append(g);
            for (int i = 0; i < 15; i++) {
                double level = i == 14 ? 8 - g % 7 : g % 7;
                text.append('\t').append((float) (2 + level + random.nextDouble()));
            }
        }
        return text.append('\n').toString();
    }

    @Test
    void outliers_are_named_and_left_out_only_where_the_cohort_says_so() throws IOException {
        cohort.expression(folder, withOutlier())
                .samples(
                        folder,
                        "id\tplate\nS0\tA\nS14\tB\n"
                                + java.util.stream.IntStream.range(1, 14)
                                        .mapToObj(i -> "S" + i + "\tA\n")
                                        .collect(java.util.stream.Collectors.joining()));
        cohort.batches.add("plate");
        CohortVersion kept = ingest();
        assertEquals(15, kept.card().samples());
        assertEquals(List.of("S14"), kept.card().quality().outliers());
        assertEquals(30, kept.card().quality().genesCompared());
        assertEquals(List.of("plate"), kept.card().batches());
        assertEquals(15, kept.quality().size());
        assertTrue(kept.quality().get(14).isOutlier());
        assertTrue(kept.card().warnings().get(0).startsWith("1 of 15 samples is unlike the others"));
        cohort.samples = new io.prominence.domain.SampleRules(
                Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), OnePerPatient.none(), true);
        CohortVersion dropped = ingest();
        assertEquals(14, dropped.card().samples());
        assertEquals(14, dropped.quality().size());
        assertArrayEquals(Arrays.copyOf(values(kept, "G7"), 14), values(dropped, "G7"));
        assertTrue(dropped.card()
                .flow()
                .contains(new FlowStep("outliers left out (samples.drop-outliers)", "samples", 15, 14)));
        assertEquals(
                "Left out as unlike the other samples (samples.drop-outliers): S14.",
                dropped.card().warnings().get(0));
    }

    @Test
    void a_cohort_is_transformed_together_in_the_order_of_the_list() throws IOException {
        cohort.expression(folder, "gene\tS1\tS2\tS3\nA\t1\t7\t3\nB\t3\t15\t0\nC\t7\t31\t1\n");
        cohort.unit = ExpressionUnit.TPM;
        cohort.transform = Transform.LOG2_PLUS_1;
        cohort.then = List.of(CohortTransform.QUANTILE);
        CohortVersion quantile = ingest();
        assertEquals("log2-plus-1, quantile", quantile.card().transform());
        float least = (1 + 3 + 0) / 3f;
        float middle = (2 + 4 + 1) / 3f;
        float most = (3 + 5 + 2) / 3f;
        assertArrayEquals(new float[] {least, least, most}, values(quantile, "A"));
        assertArrayEquals(new float[] {middle, middle, least}, values(quantile, "B"));
        assertArrayEquals(new float[] {most, most, middle}, values(quantile, "C"));
        assertEquals(11, quantile.quality().get(0).total(), 1e-6, "quality is that of the values before");
        cohort.then = List.of(CohortTransform.QUANTILE, CohortTransform.Z_SCORE);
        assertArrayEquals(new float[] {-0.57735026f, -0.57735026f, 1.1547005f}, values(ingest(), "A"), 1e-6f);
        cohort.then = List.of(CohortTransform.RANK_INVERSE_NORMAL);
        assertArrayEquals(new float[] {-0.8694238f, 0.8694238f, 0}, values(ingest(), "A"), 1e-6f);
        cohort.expression(folder, "gene\tS1\tS2\tS3\nA\t1\t7\tNA\nB\t3\t15\t0\n");
        cohort.then = List.of(CohortTransform.QUANTILE);
        assertTrue(assertThrows(DataRefusedException.class, this::ingest)
                .getMessage()
                .contains("at least 2 values of every sample, but sample S3 has 1."));
    }

    @Test
    void categories_mean_the_same_everywhere_and_what_is_none_goes_to_quarantine() throws IOException {
        cohort.expression(folder, EXPRESSION)
                .samples(folder, "id\tm\nS1\t[cM1b]\nS2\tcM0 (i+)\nS3\tMX\nS4\tstage iv\n");
        cohort.labels.add(new LabelRule(
                "distant-metastasis",
                "distant-metastasis",
                new LabelRule.Classified("m", Category.M_CATEGORY, Optional.empty()),
                Optional.empty(),
                Optional.empty()));
        CohortVersion version = ingest();
        assertArrayEquals(new byte[] {1, 0, -1, -1}, version.samples().labels().get("distant-metastasis"));
        assertEquals(Map.of("is no m-category", 1L), version.card().quarantined());
        assertEquals(
                List.of("unknown: m is no m-category", "unknown: m says neither yes nor no", "known"),
                version.card().flow().stream()
                        .filter(step -> step.about().equals("label:distant-metastasis")
                                && step.unit().equals("samples"))
                        .map(FlowStep::step)
                        .toList());
        assertEquals(
                "distant-metastasis",
                version.card().labels().get("distant-metastasis").kind());
    }

    @Test
    void normals_and_exclusions_leave_with_their_patients_and_events() throws IOException {
        Path patients = Files.writeString(folder.resolve("patients.tsv"), """
                id\tt\ts\tq
                TCGA-AA-0001\t10\t1\tgood
                TCGA-AA-0002\t20\t1\tbad
                TCGA-AA-0003\t30\t0\tgood
                TCGA-AA-0004\t\t1\tgood
                TCGA-AA-0005\t5\t1\tgood
                """);
        cohort.expression(folder, """
                gene\tTCGA-AA-0001-01A\tTCGA-AA-0001-11A\tTCGA-AA-0002-06A\tTCGA-AA-0003-01B\tTCGA-AA-0004-01A
                PROM2\t1\t2\t3\t4\t5
                """)
                .clinical(patients, "id", ClinicalTable.Level.PATIENT)
                .patients("^(TCGA-..-....)-.*$", "$1")
                .endpoint("os", TimeUnit.DAYS, List.of("t"), "s");
        cohort.samples = new SampleRules(
                cohort.samples.patientPattern(),
                cohort.samples.patientReplacement(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of("-01B$"),
                Map.of("q", List.of("bad")),
                Optional.of(new SampleRules.Normals(LabelRule.SAMPLE_ID, List.of())),
                OnePerPatient.none(),
                false);
        cohort.labels.add(new LabelRule(
                "tissue",
                "metastatic-tissue",
                new LabelRule.Classified(LabelRule.SAMPLE_ID, Category.TCGA_SAMPLE_TYPE, Optional.empty()),
                Optional.empty(),
                Optional.empty()));
        CohortVersion version = ingest();
        assertArrayEquals(
                new String[] {"TCGA-AA-0001-01A", "TCGA-AA-0004-01A"},
                version.samples().sampleIds());
        assertArrayEquals(new byte[] {0, 0}, version.samples().labels().get("tissue"));
        assertEquals(
                List.of(
                        "in the expression data 5 5",
                        "exclude-pattern -01B$ 5 4",
                        "exclude-normals by sample-id 4 3",
                        "samples with a clinical row 3 3",
                        "not where q is bad 3 2"),
                steps(version, "", "samples"));
        assertEquals(
                List.of(
                        "in the expression data 5 4",
                        "exclude-pattern -01B$ 4 4",
                        "exclude-normals by sample-id 4 3",
                        "samples with a clinical row 3 3",
                        "not where q is bad 3 2",
                        "unknown: event without a time 2 1",
                        "known 1 1"),
                steps(version, "endpoint:os", "events"));
        assertEquals(
                List.of(
                        "in the expression data 1 1",
                        "exclude-pattern -01B$ 1 1",
                        "exclude-normals by sample-id 1 1",
                        "samples with a clinical row 1 1",
                        "not where q is bad 1 0",
                        "known 0 0"),
                steps(version, "label:tissue", "positives"));
        assertEquals(
                List.of(
                        "in the expression data 3 3",
                        "exclude-pattern -01B$ 3 2",
                        "exclude-normals by sample-id 2 2",
                        "samples with a clinical row 2 2",
                        "not where q is bad 2 2",
                        "known 2 2"),
                steps(version, "label:tissue", "negatives"));
        assertEquals(
                5,
                version.card().flow().stream()
                        .filter(step -> step.unit().equals("patients"))
                        .findFirst()
                        .orElseThrow()
                        .countIn());
    }

    private static List<String> steps(CohortVersion version, String about, String unit) {
        return version.card().flow().stream()
                .filter(step -> step.about().equals(about) && step.unit().equals(unit))
                .map(step -> step.step() + " " + step.countIn() + " " + step.countOut())
                .toList();
    }

    @Test
    void times_in_the_wrong_unit_are_refused_with_what_they_look_like() throws IOException {
        cohort.expression(folder, EXPRESSION)
                .samples(folder, "id\tt\ts\nS1\t900\t1\nS2\t1200\t0\nS3\t1500\t0\nS4\t80\t1\n")
                .endpoint("os", TimeUnit.YEARS, List.of("t"), "s");
        assertEquals(
                "Cannot read endpoint os of cohort made: half of the times of t are at least 1,200 years, the longest"
                        + " 1,500 years, but nobody is followed so long. The median would be 3.29 years with unit = days,"
                        + " 100 years with unit = months. Set unit to what they are.",
                refusal(DataRefusedException.class));
    }

    @Test
    void horizons_know_censoring_competition_and_late_entry() throws IOException {
        cohort.expression(folder, "gene\tA\tB\tC\tD\tE\tF\tG\nPROM2\t1\t2\t3\t4\t5\t6\t7\n")
                .samples(folder, """
                        id\tt\tst\tin
                        A\t100\t1\t0
                        B\t101\t1\t0
                        C\t99\t0\t0
                        D\t100\t0\t0
                        E\t50\tother\t10
                        F\t300\t0\t100
                        G\t\t\t0
                        """);
        cohort.endpoints.add(CohortFixture.endpoint("dmfi", TimeUnit.DAYS, List.of("t"), "st", Optional.of("in")));
        cohort.labels.add(new LabelRule(
                "early",
                "horizon:dmfi:diagnosis:100",
                new LabelRule.Horizon("dmfi", 100),
                Optional.empty(),
                Optional.empty()));
        CohortVersion version = ingest();
        assertArrayEquals(
                new byte[] {1, 0, -1, 0, 0, -1, -1}, version.samples().labels().get("early"));
        assertEquals(
                Optional.of(new CohortCard.Horizon("dmfi", 100, 1, 1, 1)),
                version.card().labels().get("early").horizon());
        assertTrue(version.samples().endpoints().get("dmfi").hasCompeted(4));
        assertEquals(
                List.of(
                        "unknown: censored before 100 days 7 6",
                        "unknown: dmfi is unknown 6 5",
                        "unknown: under observation only after 100 days 5 4",
                        "known 4 4"),
                steps(version, "label:early", "samples"));
        assertTrue(version.card().warnings().stream()
                .anyMatch(warning -> warning.contains("came under observation after")));
    }

    @Test
    void a_value_that_no_sample_has_is_said_with_those_that_they_have() throws IOException {
        cohort.expression(folder, EXPRESSION)
                .samples(folder, "id\ttype\nS1\tmetastatic\nS2\tprimary\nS3\tprimary\nS4\tnormal\n");
        cohort.labels.add(new LabelRule("l", "type", List.of("metastatic", "recurrent"), List.of("primary")));
        assertEquals(
                List.of("labels.l: positive recurrent matches nothing. Column type has primary (2), normal (1),"
                        + " metastatic (1)."),
                ingest().card().warnings());
        cohort.labels.clear();
        cohort.label("type", "metastasic", "primary");
        assertTrue(assertThrows(ConfigurationException.class, this::ingest)
                .getMessage()
                .contains("no value of column type is positive = metastasic. Did you mean metastatic (1)?"));
    }

    /** Eleven samples in two batches of different means and spreads, a label in both; gene G7 does not vary in one. */
    private void twoBatches() throws IOException {
        var values = new StringBuilder("gene");
        var samples = new StringBuilder("id\tplate\ttype\tother\tage\n");
        for (int i = 0; i < 11; i++) {
            values.append("\tS").append(i);
            samples.append("S" + i + "\t" + (i < 6 ? "Early" : "late ") + "\t" + (i % 2 == 0 ? "m" : "p") + "\t"
                    + (i < 6 ? "m" : "p") + "\t" + (50 + i * i % 7) + "\n");
        }
        for (int gene = 0; gene < 8; gene++) {
            values.append("\nG").append(gene);
            for (int i = 0; i < 11; i++) {
                int noise = (gene * 7 + i * i * 5 + gene * i * 3) % 13;
                values.append('\t').append(gene == 7 && i >= 6 ? 4 : 3 + noise + (i < 6 ? 0 : gene + 4 + noise));
            }
        }
        cohort.expression(folder, values + "\n")
                .samples(folder, samples.toString())
                .label("type", "m", "p");
        cohort.covariates.add(new CovariateRule("age", "age", CovariateRule.Type.NUMERIC));
        cohort.unit = ExpressionUnit.TPM;
        cohort.transform = Transform.LOG2_PLUS_1;
    }

    @Test
    void combat_takes_the_batch_out_and_says_so() throws IOException {
        twoBatches();
        CohortVersion plain = ingest();
        cohort.combat = Optional.of(new CombatRule("plate", List.of("metastatic-tissue", "age")));
        cohort.endpoints.add(new EndpointRule(
                "os",
                List.of("age"),
                "other",
                List.of("m"),
                List.of("p"),
                List.of(),
                TimeUnit.DAYS,
                TimeOrigin.DIAGNOSIS,
                Optional.empty()));
        CohortVersion corrected = ingest();
        assertEquals(
                "log2-plus-1, combat(plate keeping metastatic-tissue, age)",
                corrected.card().transform());
        double[] label = {1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1};
        var design = new CombatDesign(new int[] {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1}, new double[][] {
            label, corrected.samples().covariates().get("age").numeric()
        });
        var pass = new Combat.Pass(design, 8);
        double[][] rows = new double[8][11];
        for (int gene = 0; gene < 8; gene++) {
            float[] stored = values(plain, "G" + gene);
            Arrays.setAll(rows[gene], i -> stored[i]);
            pass.add(gene, rows[gene]);
        }
        Combat combat = pass.finish().orElseThrow();
        for (int gene = 0; gene < 8; gene++) {
            combat.adjust(gene, rows[gene]);
            float[] expected = new float[11];
            for (int i = 0; i < 11; i++) {
                expected[i] = (float) rows[gene][i];
            }
            assertArrayEquals(expected, values(corrected, "G" + gene));
        }
        assertArrayEquals(values(plain, "G7"), values(corrected, "G7"));
        assertTrue(corrected
                .card()
                .flow()
                .contains(new FlowStep(
                        "corrected for 2 batches (combat plate keeping metastatic-tissue, age)", "samples", 11, 11)));
        List<String> warnings = corrected.card().warnings();
        assertTrue(warnings.contains(
                "ComBat removed the batch plate (early: 6, late: 5 samples) and kept" + " metastatic-tissue, age."));
        assertTrue(warnings.contains(
                "ComBat left 1 of 8 genes as they were, with the batch in them, for want of variation or"
                        + " values in one of the batches: G7."));
        assertTrue(warnings.stream()
                .anyMatch(text -> text.startsWith("ComBat was told to keep metastatic-tissue: p values")));
        assertTrue(
                warnings.contains(
                        "ComBat: the events of os cannot be told from the batch plate (Cramér's V 1.00; early: 0"
                                + " censored, 6 events; late: 5 censored, 0 events), and what goes with them was removed with it."));
        cohort.then = List.of(CohortTransform.QUANTILE, CohortTransform.Z_SCORE);
        assertEquals(
                "log2-plus-1, quantile, combat(plate keeping metastatic-tissue, age), z-score",
                ingest().card().transform());
    }

    @Test
    void combat_is_refused_where_it_cannot_tell_a_batch() throws IOException {
        twoBatches();
        cohort.transform = Transform.NONE;
        cohort.combat = Optional.of(new CombatRule("plate", List.of()));
        assertEquals(
                "Cannot ingest cohort made: transform: combat needs log2 values, but unit = tpm leaves linear ones. Set"
                        + " transform = log2-plus-1, or leave combat out.",
                refusal(ConfigurationException.class));
        cohort.transform = Transform.LOG2_PLUS_1;
        cohort.labels.clear();
        cohort.label("other", "m", "p");
        assertEquals(
                "Cannot ingest cohort made: combat: the label metastatic-tissue cannot be told from the batch plate (Cramér's V"
                        + " 1.00; early: 0 no, 6 yes; late: 5 no, 0 yes), and what differs between its groups would be"
                        + " removed with the batch. Take combat out, or name metastatic-tissue in combat.keep.",
                refusal(DataRefusedException.class));
        cohort.combat = Optional.of(new CombatRule("plate", List.of("metastatic-tissue")));
        assertEquals(
                "Cannot ingest cohort made: combat: the batch plate and metastatic-tissue, which combat.keep names, are"
                        + " collinear (early: 0 no, 6 yes; late: 5 no, 0 yes): the one follows from the other, and nothing can"
                        + " tell them apart. Take combat out, or metastatic-tissue out of combat.keep if its differences"
                        + " may go.",
                refusal(DataRefusedException.class));
        cohort.labels.clear();
        Path table = folder.resolve("samples.tsv");
        String samples = Files.readString(table);
        cohort.combat = Optional.of(new CombatRule("plate", List.of("age")));
        Files.writeString(table, samples.replaceAll("S3\tEarly", "S3\t alone"));
        assertTrue(refusal(DataRefusedException.class)
                .contains("1 of 3 batches of plate have one sample: alone (sample S3). Leave these samples out"));
        Files.writeString(table, samples.replaceAll("S([34])\tEarly", "S$1\tNA"));
        assertTrue(refusal(DataRefusedException.class)
                .contains(
                        "2 of 11 samples have no value of the batch plate: S3, S4. Give it, leave these samples out"));
        Files.writeString(table, samples.replaceAll("m\t50", "m\tNA"));
        assertTrue(refusal(DataRefusedException.class)
                .contains("samples has no value of age, which combat.keep names: S0"));
        Files.writeString(table, samples.replace("late ", "early"));
        assertTrue(refusal(DataRefusedException.class).contains("all samples are in one batch, plate = early."));
    }
}
