package io.prominence.analysis;

import io.prominence.domain.Outcome;
import io.prominence.results.Multiplicity;
import io.prominence.results.Pooled;
import io.prominence.results.Tables;
import io.prominence.scan.Analysis;
import io.prominence.stats.BenjaminiHochberg;
import io.prominence.stats.LeaveOneOut;
import io.prominence.stats.PValues;
import io.prominence.stats.PooledEffect;
import io.prominence.stats.SubgroupTest;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of one level and analysis: its pools on the scale of the method, ranked, and adjusted for being many. */
final class PooledRows {
    private final PoolingLevel level;
    private final Analysis analysis;
    private final GenePool[] pools;
    private final double nullValue;
    private final TestFamily tests;
    /** By number of cohorts: a test of one cohort and one of several are not of equal power, and are not ranked together. */
    private final Map<Integer, Ranking> rankings;

    private final double[] cancerQ;

    /** @param pools one per gene of the level */
    PooledRows(PoolingLevel level, Analysis analysis, GenePool[] pools) {
        this.level = level;
        this.analysis = analysis;
        this.pools = pools;
        this.nullValue = analysis.method().scale().nullValue();
        double[] logP = Arrays.stream(pools).mapToDouble(GenePool::logP).toArray();
        this.tests = new TestFamily(logP);
        this.rankings = Arrays.stream(pools)
                .collect(Collectors.groupingBy(
                        GenePool::k,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                equal -> new Ranking(equal.stream()
                                        .mapToDouble(GenePool::logP)
                                        .toArray()))));
        this.cancerQ = BenjaminiHochberg.adjust(PValues.ofLogs(Arrays.stream(pools)
                .mapToDouble(pool ->
                        pool.cancers() == null ? Double.NaN : pool.cancers().logP())
                .toArray()));
    }

    Multiplicity family() {
        return tests.row(Tables.path(Pooled.class), level.name(), analysis);
    }

    Pooled row(int gene) {
        GenePool pool = pools[gene];
        PooledEffect effect = pool.effect();
        LeaveOneOut left = pool.left();
        SubgroupTest cancers = pool.cancers();
        boolean hasEvents = analysis.outcome().kind() != Outcome.Kind.MARKER;
        boolean ranked = !Double.isNaN(pool.logP());
        return new Pooled(
                level.name(),
                level.genes().ids()[gene],
                level.genes().symbols()[gene],
                analysis.method().id(),
                analysis.outcome().name(),
                analysis.adjustment().name(),
                analysis.method().scale().id(),
                pool.k(),
                pool.n(),
                hasEvents ? pool.events() : null,
                shown(effect.effectFixed()),
                Numbers.orMissing(effect.seFixed()),
                Numbers.p(effect.logPFixed()),
                shown(effect.effectRandom()),
                Numbers.orMissing(effect.seRandom()),
                shown(pool.ciLow()),
                shown(pool.ciHigh()),
                shown(effect.piLow()),
                shown(effect.piHigh()),
                Numbers.orMissing(effect.tau2()),
                Numbers.orMissing(effect.tau2Low()),
                Numbers.orMissing(effect.tau2High()),
                Numbers.orMissing(effect.i2()),
                Numbers.orMissing(effect.h2()),
                Numbers.orMissing(effect.q()),
                Numbers.p(effect.logPHeterogeneity()),
                Numbers.orMissing(pool.signConcordance()),
                shown(left.low()),
                shown(left.high()),
                Numbers.p(left.largestLogP()),
                pool.influential() < 0 ? null : level.cohort(pool.influential()),
                Numbers.orMissing(left.shift()),
                cancers == null ? null : cancers.groups(),
                cancers == null ? null : Numbers.orMissing(cancers.statistic()),
                cancers == null ? null : Numbers.p(cancers.logP()),
                Numbers.orMissing(cancerQ[gene]),
                Numbers.p(pool.logP()),
                Numbers.negLog10(pool.logP()),
                tests.q(gene),
                tests.qBy(gene),
                tests.pHolm(gene),
                tests.qStorey(gene),
                ranked ? rankings.get(pool.k()).rank(pool.logP()) : null,
                ranked ? rankings.get(pool.k()).percentile(pool.logP()) : null);
    }

    /** On the scale of the method; null where missing. */
    private Double shown(double distance) {
        return Numbers.orMissing(distance + nullValue);
    }
}
