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
    private final PreparedKernels prepared;
    private final boolean[] againstMarker;

    /**
     * @param cohort position of the cohort among the tasks
     * @param prepared one kernel per analysis
     */
    CohortKernels(int cohort, String marker, PreparedKernels prepared, Analysis[] analyses) {
        this.cohort = cohort;
        this.marker = marker;
        this.prepared = prepared;
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
        private final GeneKernel.Worker[] workers = new GeneKernel.Worker[prepared.kernels().length];
        private final Estimate estimate = new Estimate();
        private double[] stored = new double[0];
        /** What analyses see: {@link #stored} itself, or what it is read as. */
        private double[] values = stored;

        private Worker() {
            for (int i = 0; i < workers.length; i++) {
                GeneKernel kernel = prepared.kernels()[i];
                workers[i] = kernel == null ? null : kernel.worker();
            }
        }

        GeneRecord apply(GeneVector gene) {
            read(gene.values());
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
                    workers[i].apply(prepared.seesCounts()[i] ? stored : values, estimate);
                }
                reasons[i] = EstimateColumns.pack(
                        estimate, numbers, i * EstimateColumns.NUMBERS, counts, i * EstimateColumns.COUNTS);
            }
            return new GeneRecord(cohort, gene.geneId(), gene.geneSymbol(), numbers, counts, reasons);
        }

        private void read(float[] vector) {
            ValueReading reading = prepared.reading();
            if (stored.length != vector.length) {
                stored = new double[vector.length];
                values = reading.transforms() ? new double[vector.length] : stored;
            }
            ValueReading.widen(vector, stored);
            reading.scale(stored, values);
        }
    }
}
