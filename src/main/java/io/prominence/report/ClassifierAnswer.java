package io.prominence.report;

import io.prominence.report.words.Numbers;
import io.prominence.results.ClassifierMetric;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The classifier's line of the answer: the mean AUROC over cohorts that training never saw, of the weakest and of the
 * strongest model. Never only of the strongest: choosing it by these same cohorts would flatter it.
 */
record ClassifierAnswer(ClassifierMetric weakest, ClassifierMetric strongest, int models) {
    static final String MEAN = "(mean)";
    static final String UNSEEN = "leave-one-cohort-out";

    static boolean isOnUnseenCohort(ClassifierMetric metric) {
        return metric.validation().equals(UNSEEN);
    }

    static Optional<ClassifierAnswer> of(List<ClassifierMetric> metrics) {
        List<ClassifierMetric> means = metrics.stream()
                .filter(metric -> metric.metric().equals("auroc"))
                .filter(metric -> metric.heldOut().equals(MEAN) && metric.value() != null)
                .sorted(Comparator.comparing(ClassifierMetric::value))
                .toList();
        List<ClassifierMetric> unseen =
                means.stream().filter(ClassifierAnswer::isOnUnseenCohort).toList();
        List<ClassifierMetric> shown = unseen.isEmpty() ? means : unseen;
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClassifierAnswer(shown.get(0), shown.get(shown.size() - 1), shown.size()));
    }

    void write(Page page) {
        boolean unseen = isOnUnseenCohort(strongest);
        page.html().open("div", "class", "answer");
        page.heading(unseen ? "Classifier, on cohorts never seen" : "Classifier, by cross-validation only");
        page.html()
                .open("p", "class", "figure")
                .text(figure() + " ")
                .element("small", "AUROC, " + (unseen ? "mean over held-out cohorts" : "cross-validated"))
                .close("p");
        page.paragraph("Weakest and strongest of " + models + (models == 1 ? " model: " : " models: ") + words(weakest)
                + (models == 1 ? "" : "; " + words(strongest)) + ".");
        page.note(
                "The chance that a positive sample gets a higher probability than a negative one; 0.5 is a coin. It says"
                        + " nothing about whether the probabilities are right: see Brier.");
        page.html().close("div");
    }

    private String figure() {
        return models == 1
                ? Numbers.significant(strongest.value())
                : Numbers.significant(weakest.value()) + " to " + Numbers.significant(strongest.value());
    }

    private static String words(ClassifierMetric metric) {
        return metric.model() + " on " + metric.features() + " "
                + Numbers.withInterval(metric.value(), metric.ciLow(), metric.ciHigh());
    }
}
