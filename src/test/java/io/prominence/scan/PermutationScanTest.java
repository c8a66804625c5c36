package io.prominence.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.Adjustment;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.CohortSamples.Covariate;
import io.prominence.domain.CohortSamples.Endpoint;
import io.prominence.domain.Outcome;
import io.prominence.domain.StudySeed;
import io.prominence.lake.CohortDraft;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.CohortWriter;
import io.prominence.lake.GeneName;
import io.prominence.lake.GeneSource;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.stats.Estimate;
import io.prominence.stats.GeneFilter;
import io.prominence.stats.Pearson;
import io.prominence.stats.ScoreNull;
import io.prominence.stats.Undefined;
import io.prominence.testing.SharedSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class PermutationScanTest {
    private static final int GENES = 70;
    private static final int SAMPLES = 64;
    private static final int PERMUTATIONS = 199;
    private static final String MARKER = "G7";
    /** Goes with the label and with survival in both cohorts. */
    private static final String PLANTED = "G11";

    private static final GeneFilter FILTER = new GeneFilter(10, 5, 0.2, 0);
    private static final Adjustment ADJUSTED = new Adjustment(List.of("age"), List.of("stage"), Optional.empty());
    private static final Outcome LABEL = Outcome.label("meta");
    private static final Outcome SURVIVAL = Outcome.endpoint("os");
    private static final List<PermutedAnalysis> ANALYSES = List.of(
            new PermutedAnalysis(ScoreNull.On.VALUES, Outcome.marker(MARKER), Adjustment.none()),
            new PermutedAnalysis(ScoreNull.On.VALUES, LABEL, Adjustment.none()),
            new PermutedAnalysis(ScoreNull.On.RANKS, LABEL, Adjustment.none()),
            new PermutedAnalysis(ScoreNull.On.VALUES, LABEL, ADJUSTED),
            new PermutedAnalysis(ScoreNull.On.VALUES, SURVIVAL, Adjustment.none()),
            new PermutedAnalysis(ScoreNull.On.VALUES, SURVIVAL, ADJUSTED));
    /** First cohort, second cohort, both. */
    private static final Levels LEVELS = Levels.of(List.of(new int[] {0}, new int[] {1}, new int[] {0, 1}));

    private final LakeSession session;
    private final List<CohortInput> cohorts = new ArrayList<>();

    @TempDir
    private Path folder;

    PermutationScanTest(LakeSession session) {
        this.session = session;
    }

    @BeforeEach
    void writeCohorts() {
        Lake lake = new Lake(session, folder.resolve("lake").toString());
        CohortWriter writer = new CohortWriter(session, lake);
        for (int c = 0; c < 2; c++) {
            CohortSamples samples = samples(c);
            CohortVersion version = writer.write(
                    CohortDraft.made(
                            "c" + c, "0123456789abcdef", "renal", "made", "log2-tpm-plus-1", samples, GENES, Map.of()),
                    new Values(c, samples.labels().get("meta")));
            cohorts.add(CohortInput.of(
                    version,
                    version.samples(),
                    Optional.of(new Values(c, samples.labels().get("meta")).vector(7))));
        }
    }

    @Test
    void every_partitioning_gives_the_same_bits() {
        List<PermutedGenes> one = run(1);
        for (int tasks : new int[] {2, 16}) {
            List<PermutedGenes> more = run(tasks);
            for (int a = 0; a < ANALYSES.size(); a++) {
                for (int level = 0; level < 3; level++) {
                    assertSame(
                            one.get(a).byLevel().get(level),
                            more.get(a).byLevel().get(level));
                }
            }
        }
    }

    private static void assertSame(PermutedGenes.Level expected, PermutedGenes.Level actual) {
        assertArrayEquals(expected.z(), actual.z());
        assertArrayEquals(expected.n(), actual.n());
        assertArrayEquals(expected.counted().p(), actual.counted().p());
        assertArrayEquals(expected.counted().pMaxT(), actual.counted().pMaxT());
        assertArrayEquals(
                expected.counted().falseDiscoveryRate(), actual.counted().falseDiscoveryRate());
    }

    @Test
    void a_planted_gene_survives_max_t_and_the_others_do_not() {
        List<PermutedGenes> permuted = run(3);
        for (int a = 1; a < ANALYSES.size(); a++) {
            PermutedGenes genes = permuted.get(a);
            PermutedGenes.Level all = genes.byLevel().get(2);
            int planted = Arrays.asList(genes.geneSymbols()).indexOf(PLANTED);
            assertEquals(1.0 / (1 + PERMUTATIONS), all.counted().pMaxT()[planted], ANALYSES.get(a)::toString);
            long others = IntStream.range(0, GENES)
                    .filter(gene -> gene != planted && all.counted().pMaxT()[gene] <= 0.05)
                    .count();
            assertEquals(0, others, ANALYSES.get(a)::toString);
            assertTrue(all.counted().falseDiscoveryRate()[planted] < 0.05);
        }
    }

    @Test
    void a_score_is_that_of_the_kernel_and_over_cohorts_their_weighted_sum() {
        PermutedGenes genes = run(2).get(1);
        Estimate pearson = new Estimate();
        for (int gene = 0; gene < GENES; gene++) {
            String symbol = genes.geneSymbols()[gene];
            int index = Integer.parseInt(symbol.substring(1));
            if (index % 5 == 0) {
                continue; // has gaps, which count as the mean here and not at all in a correlation
            }
            double[] z = new double[2];
            double[] size = new double[2];
            for (int c = 0; c < 2; c++) {
                byte[] label = samples(c).labels().get("meta");
                double[] outcome = new double[SAMPLES];
                Arrays.setAll(outcome, i -> label[i] < 0 ? Double.NaN : label[i]);
                Pearson.prepare(outcome, new double[0][], FILTER)
                        .worker()
                        .apply(new Values(c, label).vector(index), pearson);
                size[c] = pearson.n;
                z[c] = Math.sqrt(pearson.n - 1) * Math.tanh(pearson.effect);
                assertEquals(z[c], genes.byLevel().get(c).z()[gene], 1e-9);
                assertEquals(pearson.n, genes.byLevel().get(c).n()[gene]);
            }
            double pooled = (Math.sqrt(size[0]) * z[0] + Math.sqrt(size[1]) * z[1]) / Math.sqrt(size[0] + size[1]);
            assertEquals(pooled, genes.byLevel().get(2).z()[gene], 1e-9);
        }
    }

    @Test
    void the_marker_is_not_held_against_itself() {
        PermutedGenes genes = run(2).get(0);
        int marker = Arrays.asList(genes.geneSymbols()).indexOf(MARKER);
        for (PermutedGenes.Level level : genes.byLevel()) {
            assertEquals(Undefined.SELF, level.reasons()[marker]);
            assertTrue(Double.isNaN(level.counted().pMaxT()[marker]));
            assertNull(level.reasons()[marker == 0 ? 1 : 0]);
        }
    }

    @Test
    void a_cohort_without_the_outcome_says_so_and_the_others_answer() {
        CohortInput second = cohorts.get(1);
        CohortSamples known = second.samples();
        CohortSamples without = new CohortSamples(
                known.sampleIds(), known.patientIds(), Map.of(), known.endpoints(), known.covariates());
        cohorts.set(
                1, new CohortInput(second.version(), second.vectors(), without, second.marker(), second.libraries()));
        PermutedGenes genes = run(2).get(1);
        assertEquals(Undefined.NOT_AVAILABLE, genes.byLevel().get(1).reasons()[3]);
        assertArrayEquals(genes.byLevel().get(0).z(), genes.byLevel().get(2).z(), 1e-12);
        assertArrayEquals(
                genes.byLevel().get(0).counted().pMaxT(),
                genes.byLevel().get(2).counted().pMaxT());
    }

    @Test
    void cohorts_outcomes_and_adjustments_have_permutations_of_their_own() {
        StudySeed seed = new StudySeed(1);
        assertFalse(seed.of("permutation", "c0", "label:meta", "") == seed.of("permutation", "c1", "label:meta", ""));
        assertFalse(seed.of("ab", "c") == seed.of("a", "bc"));
        assertFalse(seed.of("a") == new StudySeed(2).of("a"));
    }

    private List<PermutedGenes> run(int tasks) {
        List<PermutedGenes> results = new ArrayList<>();
        new PermutationScan(session, MARKER, FILTER, new StudySeed(20607), PERMUTATIONS, tasks)
                .run(cohorts, ANALYSES, LEVELS, results::add);
        return results;
    }

    private static CohortSamples samples(int cohort) {
        SplittableRandom random = new SplittableRandom(77 + cohort);
        byte[] label = new byte[SAMPLES];
        byte[] event = new byte[SAMPLES];
        double[] time = new double[SAMPLES];
        double[] age = new double[SAMPLES];
        String[] stage = new String[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            label[i] = (byte) (random.nextInt(10) == 0 ? -1 : random.nextInt(2));
            event[i] = (byte) (random.nextInt(3) == 0 ? 0 : 1);
            time[i] = 1 + random.nextInt(300) + (label[i] == 1 ? 0 : 400);
            age[i] = 40 + random.nextInt(40);
            stage[i] = "s" + random.nextInt(3);
        }
        String[] ids = IntStream.range(0, SAMPLES).mapToObj(i -> "S" + i).toArray(String[]::new);
        // the first six samples are of three patients
        String[] patients = IntStream.range(0, SAMPLES)
                .mapToObj(i -> "P" + (i < 6 ? i / 2 : i))
                .toArray(String[]::new);
        return new CohortSamples(
                ids,
                patients,
                Map.of("meta", label),
                Map.of("os", new Endpoint(time, event, new double[SAMPLES])),
                Map.of("age", Covariate.ofNumbers(age), "stage", Covariate.ofCategories(stage)));
    }

    /** Random values with gaps in every fifth gene, and one gene that goes with the label. */
    private record Values(int cohort, byte[] label) implements GeneSource {
        @Override
        public int genes() {
            return GENES;
        }

        @Override
        public GeneName gene(int i) {
            return new GeneName("symbol:G" + i, "G" + i);
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
            double[] values = new double[SAMPLES];
            for (int i = 0; i < SAMPLES; i++) {
                double planted = ("G" + gene).equals(PLANTED) && label[i] == 1 ? 3 : 0;
                boolean gap = gene % 5 == 0 && random.nextInt(15) == 0;
                values[i] = gap ? Double.NaN : (float) (planted + random.nextGaussian());
            }
            return values;
        }
    }
}
