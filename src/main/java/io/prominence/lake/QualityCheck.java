package io.prominence.lake;

import io.prominence.domain.CohortSamples;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.GenePanel;
import io.prominence.domain.QualitySummary;
import io.prominence.domain.SampleQuality;
import io.prominence.domain.Sex;
import io.prominence.stats.MeanZ;
import io.prominence.stats.SampleProfiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks at every sample of a cohort before it is stored: amounts, principal components, outliers, duplicates, sex, and the
 * scores of contamination and proliferation. Values are those before any transform but log2(x + 1).
 */
final class QualityCheck {
    private final GeneSource source;
    private final CohortSamples samples;
    private final UnitBounds unit;
    private final SampleCounts counts;
    private final SampleComparison comparison;
    private final List<double[]> scores = new ArrayList<>();
    private final double[] xist;
    private final double[] rps4y1;

    private QualityCheck(GeneSource source, CohortSamples samples, ExpressionUnit declared, boolean isLogged) {
        this.source = source;
        this.samples = samples;
        unit = UnitBounds.staged(declared, isLogged);
        counts = SampleCounts.of(source, samples.size(), unit);
        LogScale scale = LogScale.of(declared, isLogged, counts.totals());
        comparison = samples.size() > SampleComparison.MOST_SAMPLES
                ? SampleComparison.none(samples.size())
                : SampleComparison.of(ComparedGenes.of(source, samples.size(), scale), samples.patientIds());
        Map<String, Integer> bySymbol = genesBySymbol();
        SampleQuality.PANELS.forEach(panel -> scores.add(score(panel, bySymbol, scale)));
        xist = unit.hasAmounts() ? values(Sex.XIST, bySymbol, scale) : null;
        rps4y1 = unit.hasAmounts() ? values(Sex.RPS4Y1, bySymbol, scale) : null;
    }

    /**
     * Looks at the samples.
     *
     * @param isLogged true where values are log2(x + 1) of the unit
     */
    static QualityCheck of(GeneSource source, CohortSamples samples, ExpressionUnit unit, boolean isLogged) {
        return new QualityCheck(source, samples, unit, isLogged);
    }

    private Map<String, Integer> genesBySymbol() {
        Map<String, Integer> bySymbol = new LinkedHashMap<>();
        IntStream.range(0, source.genes())
                .boxed()
                .sorted(Comparator.comparing(gene -> source.gene(gene).id()))
                .forEach(gene -> bySymbol.putIfAbsent(source.gene(gene).symbol(), gene));
        return bySymbol;
    }

    /** Values of a gene on the log scale; null where the cohort does not have it. */
    private double[] values(String symbol, Map<String, Integer> bySymbol, LogScale scale) {
        Integer gene = bySymbol.get(symbol);
        if (gene == null) {
            return null;
        }
        float[] row = new float[samples.size()];
        source.fill(gene, 0, row);
        return scale.of(row);
    }

    private double[] score(GenePanel panel, Map<String, Integer> bySymbol, LogScale scale) {
        return MeanZ.of(panel.up().stream()
                        .map(symbol -> values(symbol, bySymbol, scale))
                        .filter(Objects::nonNull)
                        .toList())
                .orElse(null);
    }

    /** One row per sample. */
    List<SampleQuality> rows() {
        Map<Integer, SampleProfiles.Pair> duplicates = closest();
        return IntStream.range(0, samples.size())
                .mapToObj(i -> row(i, Optional.ofNullable(duplicates.get(i))))
                .toList();
    }

    /** The pair of largest correlation of each sample that has one. */
    private Map<Integer, SampleProfiles.Pair> closest() {
        Map<Integer, SampleProfiles.Pair> closest = new LinkedHashMap<>();
        for (SampleProfiles.Pair pair : comparison.duplicates()) {
            for (int sample : new int[] {pair.first(), pair.second()}) {
                closest.merge(sample, pair, (a, b) -> b.correlation() > a.correlation() ? b : a);
            }
        }
        return closest;
    }

