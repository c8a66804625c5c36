package io.prominence.cli;

import io.prominence.classifier.ModelBundle;
import io.prominence.classifier.RecalibrationFit;
import io.prominence.classifier.ScoreResult;
import io.prominence.domain.CohortCard;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.FeatureDrift;
import io.prominence.results.ScoredSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a scoring has come to, in words. */
final class ScoreAnswer {
    private final ScoreResult result;
    private final List<String> lines = new ArrayList<>();

    private ScoreAnswer(ScoreResult result) {
        this.result = result;
    }

    static List<String> lines(ModelBundle bundle, CohortCard cohort, ScoreResult result) {
        ScoreAnswer answer = new ScoreAnswer(result);
        result.warnings().forEach(warning -> answer.add("note: %s", warning));
        answer.add(
                "%s: %,d samples scored for %s by %s on %s, model %s",
                cohort.id(),
                result.predictions().size(),
                bundle.card().label(),
                bundle.card().model(),
                bundle.card().features(),
                bundle.sha256().substring(0, 12));
        answer.genes();
        answer.drift(bundle);
        answer.recalibration();
        answer.metrics();
        return answer.lines;
    }

    private void genes() {
        int genes = result.genes().size();
        if (genes == 0) {
            return;
        }
        ScoredSample least = result.predictions().stream()
                .min(Comparator.comparing(ScoredSample::genesCovered))
                .orElseThrow();
        add(
                "genes: %,d of the model's %,d are measured; sample by sample %.1f %% or more (%s)",
                genes - result.genesMissing().size(), genes, 100 * least.genesCovered(), least.sampleId());
    }

    private void drift(ModelBundle bundle) {
        List<FeatureDrift> drift = result.drift();
        if (drift.isEmpty()) {
            add("drift: not known; the model was saved without what its training samples looked like");
            return;
        }
        long standing = drift.stream().filter(row -> row.flag() != null).count();
        if (standing == 0) {
            add("drift: none of the %,d features is missing, shifted or out of the range of training", drift.size());
        } else {
            add("drift: %,d of %,d features stand out%s", standing, drift.size(), worst(drift));
        }
        if (bundle.needsCohort()) {
            add("drift: expression is standardised within the cohort, so that its mean cannot be seen to shift");
        }
    }

    private static String worst(List<FeatureDrift> drift) {
        List<String> words = new ArrayList<>();
        words.add(named(drift, "not-measured", "not measured", row -> 0.0, row -> ""));
        words.add(named(
                drift,
                "often-missing",
                "missing more often than in training",
                FeatureDrift::missingShare,
                row -> percent(row.missingShare()) + " of samples, training " + percent(row.trainingMissingShare())));
        words.add(named(
                drift,
                "shifted",
                "shifted by more than half a standard deviation",
                row -> Math.abs(row.shift()),
                row -> String.format(
                        Locale.ROOT,
                        "by %.1f training standard deviations %s",
                        Math.abs(row.shift()),
                        row.shift() > 0 ? "up" : "down")));
        words.add(named(
                drift,
                "out-of-range",
                "out of the 1-99 % range of training in more than a tenth of samples",
                FeatureDrift::outsideShare,
                row -> percent(row.outsideShare()) + " of samples"));
        return words.stream().filter(Objects::nonNull).collect(Collectors.joining("; ", ": ", ""));
    }

    private interface Words {
        String of(FeatureDrift row);
    }

    private interface Size {
        double of(FeatureDrift row);
    }

    /** How many have a flag, and which has it most; null where none has. */
    private static String named(List<FeatureDrift> drift, String flag, String what, Size size, Words words) {
        Predicate<FeatureDrift> has = row ->
                row.flag() != null && List.of(row.flag().split("[+]", -1)).contains(flag);
        List<FeatureDrift> rows = drift.stream().filter(has).toList();
        if (rows.isEmpty()) {
            return null;
        }
        FeatureDrift most = rows.stream()
                .max(Comparator.comparingDouble(size::of).thenComparing(FeatureDrift::feature))
                .orElseThrow();
        String how = words.of(most);
        return String.format(
                Locale.ROOT,
                "%,d %s (%s%s)",
                rows.size(),
                what,
                rows.size() == 1 ? most.feature() : "worst: " + most.feature(),
                how.isEmpty() ? "" : ", " + how);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private void recalibration() {
        result.recalibration()
                .ifPresent(fit -> add(
                        "recalibrated (%s) on %,d samples, %,d positives%s: logit of the new probability = %.3f + %.3f x logit of"
                                + " the model's; %s",
                        fit.kind(),
                        fit.samples(),
                        fit.positives(),
                        fit.on().isEmpty() ? "" : ", with " + fit.on(),
                        fit.a(),
                        fit.b(),
                        how(fit)));
    }

    private static String how(RecalibrationFit fit) {
        return fit.crossFitted() == 0
                ? "their patients take no part in the measures"
                : "each of them is given the fit of the others, in " + fit.crossFitted() + " folds of patients";
    }

    private void metrics() {
        List<ClassifierMetric> metrics = result.metrics();
        if (metrics.isEmpty()) {
            return;
        }
        ClassifierMetric first = metrics.get(0);
        add("where the status is known, %,d samples, %,d positives:", first.n(), first.nPositive());
        TextTable table = new TextTable("probabilities", "measure", "value", "95 % interval");
        metrics.stream()
                .filter(row -> row.value() != null)
                .forEach(row -> table.add(
                        row.validation().equals("score") ? "of the model" : "recalibrated",
                        row.metric() + (row.threshold() == null ? "" : " at " + rounded(row.threshold())),
                        number(row.value()),
                        row.ciLow() == null ? "" : number(row.ciLow()) + " to " + number(row.ciHigh())));
        table.lines().forEach(line -> lines.add("  " + line));
    }

    private static String rounded(double threshold) {
        return Double.toString(Math.round(threshold * 1000) / 1000.0);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private void add(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }
}
