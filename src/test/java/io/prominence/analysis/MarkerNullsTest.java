package io.prominence.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.Adjustment;
import io.prominence.domain.AssociatePlan;
import io.prominence.domain.AssociatePlan.NullPlan;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.CohortSamples.Endpoint;
import io.prominence.domain.GenePanel;
import io.prominence.domain.Normalisation;
import io.prominence.domain.PoolingPlan;
import io.prominence.domain.StudySeed;
import io.prominence.lake.CohortDraft;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.CohortWriter;
import io.prominence.lake.GeneName;
import io.prominence.lake.GeneSource;
import io.prominence.lake.GeneVector;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.results.Permutation;
import io.prominence.results.Specificity;
import io.prominence.scan.Analysis;
import io.prominence.scan.CohortInput;
import io.prominence.scan.GeneMoments;
import io.prominence.scan.Signature;
import io.prominence.scan.SignatureScores;
import io.prominence.testing.SharedSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two cohorts in which the label raises the genes of proliferation and one gene, which is the marker. */
@ExtendWith(SharedSpark.class)
class MarkerNullsTest {
    private static final int SAMPLES = 60;
    private static final String MARKER = "G3";
    private static final int SIGNATURES = 80;
    private static final List<String> SYMBOLS = Stream.concat(
                    GenePanel.PROLIFERATION.up().stream(),
                    IntStream.range(0, 120).mapToObj(i -> "G" + i))
            .toList();

    private final LakeSession session;
    private final AssociatePlan plan;
    private final List<CohortInput> cohorts = new ArrayList<>();

    @TempDir
    private Path folder;

    MarkerNullsTest(LakeSession session) {
        this.session = session;
        this.plan = plan(new NullPlan(99, SIGNATURES, 30));
    }

    @BeforeEach
    void writeCohorts() {
        CohortWriter writer = new CohortWriter(
                session, new Lake(session, folder.resolve("lake").toString()));
        for (int c = 0; c < 2; c++) {
            CohortSamples samples = samples(c);
            Values values = new Values(c, samples.labels().get("meta"));
            CohortVersion version = writer.write(
                    CohortDraft.made(
                            "c" + c,
                            "0123456789abcdef",
                            "renal",
                            "made",
                            "log2-tpm-plus-1",
                            samples,
                            SYMBOLS.size(),
                            Map.of()),
                    values);
            cohorts.add(
                    CohortInput.of(version, version.samples(), Optional.of(values.vector(SYMBOLS.indexOf(MARKER)))));
        }
    }

    @Test
    void a_panel_that_goes_with_the_label_stands_above_random_signatures_and_the_others_are_not_available() {
        List<Specificity> rows = signatures();
        List<Analysis> analyses = Analysis.of(plan, MARKER);
        assertEquals(4 * analyses.size() * GenePanel.ALL.size(), rows.size());
        for (Specificity row : rows) {
            assertEquals("random-signatures", row.comparison());
            if (row.subject().equals("proliferation-score") && row.outcome().startsWith("label")) {
                assertEquals(SIGNATURES, row.nCompared());
                assertEquals(100.0, row.percentile());
                assertEquals(1.0 / (1 + SIGNATURES), row.pEmpirical());
                assertNull(row.undefinedReason());
            } else if (!row.subject().equals("proliferation-score")) {
                assertEquals("not-available", row.undefinedReason());
                assertNull(row.percentile());
            }
        }
    }

    @Test
    void signatures_are_the_same_each_time() {
        assertEquals(signatures(), signatures());
    }

    private List<Specificity> signatures() {
        return new RandomSignatures(session, plan, MARKER, new StudySeed(7))
                .rows(cohorts, GeneMoments.of(session, cohorts), Analysis.of(plan, MARKER));
    }

    @Test
    void a_signature_with_the_genes_of_a_panel_has_its_score() {
        CohortInput cohort = cohorts.get(0);
        List<String> ids = GenePanel.PROLIFERATION.up().stream()
                .map(symbol -> "symbol:" + symbol)
                .toList();
        List<Signature> asked = List.of(
                new Signature("up", ids, List.of()), new Signature("both", ids, List.of("symbol:G1", "symbol:ABSENT")));
        List<GeneVector> scores = sorted(SignatureScores.of(cohort, asked, 1).collect());
        Values values = new Values(0, cohort.samples().labels().get("meta"));
        double[] up = new double[SAMPLES];
        for (String symbol : GenePanel.PROLIFERATION.up()) {
            double[] z = standardised(values.vector(SYMBOLS.indexOf(symbol)));
            Arrays.setAll(up, i -> up[i] + z[i] / ids.size());
        }
        double[] down = standardised(values.vector(SYMBOLS.indexOf("G1")));
        for (int i = 0; i < SAMPLES; i++) {
            assertEquals(up[i], scores.get(1).values()[i], 1e-6);
            assertEquals(up[i] - down[i], scores.get(0).values()[i], 1e-6);
        }
        for (int tasks : new int[] {2, 16}) {
            List<GeneVector> spread = sorted(SignatureScores.of(
                            new CohortInput(
                                    cohort.version(),
                                    cohort.vectors().repartition(tasks),
                                    cohort.samples(),
                                    cohort.marker(),
                                    Optional.empty()),
                            asked,
                            tasks)
                    .collect());
            for (int i = 0; i < 2; i++) {
                assertArrayEquals(scores.get(i).values(), spread.get(i).values());
            }
        }
    }

