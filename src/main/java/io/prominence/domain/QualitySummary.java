package io.prominence.domain;

import java.util.List;
import java.util.Objects;

/**
 * What stands out among the samples of a cohort version.
 *
 * @param genesCompared genes on which samples were compared with each other; 0 where they were not
 * @param pc1Share share of the variance of these genes along the first principal component, 0 to 1; null where not computed
 * @param pc2Share the same of the second
 * @param outliers ids of samples unlike the others
 * @param duplicates samples of different patients that are alike
 * @param sexCalled samples with a sex by their genes
 * @param sexMismatches ids of samples whose genes say another sex than the covariate
 */
public record QualitySummary(
        int genesCompared,
        Double pc1Share,
        Double pc2Share,
        List<String> outliers,
        List<Duplicate> duplicates,
        int sexCalled,
        List<String> sexMismatches) {

    public QualitySummary {
        outliers = List.copyOf(outliers);
        duplicates = List.copyOf(duplicates);
        sexMismatches = List.copyOf(sexMismatches);
    }

    /** Of a version whose samples were not looked at. */
    public static QualitySummary none() {
        return new QualitySummary(0, null, null, List.of(), List.of(), 0, List.of());
    }

    /** Of the rows of a cohort. */
    public static QualitySummary of(
            List<SampleQuality> rows, int genesCompared, Double pc1Share, Double pc2Share, List<Duplicate> duplicates) {
        return new QualitySummary(
                genesCompared,
                pc1Share,
                pc2Share,
                rows.stream()
                        .filter(SampleQuality::isOutlier)
                        .map(SampleQuality::sampleId)
                        .toList(),
                duplicates,
                (int) rows.stream()
                        .map(SampleQuality::sexCalled)
                        .filter(Objects::nonNull)
                        .count(),
                rows.stream()
                        .filter(SampleQuality::sexDiffers)
                        .map(SampleQuality::sampleId)
                        .toList());
    }

    /**
     * Two samples of different patients that are alike.
     *
     * @param first sample id
     * @param second sample id
     * @param correlation Pearson's r
     */
    public record Duplicate(String first, String second, double correlation) {}
}
