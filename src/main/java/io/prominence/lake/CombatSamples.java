package io.prominence.lake;

import io.prominence.domain.CohortCard.FlowStep;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.CombatRule;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.LabelRule;
import io.prominence.stats.CombatDesign;
import io.prominence.stats.StatusByLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The samples of a cohort as ComBat sees them: the batch of each, and what is kept. Refused is what would make of a batch a
 * biological difference, or take one out as a batch.
 */
final class CombatSamples {
    private static final int SHOWN = 5;

    private final String cohort;
    private final CombatRule rule;
    private final String[] ids;
    private final BatchLevels batches;
    private final List<KeptValues> kept = new ArrayList<>();
    private final List<String> confounded = new ArrayList<>();
    private CombatDesign design;

    private CombatSamples(String cohort, CombatRule rule, String[] ids, BatchLevels batches) {
        this.cohort = cohort;
        this.rule = rule;
        this.ids = ids;
        this.batches = batches;
    }

    /**
     * The samples of a cohort; empty where it does not ask for ComBat.
     *
     * @throws DataRefusedException where the batch of a sample or a value to keep is unknown, a batch has one sample, there is
     *     one batch, or a batch cannot be told from a label or from what is to be kept
     */
    static Optional<CombatSamples> of(CohortDefinition cohort, SelectedSamples selected, CohortSamples samples) {
        return cohort.expression().combat().map(rule -> {
            List<String> values = new ArrayList<>();
            selected.samples()
                    .forEach(sample -> values.add(selected.clinical()
                            .value(sample, rule.batch())
                            .map(ClinicalValue::text)
                            .orElse(null)));
            var made = new CombatSamples(cohort.id(), rule, samples.sampleIds(), BatchLevels.of(values));
            made.requireBatches();
            rule.keep().forEach(id -> made.keep(id, samples));
            made.requireRank();
            made.requireSignals(samples);
            made.noteEvents(samples);
            return made;
        });
    }

    private void requireBatches() {
        requireKnown(i -> batches.codes()[i] >= 0, "value of the batch " + rule.batch(), "take combat out");
        if (batches.names().size() < 2) {
            throw refused("all samples are in one batch, " + rule.batch() + " = " + String.join("", batches.names())
                    + ". Name the column that tells batches apart, or take combat out.");
        }
        int[] sizes = batches.sizes();
        List<String> single = IntStream.range(0, ids.length)
                .filter(i -> sizes[batches.codes()[i]] == 1)
                .mapToObj(i -> batches.names().get(batches.codes()[i]) + " (sample " + ids[i] + ")")
                .toList();
        if (!single.isEmpty()) {
            throw refused("a batch of one sample has no spread that could be corrected, and " + single.size() + " of "
                    + sizes.length + " batches of " + rule.batch() + " have one sample: " + shown(single)
                    + ". Leave these samples out with samples.exclude-where, or join the batch to the one that it was"
                    + " measured with.");
        }
    }

    private void requireKnown(IntPredicate isKnown, String what, String otherwise) {
        List<String> unknown = IntStream.range(0, ids.length)
                .filter(i -> !isKnown.test(i))
                .mapToObj(i -> ids[i])
                .toList();
        if (!unknown.isEmpty()) {
            throw refused(unknown.size() + " of " + ids.length + " samples "
                    + (unknown.size() == 1 ? "has" : "have") + " no " + what + ": " + shown(unknown)
                    + ". Give it, leave these samples out with samples.where or samples.exclude-where, or " + otherwise
                    + ".");
        }
    }

    private void keep(String id, CohortSamples samples) {
        KeptValues values = KeptValues.of(id, samples);
        requireKnown(values::isKnown, "value of " + id + ", which combat.keep names", "take it out of combat.keep");
        kept.add(values);
    }

    /** The rank that sva asks for, with the value that lacks it. */
    private void requireRank() {
        List<double[]> columns = new ArrayList<>();
        List<KeptValues> owners = new ArrayList<>();
        for (KeptValues values : kept) {
            values.columns().forEach(column -> {
                columns.add(column);
                owners.add(values);
            });
        }
        design = new CombatDesign(batches.codes(), columns.toArray(double[][]::new));
        List<Integer> collinear = design.collinear();
        if (!collinear.isEmpty()) {
            KeptValues first = owners.get(collinear.get(0));
            throw refused("the batch " + rule.batch() + " and " + first.id()
                    + ", which combat.keep names, are collinear ("
                    + counts(first) + "): the one follows from the other"
                    + (kept.size() > 1 ? ", or from what combat.keep names before" : "")
                    + ", and nothing can tell them apart. Take combat out, or " + first.id() + " out of combat.keep"
                    + " if its differences may go.");
        }
    }