    private static List<GeneVector> sorted(List<GeneVector> vectors) {
        return vectors.stream().sorted(Comparator.comparing(GeneVector::geneId)).toList();
    }

    private static double[] standardised(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return Arrays.stream(values)
                .map(x -> (x - mean) / Math.sqrt(squares / (values.length - 1)))
                .toArray();
    }

    @Test
    void the_marker_stands_among_all_and_among_matched_genes() {
        AssociationSet set = new GenomeWideAssociation(session, plan, MARKER).run(cohorts);
        MarkerSpecificity specificity = new MarkerSpecificity(
                cohorts.stream().map(CohortInput::version).toList(), GeneMoments.of(session, cohorts), plan, MARKER);
        GenomeWideAssociation.forEachRow(set, specificity::add, family -> {});
        new Pooling(plan.pooling()).forEachRow(set, specificity::add, family -> {});
        List<Specificity> rows = specificity.rows();
        assertEquals(4 * set.analyses().size() * 2, rows.size());
        for (Specificity row : rows) {
            assertEquals(row.comparison().equals("all-genes") ? SYMBOLS.size() - 1 : 30, row.nCompared());
            if (row.outcome().startsWith("label") && row.comparison().equals("all-genes")) {
                assertTrue(row.percentile() > 90 && row.effectPercentile() > 90, row::toString);
                assertTrue(row.medianNegLog10P() < 1, row::toString);
            }
        }
    }

    @Test
    void permutation_has_a_row_for_every_gene_of_every_level() {
        List<Permutation> rows = new ArrayList<>();
        new PermutationNull(session, plan, MARKER, new StudySeed(7)).forEachRow(cohorts, rows::add);
        // score and rank-score of the label, score of survival; all, renal and two cohorts
        assertEquals(3 * 4 * SYMBOLS.size(), rows.size());
        List<Permutation> all =
                rows.stream().filter(row -> row.level().equals("all")).toList();
        List<Permutation> renal =
                rows.stream().filter(row -> row.level().equals("cancer:renal")).toList();
        for (int i = 0; i < all.size(); i++) {
            assertEquals(all.get(i).pMaxT(), renal.get(i).pMaxT());
            assertEquals(all.get(i).z(), renal.get(i).z());
        }
        Permutation marker = all.stream()
                .filter(row -> row.geneSymbol().equals(MARKER) && row.outcome().equals("label:meta"))
                .findFirst()
                .orElseThrow();
        assertEquals(0.01, marker.pMaxT());
        assertEquals(99, marker.permutations());
        assertTrue(marker.fdr() < 0.05);
    }

    @Test
    void a_plan_without_nulls_has_no_rows() {
        AssociatePlan none = plan(new NullPlan(0, 0, 0));
        List<Permutation> rows = new ArrayList<>();
        new PermutationNull(session, none, MARKER, new StudySeed(7)).forEachRow(cohorts, rows::add);
        assertEquals(List.of(), rows);
        assertEquals(
                List.of(),
                new RandomSignatures(session, none, MARKER, new StudySeed(7))
                        .rows(cohorts, GeneMoments.of(session, cohorts), Analysis.of(none, MARKER)));
    }

    private static AssociatePlan plan(NullPlan nulls) {
        return new AssociatePlan(
                List.of("moderated-t", "wilcoxon", "cox"),
                List.of("meta"),
                List.of("os"),
                List.of(Adjustment.none()),
                List.of(),
                10,
                5,
                0.2,
                0,
                nulls,
                PoolingPlan.withDefaults(),
                Normalisation.TMM);
    }

    private static CohortSamples samples(int cohort) {
        SplittableRandom random = new SplittableRandom(5 + cohort);
        byte[] label = new byte[SAMPLES];
        byte[] event = new byte[SAMPLES];
        double[] time = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            label[i] = (byte) (i % 2);
            event[i] = (byte) random.nextInt(2);
            time[i] = 1 + random.nextInt(1000);
        }
        String[] ids = IntStream.range(0, SAMPLES).mapToObj(i -> "S" + i).toArray(String[]::new);
        return new CohortSamples(
                ids,
                ids,
                Map.of("meta", label),
                Map.of("os", new Endpoint(time, event, new double[SAMPLES])),
                Map.of());
    }

    private record Values(int cohort, byte[] label) implements GeneSource {
        @Override
        public int genes() {
            return SYMBOLS.size();
        }

        @Override
        public GeneName gene(int i) {
            return new GeneName("symbol:" + SYMBOLS.get(i), SYMBOLS.get(i));
        }

        @Override
        public void fill(int gene, int firstSample, float[] values) {
            double[] all = vector(gene);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) all[firstSample + i];
            }
        }

        double[] vector(int gene) {
            SplittableRandom random = new SplittableRandom(1000L * cohort + gene);
            boolean proliferates = gene < GenePanel.PROLIFERATION.up().size();
            double raised = proliferates ? 0.8 : SYMBOLS.get(gene).equals(MARKER) ? 1.5 : 0;
            double[] values = new double[SAMPLES];
            for (int i = 0; i < SAMPLES; i++) {
                values[i] = (float) (6 + raised * label[i] + random.nextGaussian());
            }
            return values;
        }
    }
}
