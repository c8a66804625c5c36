package io.prominence.lake;

import io.prominence.domain.CohortSamples;
import io.prominence.domain.SampleQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Leaves out the samples that are unlike the others, where the cohort asks for it: once, by what all samples say. What is left
 * is looked at again, and named, but nothing more is left out.
 *
 * @param genes values of the samples that are left
 * @param selected samples that are left, with the step in their flow
 */
record OutlierDrop(GeneSource genes, SelectedSamples selected) {

    /** Leaves out nothing. */
    static OutlierDrop none(GeneSource genes, SelectedSamples selected) {
        return new OutlierDrop(genes, selected);
    }

    static OutlierDrop of(GeneSource genes, SelectedSamples selected, Measure measure) {
        List<IngestedSample> all = selected.samples();
        var samples = new CohortSamples(
                all.stream().map(IngestedSample::id).toArray(String[]::new),
                all.stream().map(IngestedSample::patient).toArray(String[]::new),
                Map.of(),
                Map.of(),
                Map.of());
        List<SampleQuality> rows = QualityCheck.of(genes, samples, measure.unit(), measure.isLogged())
                .rows();
        int[] kept = IntStream.range(0, all.size())
                .filter(i -> !rows.get(i).isOutlier())
                .toArray();
        return new OutlierDrop(
                kept.length == all.size() ? genes : new KeptSamples(genes, all.size(), kept),
                without(selected, rows, kept));
    }

    private static SelectedSamples without(SelectedSamples selected, List<SampleQuality> rows, int[] kept) {
        List<IngestedSample> all = selected.samples();
        List<IngestedSample> left = IntStream.of(kept).mapToObj(all::get).toList();
        SelectionFlow counts = selected.counts().and("outliers left out (samples.drop-outliers)", all, left);
        List<String> warnings = new ArrayList<>(selected.warnings());
        List<String> dropped = rows.stream()
                .filter(SampleQuality::isOutlier)
                .map(SampleQuality::sampleId)
                .toList();
        if (!dropped.isEmpty()) {
            warnings.add("Left out as unlike the other samples (samples.drop-outliers): " + String.join(", ", dropped)
                    + ".");
        }
        return new SelectedSamples(left, selected.clinical(), counts, warnings);
    }
}
