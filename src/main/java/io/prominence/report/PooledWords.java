package io.prominence.report;

import io.prominence.domain.ExpressionUnit;
import io.prominence.report.words.EffectView;
import io.prominence.report.words.Numbers;
import io.prominence.report.words.OutcomeName;
import io.prominence.results.Pooled;
import java.util.Optional;

/** What a pooled effect of the marker says, in sentences. */
final class PooledWords {
    private final ReportData data;
    private final Pooled row;
    private final EffectView view;

    PooledWords(ReportData data, Pooled row) {
        this.data = data;
        this.row = row;
        this.view = EffectView.ofScale(row.effectScale());
    }

    /** {@code 1.12}. */
    String figure() {
        Double shown = view.shown(row.effectRandom());
        return shown == null ? "no estimate" : Numbers.withInterval(shown, null, null);
    }

    /** {@code hazard ratio, 95 % interval 1.05 to 1.19}. */
    String figureNote() {
        String interval = view.interval(row.effectRandom(), row.ciLow(), row.ciHigh());
        return view.title() + (interval.isEmpty() ? "" : ", 95 % interval " + interval);
    }

    /** What the number is. */
    String meaning() {
        if (row.effectRandom() == null) {
            return "No cohort gives an estimate.";
        }
        String figure = figure();
        OutcomeName outcome = OutcomeName.of(row.outcome());
        return switch (view) {
            case HAZARD_RATIO ->
                "For each " + unit() + " of " + data.marker() + ", the hazard of " + outcome.id() + " is multiplied by "
                        + figure + ". It is not a difference between two groups of patients, and no proof of cause.";
            case AUC ->
                "A sample with " + outcome.id() + " has more " + data.marker() + " than one without in "
                        + Numbers.percent(100 * row.effectRandom()) + " of pairs (50 % is a coin).";
            case LOG2_FOLD_CHANGE ->
                "Mean " + data.marker() + " of samples with " + outcome.id()
                        + " minus that of samples without, in log2 units: " + direction() + ".";
            case CORRELATION -> "Correlation with the marker: " + figure + ".";
            case CORRELATION_DIFFERENCE ->
                "Correlation with the marker in samples with " + outcome.id()
                        + " minus that in samples without, as Fisher's z: " + figure + ".";
            case HAZARD_RATIO_CHANGE ->
                "With each unit of the modifier, the hazard ratio of " + data.marker() + " for " + outcome.id()
                        + " is multiplied by " + figure + ".";
            case LOG2_FOLD_CHANGE_CHANGE ->
                "With each unit of the modifier, the difference of " + data.marker()
                        + " between samples with and without " + outcome.id() + " changes by " + figure
                        + " log2 units.";
        };
    }

    private String direction() {
        return row.effectRandom() > 0
                ? "higher with " + OutcomeName.of(row.outcome()).id()
                : "lower with " + OutcomeName.of(row.outcome()).id();
    }

    private String unit() {
        boolean log2 = !data.cohortsWithMarker().isEmpty()
                && data.cohortsWithMarker().stream()
                        .allMatch(cohort -> cohort.unit().contains("log2")
                                || cohort.transform().contains("log2")
                                || cohort.unit().equals(ExpressionUnit.COUNTS.id()));
        return log2 ? "log2 unit (doubling)" : "unit of expression";
    }

    /** Whether the interval, and a new cohort, are compatible with no effect. */
    String certainty() {
        String none = view.nullWords();
        String interval = view.excludesNull(row.ciLow(), row.ciHigh())
                ? "The interval excludes no effect (" + none + ")."
                : "The interval includes no effect (" + none + "): the data do not settle it.";
        String prediction = view.interval(row.effectRandom(), row.piLow(), row.piHigh());
        if (prediction.isEmpty()) {
            return row.k() > 1 ? interval : interval + " One cohort only: nothing can be said about the next one.";
        }
        return interval + " In a new cohort, expect " + prediction
                + (view.excludesNull(row.piLow(), row.piHigh()) ? "." : ", which includes no effect.");
    }

    /** What becomes of the effect without each cohort, and whether cancers differ; empty where neither is known. */
    Optional<String> robustness() {
        String range = view.interval(row.effectRandom(), row.looLow(), row.looHigh());
        String without = range.isEmpty()
                ? ""
                : "Without any one of the cohorts it lies within " + range + ", p at most " + Numbers.p(row.looP())
                        + "; " + row.influentialCohort() + " moves it most. ";
        String cancers = row.pCancer() == null
                ? ""
                : "Do the " + row.cancers() + " cancers differ? p " + Numbers.p(row.pCancer()) + ".";
        String both = (without + cancers).strip();
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    /** {@code 6 cohorts, 1,500 samples, 600 events, I² 35 %}. */
    String basis() {
        return row.k() + (row.k() == 1 ? " cohort, " : " cohorts, ") + Numbers.count(row.n()) + " samples"
                + (row.nEvents() == null
                        ? ""
                        : ", " + Numbers.count(row.nEvents())
                                + (view == EffectView.HAZARD_RATIO ? " events" : " positives"))
                + (row.i2() == null ? "" : ", I² " + Numbers.percent(row.i2()));
    }

    /** {@code p 1.9e-4; rank 17 of 2,000 genes in as many cohorts (percentile 99.2 %)}. */
    String standing() {
        String p = Numbers.p(row.pValue(), row.negLog10P());
        return (p.isEmpty() ? "" : "p " + p.replace("< ", "<\u00a0") + "; ")
                + rank()
                + (row.percentile() == null ? "" : " (percentile " + Numbers.percent(row.percentile()) + ")");
    }

    /** {@code rank 17 of 2,000 genes in as many cohorts}. */
    String rank() {
        if (row.rank() == null) {
            return "no rank";
        }
        return "rank " + Numbers.count(row.rank())
                + genes().map(genes -> " of " + Numbers.count(genes) + " genes in as many cohorts")
                        .orElse("");
    }

    /**
     * Genes ranked with the marker. The percentile is 100 (N - rank + 1) / N, ties sharing the lowest rank, hence N; for
     * rank 1 that does not say it, and the rows of the volcano plot are counted where they are of this analysis.
     */
    private Optional<Long> genes() {
        if (row.percentile() != null && row.rank() > 1 && row.percentile() < 100) {
            return Optional.of(Math.round((row.rank() - 1) / (1 - row.percentile() / 100)));
        }
        long counted = data.volcano().stream().filter(this::isOfThisAnalysis).count();
        return counted == 0 ? Optional.empty() : Optional.of(counted);
    }

    private boolean isOfThisAnalysis(Pooled other) {
        return other.rank() != null
                && other.k() == row.k()
                && other.level().equals(row.level())
                && other.method().equals(row.method())
                && other.outcome().equals(row.outcome())
                && other.adjustment().equals(row.adjustment());
    }
}
