package io.prominence.stats;

import java.util.Arrays;

/**
 * The raw fit of gene ~ 1 + group + modifier + group × modifier + covariates, whose effect is that of the product: how
 * much the difference between the groups changes with one unit of the modifier.
 *
 * <p>The other terms are covariates of the product, by the theorem of Frisch, Waugh and Lovell; so missing values,
 * refusals, cost and thread-safety are those of {@link ModeratedT}, and the smaller group is judged as there.
 */
final class GroupInteraction implements GeneKernel {
    private static final long serialVersionUID = 1;

    private final AnalysisSamples samples;
    private final byte[] group;
    private final GeneKernel product;
    private final GeneFilter filter;

    private GroupInteraction(AnalysisSamples samples, byte[] group, GeneKernel product, GeneFilter filter) {
        this.samples = samples;
        this.group = group;
        this.product = product;
        this.filter = filter;
    }

    static GeneKernel prepare(
            byte[] group, double[] modifier, double[][] covariates, Reading reading, GeneFilter filter) {
        double[] known = Groups.asTarget(group);
        double[] product = new double[known.length];
        Arrays.setAll(product, i -> known[i] * modifier[i]);
        double[][] others = new double[covariates.length + 2][];
        others[0] = known;
        others[1] = modifier;
        System.arraycopy(covariates, 0, others, 2, covariates.length);
        AnalysisSamples samples = AnalysisSamples.complete(product, others);
        return new GroupInteraction(
                samples,
                samples.select(group),
                new RegressionKernel(product, others, Scale.VALUES, reading, filter),
                filter);
    }

    @Override
    public Worker worker() {
        return new InteractionWorker();
    }

    private final class InteractionWorker implements Worker {
        private final double[] gene = new double[samples.size()];
        private final int[] kept = new int[samples.size()];
        private final Worker fit = product.worker();

        @Override
        public void apply(double[] values, Estimate out) {
            int n = samples.gather(values, gene, kept);
            int positives = 0;
            for (int i = 0; i < n; i++) {
                positives += group[kept[i]];
            }
            fit.apply(values, out);
            out.events = positives;
            if (out.undefined != Undefined.TOO_MANY_MISSING && out.undefined != Undefined.TOO_FEW_SAMPLES) {
                Undefined reason = filter.judgeGroups(positives, n - positives);
                if (reason != null) {
                    out.undefined(reason);
                }
            }
        }
    }
}
