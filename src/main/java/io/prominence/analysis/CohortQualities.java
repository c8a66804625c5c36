package io.prominence.analysis;

import io.prominence.domain.CohortCard;
import io.prominence.domain.SampleQuality;
import io.prominence.lake.CohortVersion;
import io.prominence.results.CohortQuality;
import io.prominence.results.FlaggedSample;
import io.prominence.stats.RobustScale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The quality of each cohort's samples, as tables of the run. */
public final class CohortQualities {
    private CohortQualities() {}

    /** One row per cohort whose samples were looked at when it was ingested. */
    public static List<CohortQuality> of(List<CohortVersion> cohorts) {
        List<CohortQuality> rows = new ArrayList<>();
        for (CohortVersion cohort : cohorts) {
            List<SampleQuality> samples = cohort.quality();
            if (!samples.isEmpty()) {
                rows.add(row(cohort.card(), samples));
            }
        }
        return rows;
    }

    private static CohortQuality row(CohortCard card, List<SampleQuality> samples) {
        return new CohortQuality(
                card.id(),
                samples.size(),
                median(samples, row -> row.detectedGenes() == null ? null : (double) row.detectedGenes()),
                median(samples, SampleQuality::total),
                samples.stream().mapToDouble(SampleQuality::missingShare).max().orElse(0),
                card.quality().genesCompared(),
                card.quality().pc1Share(),
                card.quality().pc2Share(),
                card.quality().outliers().size(),
                card.quality().duplicates().size(),
                card.quality().sexCalled(),
                card.quality().sexMismatches().size(),
                card.quarantined().values().stream().mapToLong(Long::longValue).sum(),
                card.quarantined().entrySet().stream()
                        .map(reason -> reason.getKey() + " (" + reason.getValue() + ")")
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private static Double median(List<SampleQuality> samples, Function<SampleQuality, Double> value) {
        double median = RobustScale.median(samples.stream()
                .map(value)
                .mapToDouble(each -> each == null ? Double.NaN : each)
                .toArray());
        return Double.isNaN(median) ? null : Double.valueOf(median);
    }

    /** One row per flag, in the order of cohorts and samples. */
    public static List<FlaggedSample> flagged(List<CohortVersion> cohorts) {
        List<FlaggedSample> rows = new ArrayList<>();
        for (CohortVersion cohort : cohorts) {
            String id = cohort.card().id();
            cohort.quality().forEach(sample -> flags(id, sample, rows));
        }
        return rows;
    }

    private static void flags(String cohort, SampleQuality sample, List<FlaggedSample> rows) {
        if (sample.isOutlier()) {
            rows.add(flag(cohort, sample, "outlier", sample.deviation(), ""));
        }
        if (sample.duplicateOf() != null) {
            rows.add(flag(cohort, sample, "duplicate", sample.duplicateCorrelation(), sample.duplicateOf()));
        }
        if (sample.sexDiffers()) {
            rows.add(flag(cohort, sample, "sex", null, sample.sexCalled() + " by genes, stated " + sample.sexStated()));
        }
    }

    private static FlaggedSample flag(String cohort, SampleQuality sample, String flag, Double value, String detail) {
        return new FlaggedSample(cohort, sample.sampleId(), sample.patientId(), flag, value, detail);
    }
}
