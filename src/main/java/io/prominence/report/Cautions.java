package io.prominence.report;

import io.prominence.report.words.EffectView;
import io.prominence.report.words.Numbers;
import io.prominence.report.words.OutcomeName;
import io.prominence.results.CohortSummary;
import io.prominence.results.CoxTerm;
import io.prominence.results.GroupDifference;
import io.prominence.results.Pooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a reader must know before the numbers; each rule reads tables only. */
final class Cautions {
    private static final double CLEAR = 0.001;
    private static final double NOMINAL = 0.05;
    private static final double HIGH_I2 = 75;
    private static final int WARNINGS_SHOWN = 3;

    /** One caution. */
    record Caution(String head, String text) {}

    private final ReportData data;
    private final List<Caution> cautions = new ArrayList<>();

    private Cautions(ReportData data) {
        this.data = data;
    }

    /** All that apply, the gravest kind first. */
    static List<Caution> of(ReportData data) {
        var cautions = new Cautions(data);
        cautions.silentCohorts();
        cautions.confounding();
        cautions.attenuation();
        cautions.fewCohorts();
        cautions.disagreement();
        cautions.unseenCohorts();
        cautions.runWarnings();
        cautions.ingestWarnings();
        return List.copyOf(cautions.cautions);
    }

    private void add(String head, String text) {
        cautions.add(new Caution(head, text));
    }

    private void silentCohorts() {
        for (CohortSummary cohort : data.cohorts()) {
            if (!cohort.markerMeasured()) {
                add(
                        cohort.cohortId() + " does not measure " + data.marker() + ".",
                        "Nothing on this page about the marker comes from this cohort.");
            }
        }
    }

    /** The marker goes with a label and with an endpoint in the same cohort: either may be the other's shadow. */
    private void confounding() {
        for (GroupDifference difference : data.differences()) {
            List<CoxTerm> effects = data.cox().stream()
                    .filter(term -> isNaiveAndNominal(term, difference.cohortId()))
                    .toList();
            if (isClear(difference) && !effects.isEmpty()) {
                addConfounding(difference, effects);
            }
        }
    }

    private static boolean isClear(GroupDifference difference) {
        return difference.pWilcoxon() != null && difference.pWilcoxon() < CLEAR && difference.auc() != null;
    }

    private boolean isNaiveAndNominal(CoxTerm term, String cohort) {
        return term.cohortId().equals(cohort)
                && term.term().equals(data.marker())
                && term.adjustment().isEmpty()
                && term.pValue() != null
                && term.pValue() < NOMINAL;
    }

    private void addConfounding(GroupDifference difference, List<CoxTerm> effects) {
        String endpoints = effects.stream().map(CoxTerm::endpoint).collect(Collectors.joining(" and "));
        String ratios = effects.stream()
                .map(term -> Numbers.withInterval(term.hazardRatio(), term.hazardRatioLow(), term.hazardRatioHigh())
                        + " for " + term.endpoint())
                .collect(Collectors.joining(", "));
        add(
                difference.cohortId() + ": the effect on " + endpoints + " may be carried by " + difference.label()
                        + ".",
                data.marker() + " is " + (difference.auc() < 0.5 ? "lower" : "higher") + " in samples with "
                        + difference.label() + " (AUC " + Numbers.significant(difference.auc()) + ", p "
                        + Numbers.p(difference.pWilcoxon(), difference.negLog10PWilcoxon())
                        + "), and its unadjusted hazard ratio is " + ratios
                        + ". Look at the effect within one kind of sample, or adjusted, before believing it; normal tissue"
                        + " in the specimen can do the same.");
    }

    private void runWarnings() {
        Set<String> said = data.cohorts().stream()
                .flatMap(cohort -> cohort.warnings().lines())
                .map(String::strip)
                .collect(Collectors.toSet());
        data.manifest().allWarnings().stream()
                .distinct()
                .filter(warning -> said.stream().filter(line -> !line.isEmpty()).noneMatch(warning::contains))
                .forEach(warning -> add("The run says:", warning));
    }

    private void attenuation() {
        List<Pooled> rows = data.markerOverall();
        for (Pooled naive : rows) {
            if (naive.adjustment().isEmpty() && excludesNull(naive)) {
                rows.stream()
                        .filter(row -> isSameQuestion(naive, row) && !excludesNull(row))
                        .forEach(row -> addAttenuation(naive, row));
            }
        }
    }

    private static boolean isSameQuestion(Pooled naive, Pooled row) {
        return row.method().equals(naive.method())
                && row.outcome().equals(naive.outcome())
                && !row.adjustment().isEmpty()
                && row.effectRandom() != null;
    }

    private static boolean excludesNull(Pooled row) {
        return EffectView.ofScale(row.effectScale()).excludesNull(row.ciLow(), row.ciHigh());
    }

    private void addAttenuation(Pooled naive, Pooled adjusted) {
        EffectView view = EffectView.ofScale(naive.effectScale());
        add(
                OutcomeName.of(naive.outcome()).words() + ": no longer clear when "
                        + OutcomeName.adjustmentWords(adjusted.adjustment()) + ".",
                "The pooled " + view.title() + " goes from "
                        + view.withInterval(naive.effectRandom(), naive.ciLow(), naive.ciHigh()) + " to "
                        + view.withInterval(adjusted.effectRandom(), adjusted.ciLow(), adjusted.ciHigh()) + " ("
                        + naive.method() + ", " + naive.k() + " and " + adjusted.k() + " cohorts).");
    }

    private void fewCohorts() {
        Optional<Pooled> few = data.markerOverall().stream()
                .filter(row -> row.k() == 1 && row.adjustment().isEmpty())
                .findFirst();
        few.ifPresent(
                row -> add(
                        "One cohort only.",
                        "For " + OutcomeName.of(row.outcome()).words() + " (" + row.method()
                                + ") one cohort gives an estimate: nothing is pooled, and it has not been seen to hold anywhere else."));
    }

    private void disagreement() {
        data.markerOverall().stream()
                .filter(row -> row.adjustment().isEmpty() && row.i2() != null && row.i2() >= HIGH_I2)
                .forEach(row -> add(
                        OutcomeName.of(row.outcome()).words() + ": the cohorts disagree (" + row.method() + ").",
                        "I² is " + Numbers.percent(row.i2())
                                + ": most of the variation is between cohorts. Read the forest"
                                + " plot and the prediction interval, not the pooled effect alone."));
    }

    private void unseenCohorts() {
        boolean noneHeldOut =
                !data.metrics().isEmpty() && data.metrics().stream().noneMatch(ClassifierAnswer::isOnUnseenCohort);
        if (noneHeldOut) {
            add(
                    "The classifier has not seen a new cohort.",
                    "Too few cohorts carry the label to hold one out; cross-validation within cohorts is as a rule too"
                            + " optimistic.");
        }
    }

    private void ingestWarnings() {
        for (CohortSummary cohort : data.cohorts()) {
            List<String> warnings =
                    cohort.warnings().lines().filter(line -> !line.isBlank()).toList();
            if (!warnings.isEmpty()) {
                int more = warnings.size() - WARNINGS_SHOWN;
                add(
                        cohort.cohortId() + ":",
                        String.join(" ", warnings.subList(0, Math.min(WARNINGS_SHOWN, warnings.size())))
                                + (more > 0 ? " (" + more + " more with the cohorts below.)" : ""));
            }
        }
    }
}
