package io.prominence.simulation;

import io.prominence.lake.GeneName;
import io.prominence.lake.GeneSource;
import java.util.List;

/**
 * The values of a simulated cohort for the lake: only the plan travels to executors, which draw patients and samples anew
 * (a fraction of a second for 100,000) and then make any gene they are asked for.
 */
final class LakeGenes implements GeneSource {
    private final SimulationPlan plan;
    private final CohortPlan cohortPlan;
    private transient SimulatedCohort cohort;
    private transient List<GeneSpec> genes;

    LakeGenes(SimulationPlan plan, CohortPlan cohortPlan) {
        this.plan = plan;
        this.cohortPlan = cohortPlan;
    }

    @Override
    public int genes() {
        return specs().size();
    }

    @Override
    public GeneName gene(int i) {
        String symbol = specs().get(i).symbol();
        return new GeneName("symbol:" + symbol, symbol);
    }

    @Override
    public void fill(int gene, int firstSample, float[] values) {
        cohort().fill(specs().get(gene), firstSample, values);
    }

    /** The cohort as its configuration would have kept it. */
    synchronized SimulatedCohort cohort() {
        if (cohort == null) {
            cohort = SimulatedCohort.asKept(plan.seed(), cohortPlan, plan.effects());
        }
        return cohort;
    }

    private synchronized List<GeneSpec> specs() {
        if (genes == null) {
            genes = cohort().measured(Transcriptome.of(plan));
        }
        return genes;
    }
}
