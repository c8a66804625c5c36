package io.prominence.simulation;

import io.prominence.domain.Outcome;
import io.prominence.stats.CoxModel;
import io.prominence.stats.Estimate;
import io.prominence.stats.GeneFilter;
import io.prominence.stats.GeneKernel;
import io.prominence.stats.Wilcoxon;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the statistics of this program estimate of the marker in a cohort, were the cohort endless.
 *
 * <p>A marginal log hazard ratio per unit of <em>measured</em> expression is no coefficient of the model: contamination,
 * noise, compression, the loop, dilution by purity and the non-collapsibility of hazard ratios all change it. So it is
 * computed, with the same kernels, on a reference population of the same cohort drawn with a seed of its own. It does not
 * depend on the seed of the plan, but for the batch shift of the marker, which moves all its values alike.
 */
final class Estimands {
    private static final long REFERENCE_SEED = 20_240_611;
    private static final GeneFilter ANY = new GeneFilter(2, 1, 1, 0);

    private Estimands() {}

    /** Outcome name, for example {@code endpoint:os}, to the marker's effect on it in {@code cohort}. */
    static Map<String, MarkerEffect> of(CohortPlan cohort, Effects effects, int referenceSamples) {
        SimulatedCohort reference =
                SimulatedCohort.asKept(REFERENCE_SEED, cohort.withSamples(referenceSamples), effects);
        double[] values = marker(reference, effects);
        SampleTable samples = SampleTable.of(reference);
        var estimands = new TreeMap<String, MarkerEffect>();
        samples.endpoints().forEach((id, endpoint) -> {
            GeneKernel cox =
                    CoxModel.prepare(endpoint.time(), endpoint.event(), endpoint.entry(), new double[0][], ANY);
            estimands.put(Outcome.endpoint(id).name(), hazard(apply(cox, values)));
        });
        samples.labels().forEach((id, label) -> {
            Estimate auc = apply(Wilcoxon.prepare(label, ANY), values);
            estimands.put(Outcome.label(id).name(), difference(auc, values, label));
        });
        return estimands;
    }

    private static double[] marker(SimulatedCohort reference, Effects effects) {
        var measured = new float[reference.specimens().size()];
        reference.fill(Transcriptome.marker(effects), 0, measured);
        var values = new double[measured.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = measured[i];
        }
        return values;
    }

    private static Estimate apply(GeneKernel kernel, double[] values) {
        var estimate = new Estimate();
        kernel.worker().apply(values, estimate);
        if (estimate.undefined != null) {
            throw new IllegalStateException("The reference population has no estimate: " + estimate.undefined);
        }
        return estimate;
    }

    private static MarkerEffect hazard(Estimate cox) {
        return new MarkerEffect(cox.effect, cox.standardError, null, null, cox.n, cox.events);
    }

    private static MarkerEffect difference(Estimate auc, double[] values, byte[] label) {
        double[] mean = new double[2];
        int[] n = new int[2];
        for (int i = 0; i < values.length; i++) {
            if (label[i] >= 0 && !Double.isNaN(values[i])) {
                mean[label[i]] += values[i];
                n[label[i]]++;
            }
        }
        return new MarkerEffect(
                null, auc.standardError, mean[1] / n[1] - mean[0] / n[0], auc.effect, auc.n, auc.events);
    }

    /**
     * The marker's true marginal effect on one outcome in one cohort.
     *
     * @param logHazardRatio per unit of measured expression, for an endpoint
     * @param standardError what the finite reference population leaves uncertain, of the log hazard ratio or the AUC
     * @param meanDifference positives less negatives in units of measured expression, for a label
     * @param auc chance that a positive is above a negative, for a label
     * @param n reference samples that took part
     * @param events events or positives among them
     */
    record MarkerEffect(
            Double logHazardRatio, double standardError, Double meanDifference, Double auc, int n, int events) {}
}
