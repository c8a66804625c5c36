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
        return kernels;
    }
}
