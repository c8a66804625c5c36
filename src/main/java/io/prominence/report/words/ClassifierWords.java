package io.prominence.report.words;

import io.prominence.results.ClassifierComparison;
import io.prominence.results.ClassifierMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the classifier's tables say, in sentences: of the saved model, which the configuration chose, on the samples that are most like a
 * stranger's.
 */
public final class ClassifierWords {
    /** The mean over held-out cohorts, as tables name it. */
    public static final String MEAN = "(mean)";

    /** Schemes of validation that are not of single cohorts, the one that is most like a stranger's cohort first. */
    public static final List<String> SCHEMES =
            List.of("leave-one-cohort-out", "leave-one-cancer-out", "grouped-cross-validation");

    private static final String WITHIN = SCHEMES.get(2);

    private static final double COIN = 0.5;

    /** An interval that holds the coin and is as wide as this says nothing. */
    private static final double WIDE = 0.4;

    private ClassifierWords() {}

    /** The saved model's mean AUROC in the best scheme that there is. */
    public static Optional<ClassifierMetric> headline(List<ClassifierMetric> metrics) {
        return SCHEMES.stream()
                .flatMap(scheme -> metrics.stream()
                        .filter(row -> row.saved()
                                && isMeanAuroc(row)
                                && row.validation().equals(scheme)))
                .findFirst();
    }

    /** Whether a row is a mean AUROC over held-out cohorts. */
    public static boolean isMeanAuroc(ClassifierMetric row) {
        return row.metric().equals("auroc") && row.heldOut().equals(MEAN);
    }

    /** A feature set by its name, with a mark where it was trained on too few samples. */
    public static String features(String features, Boolean forced) {
        return Boolean.TRUE.equals(forced) ? features + " (forced)" : features;
    }

    /** What a forced number is worth; empty where it is not forced. */
    public static String caveat(Boolean forced) {
        return Boolean.TRUE.equals(forced) ? "; forced, trained on too few samples" : "";
    }

    /** {@code cohorts it never saw}. */
    public static String where(String validation) {
        return switch (validation) {
            case "leave-one-cohort-out" -> "cohorts it never saw";
            case "leave-one-cancer-out" -> "cancers it never saw";
            default -> "patients it never saw, of the cohort it was trained on";
        };
    }

    /** {@code AUROC 0.71, 95 % interval 0.62 to 0.79; in another cohort 0.50 to 0.86 is expected}. */
    public static String auroc(ClassifierMetric row) {
        if (row.value() == null) {
            return "no AUROC (" + reason(row.undefinedReason()) + ")";
        }
        String interval = Numbers.interval(row.value(), row.ciLow(), row.ciHigh());
        String prediction = expected(row);
        return "AUROC " + Numbers.withInterval(row.value(), null, null)
                + (interval.isEmpty()
                        ? ", without an interval (" + reason(row.undefinedReason()) + ")"
                        : ", 95 % interval " + interval)
                + (prediction.isEmpty() ? "" : "; in another cohort " + prediction + " is expected");
    }

    /** The prediction interval: what to expect in another cohort; empty where no cohort was held out as a whole. */
    public static String expected(ClassifierMetric row) {
        return row.validation().equals(WITHIN) ? "" : Numbers.interval(row.value(), row.piLow(), row.piHigh());
    }

    /** What an AUROC with its interval comes to. */
    public static String verdict(ClassifierMetric row) {
        if (row.value() == null || row.ciLow() == null || row.ciHigh() == null) {
            return "it cannot be said whether this is better than chance";
        }
        if (row.ciLow() > COIN) {
            return !expected(row).isEmpty() && row.piLow() <= COIN
                    ? "better than chance on average, but another cohort may see nothing of it"
                    : "better than chance";
        }
        if (row.ciHigh() < COIN) {
            return "worse than chance";
        }
        return row.ciHigh() - row.ciLow() >= WIDE
                ? "the interval spans nearly everything: it cannot be said whether this is better than chance"
                : "not to be told from chance";
    }

    /** A sentence for each way in which the marker was added, of the headline's model and scheme. */
    public static List<String> addedValue(
            String marker, ClassifierMetric headline, List<ClassifierComparison> comparisons) {
        List<String> sentences = new ArrayList<>();
        for (ClassifierComparison row : comparisons) {
            if (row.question().equals("added-value") && row.measure().equals("auroc") && speaksFor(headline, row)) {
                sentences.add(marker + " beside " + base(row) + ": " + difference(row) + ratio(row, comparisons) + ": "
                        + gain(row) + caveat(row.forced()));
            }
        }
        return sentences;
    }