    /** A label that is not kept goes with the batch that it cannot be told from. */
    private void requireSignals(CohortSamples samples) {
        samples.labels().forEach((id, status) -> {
            StatusByLevel test = StatusByLevel.test(status, batches.codes());
            if (test.isConfounded()) {
                String sentence = "the label " + id + " cannot be told from the batch " + rule.batch()
                        + String.format(Locale.ROOT, " (Cramér's V %.2f; ", test.cramersV())
                        + counts(KeptValues.of(id, samples)) + ")";
                boolean isOfKept = rule.keep().stream().anyMatch(label -> LabelRule.isSiteOf(id, label));
                if (!rule.keep().contains(id) && !isOfKept) {
                    throw refused(
                            sentence + ", and what differs between its groups would be removed with the batch. Take"
                                    + " combat out, or name " + id + " in combat.keep.");
                }
                confounded.add(sentence);
            }
        });
    }

    /** Events cannot be kept: where they go with the batch, what goes with them is gone, and the card says so. */
    private void noteEvents(CohortSamples samples) {
        samples.endpoints().forEach((id, endpoint) -> {
            StatusByLevel test = StatusByLevel.test(endpoint.event(), batches.codes());
            if (test.isConfounded()) {
                double[] events = IntStream.range(0, ids.length)
                        .mapToDouble(i -> endpoint.event()[i] < 0 ? Double.NaN : endpoint.event()[i])
                        .toArray();
                confounded.add("the events of " + id + " cannot be told from the batch " + rule.batch()
                        + String.format(Locale.ROOT, " (Cramér's V %.2f; ", test.cramersV())
                        + counts(new KeptValues(id, false, List.of("censored", "events"), events))
                        + "), and what goes with them was removed with it");
            }
        });
    }

    /** How many samples of each batch have which value. */
    private String counts(KeptValues values) {
        return IntStream.range(0, batches.names().size())
                .mapToObj(b -> batches.names().get(b) + ": " + values.counts(i -> batches.codes()[i] == b))
                .collect(Collectors.joining("; "));
    }

    private DataRefusedException refused(String reason) {
        return new DataRefusedException("Cannot ingest cohort " + cohort + ": combat: " + reason);
    }

    /** Where genes say nothing of each other. */
    DataRefusedException noPriors() {
        return refused("fewer than two genes vary in every batch of " + rule.batch()
                + " in a way of their own, and ComBat learns what a batch does from many. Give more genes or samples, or"
                + " take combat out.");
    }

    private static String shown(List<String> names) {
        return names.stream().limit(SHOWN).collect(Collectors.joining(", ")) + (names.size() > SHOWN ? ", …" : "");
    }

    int size() {
        return ids.length;
    }

    CombatDesign design() {
        return design;
    }

    /** All samples stay; the line says what was done to them. */
    FlowStep step() {
        return new FlowStep(
                "corrected for " + batches.names().size() + " batches (combat " + rule.words() + ")",
                "samples",
                size(),
                size());
    }

    /**
     * What a reader of the corrected values must know.
     *
     * @param unadjusted names of the genes that are as they were
     * @param genes number of all genes
     */
    List<String> warnings(List<String> unadjusted, int genes) {
        List<String> warnings = new ArrayList<>();
        int[] sizes = batches.sizes();
        warnings.add("ComBat removed the batch " + rule.batch() + " ("
                + IntStream.range(0, sizes.length)
                        .mapToObj(b -> batches.names().get(b) + ": " + sizes[b])
                        .collect(Collectors.joining(", "))
                + " samples)"
                + (rule.keep().isEmpty() ? "" : " and kept " + String.join(", ", rule.keep())) + ".");
        if (!unadjusted.isEmpty()) {
            warnings.add("ComBat left " + unadjusted.size() + " of " + genes + " genes as they were, with the batch in"
                    + " them, for want of variation or values in one of the batches: " + shown(unadjusted) + ".");
        }
        List<String> labels =
                kept.stream().filter(KeptValues::isLabel).map(KeptValues::id).toList();
        if (!labels.isEmpty()) {
            warnings.add("ComBat was told to keep " + String.join(", ", labels) + ": p values of tests of "
                    + (labels.size() == 1 ? "this label" : "these labels")
                    + " on the corrected values are too small, the"
                    + " more so the less balanced the batches are (Nygaard, Rødland, Hovig 2016, doi"
                    + " 10.1093/biostatistics/kxv027). Test uncorrected values with the batch as a covariate.");
        }
        confounded.forEach(sentence -> warnings.add("ComBat: " + sentence + "."));
        return warnings;
    }
}
