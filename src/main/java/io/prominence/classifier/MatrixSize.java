package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.CohortCard;
import java.util.List;
import java.util.Locale;

/**
 * How much memory it takes to train with all values on the driver, and whether that is too much.
 *
 * <p>Counted are the values of all genes, as float, and {@value #FEATURE_BYTES} bytes for each feature of each sample: two
 * fits at a time, with what MLlib keeps of each. The limit is {@value #MOST_GIB} GiB on any machine, so that the way does
 * not depend on it, unless half of the heap is less.
 *
 * @param bytes what it takes
 * @param limit bytes that may be taken
 */
record MatrixSize(long bytes, long limit) {
    private static final int FEATURE_BYTES = 32;
    private static final int MOST_GIB = 2;

    /** The size of the cohorts of a study that takes genes as features, or ranks them; otherwise nothing that counts. */
    static MatrixSize of(List<CohortCard> cohorts, ClassifierPlan plan, long heap) {
        long bytes = 0;
        if (Recipes.needAllGenes(plan)) {
            for (CohortCard cohort : cohorts) {
                long perSample = (long) Float.BYTES * cohort.genes()
                        + (long) FEATURE_BYTES * plan.features().genes();
                bytes += perSample * cohort.samples();
            }
        }
        return new MatrixSize(bytes, Math.min((long) MOST_GIB << 30, heap / 2));
    }

    boolean isTooLarge() {
        return bytes > limit;
    }

    /** What is said of a training that went by blocks. */
    String warning() {
        return String.format(
                Locale.ROOT,
                "The cohorts would take %.1f GiB on the driver, more than the %.1f GiB that training allows itself (at most"
                        + " %d GiB, at most half of the heap): genes stayed in the lake, MLlib fitted from blocks of samples,"
                        + " and penalties were compared on a part of the samples.",
                bytes / (double) (1 << 30),
                limit / (double) (1 << 30),
                MOST_GIB);
    }
}
