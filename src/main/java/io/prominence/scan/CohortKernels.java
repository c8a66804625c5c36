package io.prominence.scan;

import io.prominence.lake.GeneVector;
import io.prominence.stats.Estimate;
import io.prominence.stats.GeneKernel;
import io.prominence.stats.Undefined;
import java.io.Serializable;

/** The kernels of one cohort, one per analysis, as they are sent to the executors. */
final class CohortKernels implements Serializable {
    private final int cohort;
    private final String marker;
    private final GeneKernel[] kernels;
    private final boolean[] againstMarker;

    /**
     * @param cohort position of the cohort among the tasks
     * @param kernels one per analysis; null where the cohort cannot answer
     */
    CohortKernels(int cohort, String marker, GeneKernel[] kernels, Analysis[] analyses) {
        this.cohort = cohort;
        this.marker = marker;
        this.kernels = kernels;
        this.againstMarker = new boolean[analyses.length];
        for (int i = 0; i < analyses.length; i++) {
            againstMarker[i] = analyses[i].method().marker() == Method.MarkerRole.PARTNER;
        }
    }

    Worker worker() {
        return new Worker();
    }

    /** Applies every kernel to one gene after another; one per partition. */
    final class Worker {
        private final GeneKernel.Worker[] workers = new GeneKernel.Worker[kernels.length];
        private final Estimate estimate = new Estimate();
        private double[] values = new double[0];

        private Worker() {
            for (int i = 0; i < kernels.length; i++) {
                workers[i] = kernels[i] == null ? null : kernels[i].worker();
            }
        }

        GeneRecord apply(GeneVector gene) {
            widen(gene.values());
            double[] numbers = new double[workers.length * EstimateColumns.NUMBERS];
            int[] counts = new int[workers.length * EstimateColumns.COUNTS];
            byte[] reasons = new byte[workers.length];
            boolean isMarker = marker.equals(gene.geneSymbol());
            for (int i = 0; i < workers.length; i++) {
                estimate.clear();
                if (workers[i] == null) {
                    estimate.undefined(Undefined.NOT_AVAILABLE);
                } else if (isMarker && againstMarker[i]) {
                    estimate.undefined(Undefined.SELF);
                } else {
                    workers[i].apply(values, estimate);
                }
                reasons[i] = EstimateColumns.pack(
                        estimate, numbers, i * EstimateColumns.NUMBERS, counts, i * EstimateColumns.COUNTS);
            }
            return new GeneRecord(cohort, gene.geneId(), gene.geneSymbol(), numbers, counts, reasons);
        }

        private void widen(float[] stored) {
            if (values.length != stored.length) {
                values = new double[stored.length];
            }
            for (int i = 0; i < stored.length; i++) {
                values[i] = stored[i];
            }
        }
    }
}