    /** What the contamination genes can do alone, where that was asked. */
    public static Optional<String> shortcut(
            ClassifierMetric headline, List<ClassifierMetric> metrics, List<ClassifierComparison> comparisons) {
        Optional<ClassifierMetric> alone = mean(headline, "contamination", metrics);
        Optional<ClassifierMetric> genes = mean(headline, "genes", metrics);
        if (alone.isEmpty() || alone.get().value() == null) {
            return Optional.empty();
        }
        String beside = genes.filter(row -> row.value() != null)
                .map(row -> ", all genes" + (Boolean.TRUE.equals(row.forced()) ? " (forced) " : " ")
                        + Numbers.withInterval(row.value(), row.ciLow(), row.ciHigh()))
                .orElse("");
        String apart = comparisons.stream()
                .filter(row ->
                        row.question().equals("shortcut") && row.measure().equals("auroc") && speaksFor(headline, row))
                .findFirst()
                .map(row -> " (all genes less contamination: " + difference(row) + ")")
                .orElse("");
        ClassifierMetric shortcut = alone.get();
        String beware = shortcut.ciLow() != null && shortcut.ciLow() > COIN
                ? ": normal tissue in the specimen can do part of the classifier's work"
                : "";
        return Optional.of("contamination genes alone reach AUROC "
                + Numbers.withInterval(shortcut.value(), shortcut.ciLow(), shortcut.ciHigh()) + beside + apart
                + beware + caveat(shortcut.forced()));
    }

    /** A reason of a table in words. */
    public static String reason(String reason) {
        if (reason == null) {
            return "not defined";
        }
        return switch (reason) {
            case "one-class" -> "one class only";
            case "constant-probability" -> "all samples get the same probability";
            case "no-threshold" -> "training set no threshold";
            case "weighted" -> "no likelihood where samples are weighted for censoring";
            case "no-difference" -> "both predict alike";
            default -> reason.replace('-', ' ');
        };
    }

    private static Optional<ClassifierMetric> mean(
            ClassifierMetric headline, String features, List<ClassifierMetric> metrics) {
        return metrics.stream()
                .filter(row -> isMeanAuroc(row)
                        && row.features().equals(features)
                        && row.model().equals(headline.model())
                        && row.validation().equals(headline.validation()))
                .findFirst();
    }

    private static boolean speaksFor(ClassifierMetric headline, ClassifierComparison row) {
        return row.heldOut().equals(MEAN)
                && row.validation().equals(headline.validation())
                && row.model().equals(headline.model());
    }

    private static String base(ClassifierComparison row) {
        return row.baseFeatures().equals("genes-without-marker") ? "the other genes" : row.baseFeatures();
    }

    /** {@code AUROC +0.012, 95 % interval -0.003 to 0.027}. */
    public static String difference(ClassifierComparison row) {
        if (row.difference() == null) {
            return "no difference of AUROC (" + reason(row.undefinedReason()) + ")";
        }
        String interval = Numbers.interval(row.difference(), row.ciLow(), row.ciHigh());
        String sign = row.difference() > 0 ? "+" : "";
        return "AUROC " + sign + Numbers.withInterval(row.difference(), null, null)
                + (interval.isEmpty() ? " (" + reason(row.undefinedReason()) + ")" : ", 95 % interval " + interval);
    }

    private static String ratio(ClassifierComparison auroc, List<ClassifierComparison> comparisons) {
        return comparisons.stream()
                .filter(row -> row.measure().equals("likelihood-ratio")
                        && row.question().equals(auroc.question())
                        && row.heldOut().equals(auroc.heldOut())
                        && row.validation().equals(auroc.validation())
                        && row.model().equals(auroc.model())
                        && row.trainedOn().equals(auroc.trainedOn())
                        && row.baseFeatures().equals(auroc.baseFeatures()))
                .map(row -> Numbers.p(row.pValue(), row.negLog10P()))
                .filter(p -> !p.isEmpty())
                .findFirst()
                .map(p -> p.startsWith("<") ? ", likelihood ratio p " + p : ", likelihood ratio p = " + p)
                .orElse("");
    }

    private static String gain(ClassifierComparison row) {
        if (row.ciLow() == null || row.ciHigh() == null) {
            return Objects.equals(row.undefinedReason(), "no-difference")
                    ? "it changes nothing"
                    : "it cannot be said whether it adds anything";
        }
        if (row.ciLow() > 0) {
            return "it adds to the AUROC";
        }
        return row.ciHigh() < 0 ? "it lowers the AUROC" : "no gain in AUROC can be told";
    }
}
