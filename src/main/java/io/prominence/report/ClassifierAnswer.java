package io.prominence.report;

import io.prominence.report.words.ClassifierWords;
import io.prominence.report.words.Numbers;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.OutcomeCount;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The classifier's box of the answer: the saved model's mean AUROC over cohorts that training never saw, with its interval, the prediction
 * interval and what was predicted; beside it the weakest and the strongest model. The saved model is the configuration's choice: the
 * strongest would be flattered by having been chosen on these same cohorts.
 */
record ClassifierAnswer(ClassifierMetric saved, ClassifierMetric weakest, ClassifierMetric strongest, int models) {
    private static final int DEFINITIONS_SHOWN = 3;

    /** Whether no sample of the held-out cohort was trained on. */
    static boolean isOnUnseenCohort(ClassifierMetric metric) {
        return !metric.validation().equals("grouped-cross-validation");
    }

    static Optional<ClassifierAnswer> of(List<ClassifierMetric> metrics) {
        return ClassifierWords.headline(metrics).map(saved -> {
            List<ClassifierMetric> means = metrics.stream()
                    .filter(row -> ClassifierWords.isMeanAuroc(row) && row.value() != null)
                    .filter(row -> row.validation().equals(saved.validation()))
                    .sorted(Comparator.comparing(ClassifierMetric::value))
                    .toList();
            return means.isEmpty()
                    ? new ClassifierAnswer(saved, saved, saved, 0)
                    : new ClassifierAnswer(saved, means.get(0), means.get(means.size() - 1), means.size());
        });
    }

    void write(ReportData data, Page page) {
        page.html().open("div", "class", "answer wide");
        page.heading("Classifier of " + saved.target() + ", on " + ClassifierWords.where(saved.validation()));
        page.html()
                .open("p", "class", "figure")
                .text((saved.value() == null ? "no AUROC" : Numbers.withInterval(saved.value(), null, null)) + " ")
                .element("small", note())
                .close("p");
        page.paragraph("The saved model, " + saved.model() + " on " + saved.features()
                + ", which the configuration chose before any performance was known: "
                + ClassifierWords.verdict(saved) + ClassifierWords.caveat(saved.forced()) + ".");
        if (models > 1) {
            page.paragraph("Weakest and strongest of " + models + " models: " + words(weakest) + "; " + words(strongest)
                    + ".");
        }
        ClassifierWords.addedValue(data.marker(), saved, data.comparisons())
                .forEach(sentence -> page.paragraph(sentence + "."));
        ClassifierWords.shortcut(saved, data.metrics(), data.comparisons())
                .ifPresent(sentence -> page.paragraph("Shortcut probe: " + sentence + "."));
        page.note("What is predicted: " + definition(data) + " " + basis()
                + " AUROC is the chance that a positive sample gets a higher probability than a negative one; 0.5 is a coin. It says"
                + " nothing about whether the probabilities are right: see calibration.");
        page.html().close("div");
    }

    private String note() {
        if (saved.value() == null) {
            return ClassifierWords.reason(saved.undefinedReason());
        }
        String interval = Numbers.interval(saved.value(), saved.ciLow(), saved.ciHigh());
        String prediction = ClassifierWords.expected(saved);
        return "AUROC, "
                + (interval.isEmpty()
                        ? "no interval (" + ClassifierWords.reason(saved.undefinedReason()) + ")"
                        : "95 % interval " + interval)
                + (prediction.isEmpty() ? "" : "; expected in another cohort " + prediction);
    }

    private String basis() {
        return Numbers.count(saved.n()) + " samples, " + Numbers.count(saved.nPositive()) + " positive"
                + (saved.k() == null ? "." : "; " + saved.k() + (saved.k() == 1 ? " cohort." : " cohorts."));
    }

    /** The rule of the target in the cohorts' words. */
    private String definition(ReportData data) {
        int within = saved.target().lastIndexOf("-within-");
        List<String> rules = data.outcomes().stream()
                .filter(row -> row.outcome().equals("label:" + saved.target())
                        || (within > 0
                                && row.outcome()
                                        .equals("endpoint:" + saved.target().substring(0, within))))
                .collect(Collectors.groupingBy(
                        OutcomeCount::definition,
                        java.util.LinkedHashMap::new,
                        Collectors.mapping(OutcomeCount::cohortId, Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(rule -> rule.getKey() + " (" + rule.getValue() + ")")
                .toList();
        String shown = String.join("; ", rules.subList(0, Math.min(DEFINITIONS_SHOWN, rules.size())));
        return saved.target()
                + (rules.isEmpty() ? "" : ": " + shown)
                + (rules.size() > DEFINITIONS_SHOWN
                        ? "; " + (rules.size() - DEFINITIONS_SHOWN) + " more rules with the cohorts."
                        : ".");
    }

    private static String words(ClassifierMetric metric) {
        return metric.model() + " on " + ClassifierWords.features(metric.features(), metric.forced()) + " "
                + Numbers.withInterval(metric.value(), metric.ciLow(), metric.ciHigh());
    }
}
