package io.prominence.simulation;

import io.prominence.domain.ExpressionUnit;
import java.io.Serializable;

/**
 * How a cohort measures expression: measured = offset + batch shift of the gene + slope · log2 expression, dropped where
 * low, cut at the floor, rounded.
 *
 * @param name free text for the report
 * @param unit declared unit
 * @param offset shift of all values
 * @param slope log2 units measured per true log2 unit; arrays compress
 * @param batchSd standard deviation over genes of the batch shift
 * @param noise factor of every gene's noise
 * @param decimals decimals of a published value
 * @param floor smallest value that the unit can take; lower ones become it
 * @param missingShare share of values missing completely at random
 * @param dropoutCentre value at which the chance of a dropout is half of its ceiling
 */
public record Platform(
        String name,
        ExpressionUnit unit,
        double offset,
        double slope,
        double batchSd,
        double noise,
        int decimals,
        double floor,
        double missingShare,
        double dropoutCentre)
        implements Serializable {

    /** Highest chance of a dropout, of a gene that is not expressed. */
    static final double DROPOUT_CEILING = 0.3;

    /** Width, in log2 units, of the range over which the chance of a dropout falls. */
    static final double DROPOUT_WIDTH = 0.4;

    /** RNA sequencing, log2(RSEM + 1), two decimals. */
    public static final Platform RSEM = new Platform(
            "RNA-seq RSEM (simulated)", ExpressionUnit.LOG2_RSEM_PLUS_1, 0.5, 1, 0.25, 1, 2, 0, 0.004, 1.5);

    /** Single-colour array, log2 intensity, compressed. */
    public static final Platform ARRAY = new Platform(
            "single-colour array (simulated)", ExpressionUnit.LOG2_INTENSITY, 1.5, 0.9, 0.5, 0.9, 3, 2, 0.002, 3);

    /** RNA sequencing, log2(FPKM + 0.1), one decimal and so many ties. */
    public static final Platform FPKM = new Platform(
            "RNA-seq FPKM (simulated)", ExpressionUnit.LOG2_FPKM_PLUS_0_1, -2, 1, 0.3, 1, 1, -3.3, 0.006, -1.5);

    /** RNA sequencing, log2(counts per million + 1), two decimals. */
    public static final Platform CPM =
            new Platform("RNA-seq CPM (simulated)", ExpressionUnit.LOG2_CPM_PLUS_1, -1, 1, 0.25, 1.1, 2, 0, 0.01, 0.5);

    /** Chance that a measured value of this size is missing because it is low; nothing far above the centre. */
    double dropout(double value) {
        double distance = (value - dropoutCentre) / DROPOUT_WIDTH;
        return distance > 20 ? 0 : DROPOUT_CEILING / (1 + StrictMath.exp(distance));
    }
}
