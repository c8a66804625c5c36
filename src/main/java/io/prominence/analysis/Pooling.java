package io.prominence.analysis;

import io.prominence.domain.PoolingPlan;
import io.prominence.results.Multiplicity;
import io.prominence.results.Pooled;
import io.prominence.scan.Analysis;
import io.prominence.scan.CohortEstimates;
import io.prominence.stats.RandomEffects;
import java.util.List;
import java.util.function.Consumer;

/**
 * Every gene's effects pooled over cohorts: once over all of them, and once within each cancer.
 *
 * <p>An effect is pooled as its distance from the null value of its scale, so that an AUC is tested against one half. Over
 * all cohorts each gene is asked, too, whether its effect differs between cancers.
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

    /**
     * Gives every row in the order of the table: by level, analysis, gene id.
     *
     * @param families takes the row of each level and analysis as a family of tests, after its genes
     */
    public void forEachRow(AssociationSet associations, Consumer<Pooled> rows, Consumer<Multiplicity> families) {
        pool(new PoolingLevel(ALL, model, associations.cohorts()), associations.analyses(), rows, families);
        List<String> cancers = associations.cohorts().stream()
                .map(PoolingLevel::cancer)
                .distinct()
                .toList();
        for (String cancer : cancers) {
            List<CohortEstimates> cohorts = associations.cohorts().stream()
                    .filter(cohort -> PoolingLevel.cancer(cohort).equals(cancer))
                    .toList();
            pool(new PoolingLevel(CANCER + cancer, model, cohorts), associations.analyses(), rows, families);
        }
    }

    private static void pool(
            PoolingLevel level, List<Analysis> analyses, Consumer<Pooled> rows, Consumer<Multiplicity> families) {
        for (int a = 0; a < analyses.size(); a++) {
            Analysis analysis = analyses.get(a);
            GenePool[] pools = new GenePool[level.genes().ids().length];
            for (int gene = 0; gene < pools.length; gene++) {
                pools[gene] = level.pool(gene, a, analysis.method().scale().nullValue());
            }
            PooledRows table = new PooledRows(level, analysis, pools);
            for (int gene = 0; gene < pools.length; gene++) {
                rows.accept(table.row(gene));
            }
            families.accept(table.family());
        }
    }
}
