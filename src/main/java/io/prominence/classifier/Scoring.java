package io.prominence.classifier;

import io.prominence.classifier.RecalibrationPlan.Subset;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.NearestName;
import io.prominence.domain.ValueScale;
import io.prominence.lake.CohortVersion;
import io.prominence.results.ScoredSample;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Applies a saved model to a cohort of a lake. */
public final class Scoring {
    private final ModelBundle bundle;
    private final ScorePlan plan;

    public Scoring(ModelBundle bundle, ScorePlan plan) {
        this.bundle = bundle;
        this.plan = plan;
    }

    /**
     * Refuses values that the model was not made for, before they are read.
     *
     * @param own what they are
     * @throws io.prominence.domain.DataRefusedException where unit or transform differ
     */
    public void requireScale(String cohort, ValueScale own) {
        new Applicability(bundle, cohort).requireScale(Optional.of(own), own.words());
    }

    /**
     * Probability of every sample, how the cohort differs from what the model was trained on, and measures where the status is
     * known.
     *
     * @throws io.prominence.domain.DataRefusedException where the model must not be applied to this cohort; it says why
     */
    public ScoreResult score(CohortVersion cohort) {
        var card = cohort.card();
        new Applicability(bundle, card.id())
                .requireScale(
                        ValueScale.parse(card.unit(), card.transform()),
                        card.unit() + " with transform " + card.transform());
        GeneSelection genes = GeneSelection.of(bundle.features().genesToRead());
        BitSet subset = plan.recalibration()
                .flatMap(RecalibrationPlan::on)
                .map(on -> subset(cohort, on))
                .orElse(null);
        return score(CohortData.read(cohort, genes), subset);
    }

    private static BitSet subset(CohortVersion cohort, Subset on) {
        List<Map<String, String>> attributes = cohort.attributes();
        TreeSet<String> columns = new TreeSet<>();
        attributes.forEach(sample -> columns.addAll(sample.keySet()));
        if (!columns.contains(on.column())) {
            throw new ConfigurationException(
                    "Cannot use --recalibrate-on " + on.column() + "=" + on.value() + ": cohort "
                            + cohort.card().id() + " has no clinical column " + on.column() + ". "
                            + hint(on.column(), columns));
        }
        List<String> values = cohort.column(on.column());
        BitSet inside = new BitSet(values.size());
        for (int i = 0; i < values.size(); i++) {
            inside.set(i, on.value().equals(values.get(i)));
        }
        if (inside.isEmpty()) {
            TreeSet<String> known = new TreeSet<>(
                    values.stream().filter(Objects::nonNull).limit(10_000).toList());
            throw new ConfigurationException("Cannot use --recalibrate-on " + on.column() + "=" + on.value()
                    + ": no sample of cohort " + cohort.card().id() + " has this value. " + hint(on.value(), known));
        }
        return inside;
    }

    private static String hint(String typed, Set<String> known) {
        return NearestName.of(typed, List.copyOf(known))
                .map(near -> "Did you mean " + near + "?")
                .orElse("There are: "
                        + String.join(", ", known.stream().limit(20).toList()) + ".");
    }

    /** The same in memory; {@code subset} has the samples that recalibration is fitted on, null for all with a status. */
    ScoreResult score(CohortData cohort, BitSet subset) {
        var applicability = new Applicability(bundle, cohort.id());
        applicability.requireScale(
                ValueScale.parse(cohort.card().unit(), cohort.card().transform()),
                cohort.card().unit() + " with transform " + cohort.card().transform());
        int n = cohort.samples().size();
        applicability.requireSamples(bundle.features().genes().isEmpty() ? Integer.MAX_VALUE : n);
        CoveredGenes covered = CoveredGenes.of(bundle, cohort);
        applicability.requireGenes(
                covered.read(),
                covered.missing(),
                plan.leastMeasured(),
                cohort.expression().genes().stream().map(gene -> gene.id()).toList());
        double[] probability = bundle.probabilities(cohort);
        TargetStatus status = cohort.status(bundle.card().rule()).orElse(TargetStatus.NONE);
        Optional<Recalibrated> recalibrated =
                plan.recalibration().map(wanted -> recalibrated(cohort, probability, wanted, subset));
        List<ScoredSample> predictions = new ArrayList<>();
        for (int sample = 0; sample < n; sample++) {
            predictions.add(prediction(cohort, sample, status, probability[sample], covered, recalibrated));
        }
        boolean seen = bundle.card().wasTrainedOn(cohort.card());
        return new ScoreResult(
                predictions,
                Drift.of(bundle.features(), cohort),
                seen ? List.of() : ScoreMetrics.of(predictions),
                recalibrated.map(Recalibrated::fit),
                covered.read(),
                covered.missing(),
                ScoreWarnings.of(bundle, cohort, covered, predictions, seen));
    }

    private Recalibrated recalibrated(
            CohortData cohort, double[] probability, RecalibrationPlan wanted, BitSet subset) {
        new Applicability(bundle, cohort.id()).requireUnseen(cohort.card());
        var scored = new Recalibrated.Scored(
                cohort,
                LabelledSample.of(List.of(cohort), bundle.card().rule()),
                probability,
                new NamedSeed(bundle.card().seed()));
        return wanted.on()
                .map(on -> Recalibrated.on(subset, on.column() + "=" + on.value(), scored, wanted.kind()))
                .orElseGet(() -> Recalibrated.crossFitted(scored, wanted.kind()));
    }

    private ScoredSample prediction(
            CohortData cohort,
            int sample,
            TargetStatus status,
            double probability,
            CoveredGenes covered,
            Optional<Recalibrated> recalibrated) {
        ModelCard card = bundle.card();
        boolean known = status.status().length > 0 && status.status()[sample] >= 0;
        Double threshold = card.threshold();
        return new ScoredSample(
                cohort.id(),
                cohort.samples().sampleIds()[sample],
                cohort.samples().patientIds()[sample],
                card.label(),
                card.model(),
                card.features(),
                probability,
                threshold,
                threshold == null ? null : Boolean.valueOf(probability >= threshold),
                covered.share(sample),
                known ? Boolean.valueOf(status.status()[sample] == 1) : null,
                known ? status.weight()[sample] : 0,
                recalibrated.map(moved -> moved.probability()[sample]).orElse(null),
                recalibrated.map(moved -> moved.way()[sample]).orElse(null),
                card.forced());
    }
}
