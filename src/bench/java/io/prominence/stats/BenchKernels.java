package io.prominence.stats;

import java.util.LinkedHashMap;
import java.util.Map;

/** The kernels that are timed, by name. */
final class BenchKernels {
    private static final GeneFilter FILTER = new GeneFilter(10, 5, 0.2, 0);
    private static final double[][] NONE = {};

    private BenchKernels() {}

    static Map<String, GeneKernel> of(BenchData data) {
        Map<String, GeneKernel> kernels = new LinkedHashMap<>();
        kernels.put("pearson", Pearson.prepare(data.marker(), NONE, FILTER));
        kernels.put("spearman", Spearman.prepare(data.marker(), NONE, FILTER));
        kernels.put("moderated-t", ModeratedT.prepare(data.group(), NONE, FILTER));
        kernels.put("wilcoxon", Wilcoxon.prepare(data.group(), FILTER));
        kernels.put("cox", CoxModel.prepare(data.time(), data.event(), null, NONE, FILTER));
        kernels.put("cox+3", CoxModel.prepare(data.time(), data.event(), null, data.covariates(), FILTER));
        kernels.put("kendall", Kendall.prepare(data.marker(), NONE, FILTER));
        kernels.put("differential-coexpression", DifferentialCorrelation.prepare(data.marker(), data.group(), NONE, FILTER));
        kernels.put("welch-t", WelchT.prepare(data.group(), FILTER));
        SurvivalData survival = SurvivalData.of(data.time(), data.event(), null);
        CoxOptions cox = CoxOptions.withDefaults();
        kernels.put("cox-breslow", CoxModel.prepare(survival, NONE, FILTER, cox.with(CoxTies.BRESLOW)));
        kernels.put("cox-robust", CoxModel.prepare(survival, NONE, FILTER, cox.with(CoxErrors.CLUSTERED)));
        kernels.put("cox-likelihood-ratio", CoxModel.prepare(survival, NONE, FILTER, cox.with(CoxTest.LIKELIHOOD_RATIO)));
        kernels.put("cox-score", CoxScore.prepare(survival, NONE, FILTER));
        kernels.put("cox-score+3", CoxScore.prepare(survival, data.covariates(), FILTER));
        kernels.put("cox-interaction", CoxModel.prepareInteraction(survival, data.marker(), NONE, FILTER));
        return kernels;
    }
}
