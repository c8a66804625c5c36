package io.prominence.domain;

import java.util.List;
import java.util.Map;

/**
 * What the values of a sample say of it; a row of {@code quality/}. Measured on the values before any transform but log2(x + 1);
 * null where it is not defined for the unit, or there are too few samples or genes.
 *
 * @param sampleId sample id
 * @param patientId patient id
 * @param detectedGenes genes with an amount above 0.01
 * @param total sum of the amounts on the linear scale: for counts, the library size
 * @param median median of the values
 * @param missingShare share of the genes without a value, 0 to 1
 * @param pc1 first principal component, in the unit of the log2 values
 * @param pc2 second principal component
 * @param correlation Pearson's r with the median sample
 * @param deviation how far the correlation is below the cohort's median, in scaled median absolute deviations
 * @param isOutlier true where the deviation is above 5
 * @param duplicateOf the sample of another patient with which r is largest and above 0.999; null for none
 * @param duplicateCorrelation that r
 * @param sexCalled {@link Sex} by XIST and RPS4Y1
 * @param sexStated {@link Sex} by the covariate {@code sex}
 * @param scores score of each of {@link #PANELS} by id; NaN where missing
 */
public record SampleQuality(
        String sampleId,
        String patientId,
        Integer detectedGenes,
        Double total,
        Double median,
        double missingShare,
        Double pc1,
        Double pc2,
        Double correlation,
        Double deviation,
        boolean isOutlier,
        String duplicateOf,
        Double duplicateCorrelation,
        String sexCalled,
        String sexStated,
        Map<String, Double> scores) {
    /** Contamination and proliferation. */
    public static final List<GenePanel> PANELS = List.of(
            GenePanel.KERATINOCYTE, GenePanel.TUBULE, GenePanel.STROMA, GenePanel.IMMUNE, GenePanel.PROLIFERATION);

    /** A deviation above this is an outlier's. */
    public static final double LARGEST_DEVIATION = 5;
    /** A correlation above this, between samples of different patients, is a probable swap or duplicate. */
    public static final double DUPLICATE_CORRELATION = 0.999;

    /** True where the genes say another sex than the covariate. */
    public boolean sexDiffers() {
        return sexCalled != null && sexStated != null && !sexCalled.equals(sexStated);
    }
}
