package io.prominence.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.Adjustment;
import io.prominence.domain.Outcome;
import io.prominence.domain.PoolingPlan;
import io.prominence.lake.CohortCards;
import io.prominence.results.Association;
import io.prominence.results.Multiplicity;
import io.prominence.results.Pooled;
import io.prominence.scan.Analysis;
import io.prominence.scan.CohortEstimates;
import io.prominence.scan.MadeEstimates;
import io.prominence.scan.Methods;
import io.prominence.stats.BenjaminiYekutieli;
import io.prominence.stats.Estimate;
import io.prominence.stats.Fallback;
import io.prominence.stats.Holm;
import io.prominence.stats.LeaveOneOut;
import io.prominence.stats.PValues;
import io.prominence.stats.PooledEffect;
import io.prominence.stats.RandomEffects;
import io.prominence.stats.StoreyQ;
import io.prominence.stats.SubgroupTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PoolingTest {
    private static final RandomEffects MODEL = RandomEffects.withDefaults();
    private static final Analysis COX =
            new Analysis(Methods.byId("cox").orElseThrow(), Outcome.endpoint("os"), Adjustment.none());
    private static final Analysis WILCOXON =
            new Analysis(Methods.byId("wilcoxon").orElseThrow(), Outcome.label("meta"), Adjustment.none());
    private static final double[] EFFECTS = {0.3, 0.9, -0.2, 0.5};
    private static final double[] ERRORS = {0.1, 0.2, 0.15, 0.3};

    @Test
    void a_pool_says_what_the_kernels_say() {
        Pooled row = pool(COX, fourCohorts(0, 0)).rows("all").get(0);
        PooledEffect effect = MODEL.pool(EFFECTS, ERRORS);
        LeaveOneOut left = MODEL.leaveOneOut(EFFECTS, ERRORS, effect);
        SubgroupTest cancers = MODEL.compareGroups(EFFECTS, ERRORS, new int[] {0, 0, 1, 1});
        assertEquals(4, row.k());
        assertEquals(80, row.n());
        assertEquals(28, row.nEvents());
        assertEquals(effect.effectRandom(), row.effectRandom());
        assertEquals(effect.tau2Low(), row.tau2Low());
        assertEquals(effect.tau2High(), row.tau2High());
        assertEquals(effect.h2(), row.h2());
        assertEquals(75, row.signConcordance());
        assertEquals(left.low(), row.looLow());
        assertEquals(left.high(), row.looHigh());
        assertEquals(Math.exp(left.largestLogP()), row.looP());
        assertEquals("c" + left.influential(), row.influentialCohort());
        assertEquals(left.shift(), row.influentialShift());
        assertEquals(2, row.cancers());
        assertEquals(cancers.statistic(), row.statisticCancer());
        assertEquals(Math.exp(cancers.logP()), row.pCancer());
        assertEquals(row.pCancer(), row.qValueCancer());
    }

    @Test
    void the_model_is_the_one_of_the_plan() {
        PoolingPlan plan = new PoolingPlan(PoolingPlan.Tau2Estimator.DERSIMONIAN_LAIRD, PoolingPlan.PooledTest.NORMAL);
        Pooled row = new Tables(new Pooling(plan), set(COX, fourCohorts(0, 0)))
                .rows("all")
                .get(0);
        PooledEffect effect = new RandomEffects(RandomEffects.Tau2.DERSIMONIAN_LAIRD, RandomEffects.Test.NORMAL)
                .pool(EFFECTS, ERRORS);
        assertEquals(effect.tau2(), row.tau2());
        assertEquals(effect.ciHigh(), row.ciHigh());
        assertEquals(Math.exp(effect.logP()), row.pValue());
    }

    @Test
    void cancers_are_compared_over_all_cohorts_only() {
        Tables tables = pool(COX, fourCohorts(0, 0));
        Pooled renal = tables.rows("cancer:renal").get(0);
        assertEquals(2, renal.k());
        assertNull(renal.cancers());
        assertNull(renal.statisticCancer());
        assertNull(renal.pCancer());
        assertNull(renal.qValueCancer());
        assertNull(renal.looLow());
        assertNull(renal.influentialCohort());
        assertNotNull(renal.tau2High());
    }

    @Test
    void two_cohorts_of_two_cancers_cannot_be_told_from_their_cancers() {
        Pooled row = pool(COX, List.of(cohort("a", "renal", 0.1, 0.1), cohort("b", "breast", 0.5, 0.1)))
                .rows("all")
                .get(0);
        assertEquals(2, row.cancers());
        assertNull(row.statisticCancer());
        assertNull(row.pCancer());
        assertNull(row.looP());
        assertEquals(100, row.signConcordance());
    }

    @Test
    void the_influential_cohort_is_found_where_others_have_no_result() {
        List<CohortEstimates> cohorts = new ArrayList<>(List.of(cohort("none", "renal", MadeEstimates.undefined())));
        cohorts.addAll(
                List.of(cohort("a", "renal", 0.1, 0.1), cohort("b", "renal", 0.12, 0.1), cohort("c", "renal", 3, 0.1)));
        Pooled row = pool(COX, cohorts).rows("all").get(0);
        assertEquals(3, row.k());
        assertEquals("c", row.influentialCohort());
        assertTrue(row.influentialShift() < -0.5);
    }

    @Test
    void genes_are_ranked_among_those_of_as_many_cohorts() {
        Estimate strong = MadeEstimates.estimate(0.9, 0.03, 0);
        Estimate weak = MadeEstimates.estimate(0.1, 0.05, 0);
        List<Pooled> rows = pool(
                        COX,
                        List.of(
                                cohort("a", "renal", strong, weak),
                                cohort("b", "renal", MadeEstimates.undefined(), weak)))
                .rows("all");
        assertEquals(List.of(1, 2), rows.stream().map(Pooled::k).toList());
        assertEquals(List.of(1, 1), rows.stream().map(Pooled::rank).toList());
        assertEquals(
                List.of(100.0, 100.0), rows.stream().map(Pooled::percentile).toList());
    }

    @Test
    void an_auc_is_pooled_around_one_half_and_shown_as_an_auc() {
        List<CohortEstimates> cohorts = List.of(
                cohort("a", "renal", MadeEstimates.estimate(0.6, 0.03, 0.5)),
                cohort("b", "renal", MadeEstimates.estimate(0.7, 0.05, 0.5)),
                cohort("c", "breast", MadeEstimates.estimate(0.45, 0.04, 0.5)));
        Pooled row = pool(WILCOXON, cohorts).rows("all").get(0);
        double[] distance = {0.6 - 0.5, 0.7 - 0.5, 0.45 - 0.5};
        double[] error = {0.03, 0.05, 0.04};
        PooledEffect effect = MODEL.pool(distance, error);
        LeaveOneOut left = MODEL.leaveOneOut(distance, error, effect);
        assertEquals(0.5 + effect.effectRandom(), row.effectRandom());
        assertEquals(0.5 + left.low(), row.looLow());
        assertEquals(0.5 + left.high(), row.looHigh());
        assertEquals(left.shift(), row.influentialShift());
        assertEquals(200.0 / 3, row.signConcordance(), 1e-12);
    }

    @Test
    void a_cohort_alone_keeps_its_own_test_though_a_perfect_ranking_follows() {
        Estimate own = MadeEstimates.estimate(0.6, 0.03, 0.5);
        Pooled row = pool(WILCOXON, List.of(cohort("a", "renal", own), cohort("b", "renal", MadeEstimates.perfect())))
                .rows("all")
                .get(0);
        assertEquals(1, row.k());
        assertEquals(Math.exp(own.logP), row.pValue());
        assertEquals(own.ciLow, row.ciLow(), 1e-15);
        assertEquals(own.ciHigh, row.ciHigh(), 1e-15);
        assertNull(row.tau2High());
        assertNull(row.signConcordance());
        assertEquals(1, row.cancers());
    }

    @Test
    void no_cohort_is_a_row_of_nulls() {
        Pooled row = pool(COX, List.of(cohort("a", "renal", MadeEstimates.undefined())))
                .rows("all")
                .get(0);
        assertEquals(0, row.k());
        assertEquals(0, row.cancers());
        assertTrue(Stream.of(row.effectFixed(), row.effectRandom(), row.pValue(), row.qBy(), row.rank(), row.looP())
                .allMatch(value -> value == null));
    }

    @Test
    void the_order_of_cohorts_does_not_matter() {
        List<CohortEstimates> cohorts = fourCohorts(3, 17);
        List<CohortEstimates> turned = new ArrayList<>(cohorts);
        Collections.reverse(turned);
        List<Pooled> rows = pool(COX, cohorts).rows("all");
        List<Pooled> other = pool(COX, turned).rows("all");
        for (int gene = 0; gene < rows.size(); gene++) {
            assertEquals(rows.get(gene).effectRandom(), other.get(gene).effectRandom(), 1e-12);
            assertEquals(rows.get(gene).looP(), other.get(gene).looP(), 1e-12);
            assertEquals(rows.get(gene).influentialCohort(), other.get(gene).influentialCohort());
            assertEquals(rows.get(gene).statisticCancer(), other.get(gene).statisticCancer(), 1e-9);
            assertEquals(rows.get(gene).qStorey(), other.get(gene).qStorey(), 1e-12);
        }
    }

    @Test
    void many_genes_are_adjusted_by_every_procedure_and_their_family_is_a_row() {
        Tables tables = pool(COX, fourCohorts(300, 5));
        List<Pooled> rows = tables.rows("all");
        PValues p = PValues.ofLogs(rows.stream()
                .mapToDouble(row -> -row.negLog10P() * Math.log(10))
                .toArray());
        double[] by = BenjaminiYekutieli.adjust(p);
        double[] holm = Holm.adjust(p);
        double[] storey = StoreyQ.of(p).values();
        for (int gene = 0; gene < rows.size(); gene++) {
            assertEquals(by[gene], rows.get(gene).qBy(), 1e-12);
            assertEquals(holm[gene], rows.get(gene).pHolm(), 1e-12);
            assertEquals(storey[gene], rows.get(gene).qStorey(), 1e-12);
        }
        Multiplicity family = tables.families.get(0);
        assertEquals(
                "pooled all cox endpoint:os ",
                String.join(
                        " ", family.tests(), family.scope(), family.method(), family.outcome(), family.adjustment()));
        assertEquals(rows.size(), family.genes());
        assertEquals(0, family.undefined());
        assertEquals(StoreyQ.of(p).pi0(), family.pi0(), 1e-12);
        assertEquals(rows.stream().filter(row -> row.qValue() < 0.05).count(), family.significantBh());
        assertEquals(rows.stream().filter(row -> row.qBy() < 0.05).count(), family.significantBy());
        assertEquals(rows.stream().filter(row -> row.pHolm() < 0.05).count(), family.significantHolm());
        assertEquals(rows.stream().filter(row -> row.qStorey() < 0.05).count(), family.significantStorey());
        assertTrue(family.significantHolm() > 0 && family.significantStorey() < rows.size());
        assertEquals(
                List.of("all", "cancer:renal", "cancer:breast"),
                tables.families.stream().map(Multiplicity::scope).toList());
    }

    @Test
    void associations_are_adjusted_within_their_cohort_and_say_where_a_fallback_spoke() {
        Estimate firth = MadeEstimates.estimate(1.5, 0.5, 0);
        firth.fallback = Fallback.FIRTH;
        AssociationSet set = set(
                COX,
                List.of(
                        cohort("a", "renal", firth, MadeEstimates.undefined(), MadeEstimates.estimate(0.1, 0.2, 0)),
                        cohort("b", "renal", MadeEstimates.undefined())));
        List<Association> rows = new ArrayList<>();
        List<Multiplicity> families = new ArrayList<>();
        GenomeWideAssociation.forEachRow(set, rows::add, families::add);
        assertEquals("firth", rows.get(0).fallback());
        assertNull(rows.get(2).fallback());
        assertEquals(1.5 * 2 * rows.get(0).pValue(), rows.get(0).qBy(), 1e-12);
        assertEquals(2 * rows.get(0).pValue(), rows.get(0).pHolm(), 1e-12);
        assertNull(rows.get(1).qStorey());
        assertEquals(
                List.of("a", "b"), families.stream().map(Multiplicity::scope).toList());
        assertEquals(2, families.get(0).genes());
        assertEquals(1, families.get(0).undefined());
        assertNull(families.get(1).pi0());
        assertNull(families.get(1).inflation());
    }

    /** Two renal and two breast cohorts: a gene with {@link #EFFECTS}, and more that are random. */
    private static List<CohortEstimates> fourCohorts(int more, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, 4)
                .mapToObj(c -> cohort(
                        "c" + c,
                        c < 2 ? "renal" : "breast",
                        Stream.concat(
                                        Stream.of(MadeEstimates.estimate(EFFECTS[c], ERRORS[c], 0)),
                                        IntStream.range(0, more)
                                                .mapToObj(gene -> MadeEstimates.estimate(
                                                        0.1 * random.nextGaussian() + (gene < 40 ? 10 : 0), 0.1, 0)))
                                .toArray(Estimate[]::new)))
                .toList();
    }

    private static CohortEstimates cohort(String id, String cancer, double effect, double error) {
        return cohort(id, cancer, MadeEstimates.estimate(effect, error, 0));
    }

    private static CohortEstimates cohort(String id, String cancer, Estimate... genes) {
        String[] ids = new String[genes.length];
        Arrays.setAll(ids, gene -> "g%05d".formatted(gene));
        return new CohortEstimates(
                CohortCards.version(id, cancer, "log2-tpm-plus-1", "none"),
                ids,
                ids,
                List.of(MadeEstimates.columns(List.of(genes))));
    }

    private static AssociationSet set(Analysis analysis, List<CohortEstimates> cohorts) {
        return new AssociationSet(List.of(analysis), cohorts);
    }

    private static Tables pool(Analysis analysis, List<CohortEstimates> cohorts) {
        return new Tables(new Pooling(PoolingPlan.withDefaults()), set(analysis, cohorts));
    }

    /** What pooling writes. */
    private static final class Tables {
        private final List<Pooled> rows = new ArrayList<>();
        private final List<Multiplicity> families = new ArrayList<>();

        Tables(Pooling pooling, AssociationSet associations) {
            pooling.forEachRow(associations, rows::add, families::add);
        }

        List<Pooled> rows(String level) {
            return rows.stream().filter(row -> row.level().equals(level)).toList();
        }
    }
}
