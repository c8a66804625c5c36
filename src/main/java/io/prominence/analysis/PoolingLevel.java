package io.prominence.analysis;

import io.prominence.scan.CohortEstimates;
import io.prominence.scan.EstimateColumns;
import io.prominence.stats.Estimate;
import io.prominence.stats.LeaveOneOut;
import io.prominence.stats.PooledEffect;
import io.prominence.stats.RandomEffects;
import io.prominence.stats.SubgroupTest;
import java.util.Arrays;
import java.util.List;

/** Cohorts whose effects are pooled, gene after gene; reuses its working memory. */
final class PoolingLevel {
    private final String name;
    private final RandomEffects model;
    private final List<CohortEstimates> cohorts;
    private final GeneUnion genes;
    private final int[] cancers;
    private final double[] effects;
    private final double[] errors;
    private final int[] positions;
    private final Estimate estimate = new Estimate();
    private int k;
    private int n;
    private int events;
    private double ciLow;
    private double ciHigh;
    private double logP;

    /** @param name all, or cancer:&lt;name&gt; */
    PoolingLevel(String name, RandomEffects model, List<CohortEstimates> cohorts) {
        this.name = name;
        this.model = model;
        this.cohorts = cohorts;
        this.genes = GeneUnion.of(cohorts);
        List<String> names =
                cohorts.stream().map(PoolingLevel::cancer).distinct().toList();
        this.cancers = cohorts.stream()
                .mapToInt(cohort -> names.indexOf(cancer(cohort)))
                .toArray();
        this.effects = new double[cohorts.size()];
        this.errors = new double[cohorts.size()];
        this.positions = new int[cohorts.size()];
    }

    static String cancer(CohortEstimates cohort) {
        return cohort.cohort().card().cancer();
    }

    String name() {
        return name;
    }

    GeneUnion genes() {
        return genes;
    }

    /** Id of a cohort. */
    String cohort(int position) {
        return cohorts.get(position).cohort().card().id();
    }

    /**
     * Pools one gene.
     *
     * @param analysis index of the analysis
     * @param nullValue effect of no effect, from which effects are counted
     */
    GenePool pool(int gene, int analysis, double nullValue) {
        k = 0;
        n = 0;
        events = 0;
        for (int c = 0; c < effects.length; c++) {
            EstimateColumns columns = cohorts.get(c).byAnalysis().get(analysis);
            int row = genes.rows()[c][gene];
            if (row >= 0 && columns.isDefined(row)) {
                columns.read(row, estimate);
                add(c, nullValue);
            }
        }
        return pooled();
    }

    private void add(int position, double nullValue) {
        if (!(estimate.standardError > 0)) {
            return; // a perfect ranking: nothing says how much it should weigh
        }
        effects[k] = estimate.effect - nullValue;
        errors[k] = estimate.standardError;
        positions[k] = position;
        ciLow = estimate.ciLow - nullValue;
        ciHigh = estimate.ciHigh - nullValue;
        logP = estimate.logP;
        n += estimate.n;
        events += Math.max(0, estimate.events);
        k++;
    }

    private GenePool pooled() {
        double[] y = Arrays.copyOf(effects, k);
        double[] error = Arrays.copyOf(errors, k);
        PooledEffect effect = model.pool(y, error);
        LeaveOneOut left = model.leaveOneOut(y, error, effect);
        SubgroupTest test = name.equals(Pooling.ALL) ? model.compareGroups(y, error, cancersOfCohorts()) : null;
        // One cohort: its own interval and test, which know their degrees of freedom, and not the normal ones.
        boolean alone = k == 1;
        return new GenePool(
                k,
                n,
                events,
                effect,
                alone ? ciLow : effect.ciLow(),
                alone ? ciHigh : effect.ciHigh(),
                alone ? logP : effect.logP(),
                signConcordance(y, effect.effectRandom()),
                left,
                left.influential() < 0 ? -1 : positions[left.influential()],
                test);
    }

    private int[] cancersOfCohorts() {
        int[] codes = new int[k];
        Arrays.setAll(codes, i -> cancers[positions[i]]);
        return codes;
    }

    private static double signConcordance(double[] effects, double pooled) {
        if (effects.length < 2 || pooled == 0 || Double.isNaN(pooled)) {
            return Double.NaN;
        }
        double side = Math.signum(pooled);
        return 100.0
                * Arrays.stream(effects).filter(y -> Math.signum(y) == side).count()
                / effects.length;
    }
}
