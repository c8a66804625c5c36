package io.prominence.cli;

import io.prominence.cli.pipeline.RunView;
import io.prominence.domain.EffectScale;
import io.prominence.report.words.ClassifierWords;
import io.prominence.results.ClassifierComparison;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.ClassifierSampleSize;
import io.prominence.results.Pooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The answer of a run in a few lines: the marker's pooled effects with their specificity, and the classifier on samples it never saw. */
final class Answer {
    private Answer() {}

    /** Lines for the end of a command; empty where the run has no such tables. */
    static List<String> lines(RunView run, String marker) {
        List<String> lines = new ArrayList<>();
        MarkerStanding standing = new MarkerStanding(run.markerSpecificity(), run.markerPermutation());
        for (Pooled row : run.markerPooled()) {
            if (row.level().equals("all") && row.adjustment().isEmpty() && isHeadline(row)) {
                lines.add(line(row, run.genes(row), marker));
                standing.line(marker, row.method(), row.outcome()).ifPresent(lines::add);
            }
        }
        lines.addAll(classifier(run, marker));
        run.sampleSizes().stream()
                .filter(size -> !size.verdict().equals(ClassifierSampleSize.ENOUGH))
                .map(Answer::tooFew)
                .forEach(lines::add);
        return lines;
    }

    private static String tooFew(ClassifierSampleSize size) {
        return text(
                "classifier (%s): %s, %,d samples with %,d positive for %,d parameter%s, %,d asked for",
                size.features(),
                size.verdict().equals(ClassifierSampleSize.FORCED) ? "forced" : "not trained, nothing can be said",
                size.n(),
                size.nPositive(),
                size.parameters(),
                size.parameters() == 1 ? "" : "s",
                size.needed());
    }

    /** Survival by hazard ratio, metastasis by AUC. */
    private static boolean isHeadline(Pooled row) {
        return row.method().equals("cox") || row.method().equals("wilcoxon");
    }

    private static String line(Pooled row, long genes, String marker) {
        String about = marker + " and " + row.outcome().replace(':', ' ');
        if (row.effectRandom() == null) {
            return about + ": no cohort gives a result";
        }
        boolean survival = row.method().equals("cox");
        String effect = survival
                ? text(
                        "hazard ratio %.3f per unit of expression, 95 %% interval %.3f to %.3f",
                        Math.exp(row.effectRandom()), Math.exp(row.ciLow()), Math.exp(row.ciHigh()))
                : text(
                        "AUC %.3f, 95 %% interval %.3f to %.3f (%.1f means no difference)",
                        row.effectRandom(),
                        Math.max(0, row.ciLow()),
                        Math.min(1, row.ciHigh()),
                        EffectScale.AUC.nullValue());
        return about + ": " + effect + ", p = " + p(row.negLog10P())
                + text(
                        "; rank %,d of %,d genes in as many cohorts; %d cohort%s, %,d samples, %,d %s",
                        row.rank(),
                        genes,
                        row.k(),
                        row.k() == 1 ? "" : "s",
                        row.n(),
                        row.nEvents(),
                        survival ? "events" : "positive");
    }

    /** The saved model on what it never saw, what the marker adds to it, and what a shortcut would reach. */
    private static List<String> classifier(RunView run, String marker) {
        List<ClassifierMetric> metrics = run.metrics();
        return ClassifierWords.headline(metrics)
                .map(saved -> {
                    List<String> lines = new ArrayList<>();
                    lines.add("classifier of " + saved.target() + " (" + saved.features() + ", " + saved.model()
                            + ") on "
                            + ClassifierWords.where(saved.validation()) + ": " + ClassifierWords.auroc(saved) + ": "
                            + ClassifierWords.verdict(saved) + ClassifierWords.caveat(saved.forced())
                            + text("; %,d samples, %,d positive", saved.n(), saved.nPositive()));
                    List<ClassifierComparison> comparisons = run.comparisons();
                    lines.addAll(ClassifierWords.addedValue(marker, saved, comparisons));
                    ClassifierWords.shortcut(saved, metrics, comparisons).ifPresent(lines::add);
                    return lines;
                })
                .orElse(List.of());
    }

    /** p with two digits, also where it underflows. */
    static String p(double negLog10P) {
        int exponent = (int) Math.ceil(negLog10P);
        double mantissa = Math.pow(10, exponent - negLog10P);
        if (negLog10P < 3) {
            return text("%.3g", Math.pow(10, -negLog10P));
        }
        return mantissa >= 9.95 ? text("1.0e-%d", exponent - 1) : text("%.1fe-%d", mantissa, exponent);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
