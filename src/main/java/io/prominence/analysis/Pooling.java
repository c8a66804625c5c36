package io.prominence.analysis;

import io.prominence.domain.Outcome;
import io.prominence.domain.PoolingPlan;
import io.prominence.results.Pooled;
import io.prominence.scan.Analysis;
import io.prominence.scan.CohortEstimates;
import io.prominence.scan.EstimateColumns;
import io.prominence.stats.BenjaminiHochberg;
import io.prominence.stats.Estimate;
import io.prominence.stats.PValues;
import io.prominence.stats.PooledEffect;
import io.prominence.stats.RandomEffects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every gene's effects pooled over cohorts: once over all of them, and once within each cancer.
 *
 * <p>An effect is pooled as its distance from the null value of its scale, so that an AUC is tested against one half.
 */
public final class Pooling {
    /** Level of the rows over all cohorts. */
    public static final String ALL = "all";
    /** Prefix of the levels of one cancer. */
    public static final String CANCER = "cancer:";

    private final RandomEffects model;

    public Pooling(PoolingPlan plan) {
        RandomEffects.Tau2 tau2 =
                switch (plan.tau2()) {
                    case REML -> RandomEffects.Tau2.REML;
                    case PAULE_MANDEL -> RandomEffects.Tau2.PAULE_MANDEL;
                    case DERSIMONIAN_LAIRD -> RandomEffects.Tau2.DERSIMONIAN_LAIRD;
                };
        RandomEffects.Test test =
                switch (plan.test()) {
                    case MODIFIED_KNAPP_HARTUNG -> RandomEffects.Test.MODIFIED_KNAPP_HARTUNG;
                    case KNAPP_HARTUNG -> RandomEffects.Test.KNAPP_HARTUNG;
                    case NORMAL -> RandomEffects.Test.NORMAL;
                };
        this.model = new RandomEffects(tau2, test);
    }

    /** Gives every row in the order of the table: by level, analysis, gene id. */
    public void forEachRow(AssociationSet associations, Consumer<Pooled> rows) {
        pool(ALL, associations.cohorts(), associations.analyses(), rows);
        for (String cancer : cancers(associations)) {
            List<CohortEstimates> cohorts = associations.cohorts().stream()
                    .filter(cohort -> cohort.cohort().card().cancer().equals(cancer))
                    .toList();
            pool(CANCER + cancer, cohorts, associations.analyses(), rows);
        }
    }

    private static Set<String> cancers(AssociationSet associations) {
        Set<String> cancers = new LinkedHashSet<>();
        associations
                .cohorts()
                .forEach(cohort -> cancers.add(cohort.cohort().card().cancer()));
        return cancers;
    }

    private void pool(String level, List<CohortEstimates> cohorts, List<Analysis> analyses, Consumer<Pooled> rows) {
        GeneUnion genes = GeneUnion.of(cohorts);
        for (int a = 0; a < analyses.size(); a++) {
            Analysis analysis = analyses.get(a);
            List<GenePool> pools = new ArrayList<>(genes.ids().length);
            for (int gene = 0; gene < genes.ids().length; gene++) {
                pools.add(pool(cohorts, genes, gene, a, analysis));
            }
            double[] logP = pools.stream().mapToDouble(GenePool::logP).toArray();
            double[] q = BenjaminiHochberg.adjust(PValues.ofLogs(logP));
            Ranking ranking = new Ranking(logP);
            for (int gene = 0; gene < logP.length; gene++) {
                rows.accept(row(level, genes, gene, analysis, pools.get(gene), q[gene], ranking));
            }
        }
    }

    private GenePool pool(List<CohortEstimates> cohorts, GeneUnion genes, int gene, int a, Analysis analysis) {
        double[] effects = new double[cohorts.size()];
        double[] errors = new double[cohorts.size()];
        int k = 0;
        int n = 0;
        int events = 0;
        Estimate estimate = new Estimate();
        for (int c = 0; c < effects.length; c++) {
            int row = genes.rows()[c][gene];
            EstimateColumns columns = cohorts.get(c).byAnalysis().get(a);
            if (row >= 0 && columns.isDefined(row)) {
                columns.read(row, estimate);
                if (!(estimate.standardError > 0)) {
                    continue; // a perfect ranking: nothing says how much it should weigh
                }
                effects[k] = estimate.effect - analysis.method().scale().nullValue();
                errors[k] = estimate.standardError;
                n += estimate.n;
                events += Math.max(0, estimate.events);
                k++;
            }
        }
        if (k == 0) {
            return new GenePool(0, 0, 0, null, Double.NaN, Double.NaN, Double.NaN);
        }
        PooledEffect effect = model.pool(Arrays.copyOf(effects, k), Arrays.copyOf(errors, k));
        if (k == 1) {
            // One cohort: its own interval and test, which know their degrees of freedom, and not the normal ones.
            double shift = analysis.method().scale().nullValue();
            return new GenePool(k, n, events, effect, estimate.ciLow - shift, estimate.ciHigh - shift, estimate.logP);
        }
        return new GenePool(k, n, events, effect, effect.ciLow(), effect.ciHigh(), effect.logP());
    }

    private static Pooled row(
            String level, GeneUnion genes, int gene, Analysis analysis, GenePool pool, double q, Ranking ranking) {
        boolean hasEvents = analysis.outcome().kind() != Outcome.Kind.MARKER;
        double shift = analysis.method().scale().nullValue();
        PooledEffect effect = pool.effect();
        boolean known = effect != null;
        boolean ranked = !Double.isNaN(pool.logP());
        return new Pooled(
                level,
                genes.ids()[gene],
                genes.symbols()[gene],
                analysis.method().id(),
                analysis.outcome().name(),
                analysis.adjustment().name(),
                pool.k(),
                pool.n(),
                hasEvents ? pool.events() : null,
                known ? Numbers.orMissing(effect.effectFixed() + shift) : null,
                known ? Numbers.orMissing(effect.seFixed()) : null,
                known ? Numbers.p(effect.logPFixed()) : null,
                known ? Numbers.orMissing(effect.effectRandom() + shift) : null,
                known ? Numbers.orMissing(effect.seRandom()) : null,
                known ? Numbers.orMissing(pool.ciLow() + shift) : null,
                known ? Numbers.orMissing(pool.ciHigh() + shift) : null,
                known ? Numbers.orMissing(effect.piLow() + shift) : null,
                known ? Numbers.orMissing(effect.piHigh() + shift) : null,
                known ? Numbers.orMissing(effect.tau2()) : null,
                known ? Numbers.orMissing(effect.i2()) : null,
                known ? Numbers.orMissing(effect.q()) : null,
                known ? Numbers.p(effect.logPHeterogeneity()) : null,
                Numbers.p(pool.logP()),
                Numbers.negLog10(pool.logP()),
                Numbers.orMissing(q),
                ranked ? ranking.rank(pool.logP()) : null,
                ranked ? ranking.percentile(pool.logP()) : null);
    }

    /** One gene's pool; {@code effect} is null where no cohort has a result. */
    private record GenePool(int k, int n, int events, PooledEffect effect, double ciLow, double ciHigh, double logP) {}
}