    private SampleQuality row(int i, Optional<SampleProfiles.Pair> duplicate) {
        String[] ids = samples.sampleIds();
        double deviation = comparison.deviation()[i];
        return new SampleQuality(
                ids[i],
                samples.patientIds()[i],
                unit.hasZero() ? counts.detected()[i] : null,
                orNull(counts.totals()[i]),
                orNull(counts.medians()[i]),
                (double) counts.missing()[i] / source.genes(),
                comparison.components().map(pc -> pc.first()[i]).orElse(null),
                comparison.components().map(pc -> pc.second()[i]).orElse(null),
                orNull(comparison.correlation()[i]),
                orNull(deviation),
                deviation > SampleQuality.LARGEST_DEVIATION,
                duplicate
                        .map(pair -> ids[pair.first() == i ? pair.second() : pair.first()])
                        .orElse(null),
                duplicate.map(SampleProfiles.Pair::correlation).orElse(null),
                sexCalled(i),
                sexStated(i),
                scores(i));
    }

    private String sexCalled(int i) {
        return xist == null || rps4y1 == null
                ? null
                : Sex.called(xist[i], rps4y1[i]).map(Sex::id).orElse(null);
    }

    private String sexStated(int i) {
        CohortSamples.Covariate stated = samples.covariates().get(Sex.COVARIATE);
        return stated == null || stated.isNumeric()
                ? null
                : Sex.stated(stated.categorical()[i]).map(Sex::id).orElse(null);
    }

    private Map<String, Double> scores(int i) {
        Map<String, Double> byPanel = new LinkedHashMap<>();
        for (int panel = 0; panel < scores.size(); panel++) {
            double[] values = scores.get(panel);
            byPanel.put(SampleQuality.PANELS.get(panel).id(), values == null ? Double.NaN : values[i]);
        }
        return byPanel;
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : Double.valueOf(value);
    }

    /** What stands out. */
    QualitySummary summary(List<SampleQuality> rows) {
        String[] ids = samples.sampleIds();
        return QualitySummary.of(
                rows,
                comparison.genes(),
                comparison.components().map(PrincipalComponents::firstShare).orElse(null),
                comparison.components().map(PrincipalComponents::secondShare).orElse(null),
                comparison.duplicates().stream()
                        .map(pair ->
                                new QualitySummary.Duplicate(ids[pair.first()], ids[pair.second()], pair.correlation()))
                        .toList());
    }

    /** Sentences on what stands out. */
    static List<String> warnings(QualitySummary summary, int samples) {
        List<String> warnings = new ArrayList<>();
        if (samples > SampleComparison.MOST_SAMPLES) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "Samples were not compared with each other (principal components, outliers, duplicates): there are"
                            + " more than %,d.",
                    SampleComparison.MOST_SAMPLES));
        }
        if (!summary.outliers().isEmpty()) {
            warnings.add(summary.outliers().size() + " of " + samples + " samples "
                    + (summary.outliers().size() == 1 ? "is" : "are") + " unlike the others (correlation with"
                    + " the median sample more than 5 scaled MAD below the median): "
                    + SampleSelection.some(summary.outliers()) + ".");
        }
        if (!summary.duplicates().isEmpty()) {
            warnings.add("Probable swap or duplicate, samples of different patients with a correlation above 0.999: "
                    + SampleSelection.some(summary.duplicates().stream()
                            .map(pair -> pair.first() + " and " + pair.second())
                            .toList())
                    + ".");
        }
        if (!summary.sexMismatches().isEmpty()) {
            warnings.add(summary.sexMismatches().size() + " of " + summary.sexCalled()
                    + " samples with a sex by XIST and RPS4Y1 are stated to be of the other: "
                    + SampleSelection.some(summary.sexMismatches()) + ".");
        }
        return warnings;
    }
}
