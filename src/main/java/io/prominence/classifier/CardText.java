package io.prominence.classifier;

import io.prominence.results.ClassifierMetric;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The card in Markdown. */
final class CardText {
    private final StringBuilder text = new StringBuilder();

    private CardText() {}

    static String of(ModelCard card, FittedFeatures features) {
        CardText text = new CardText();
        text.head(card);
        text.cohorts(card);
        text.validation(card);
        text.features(card, features);
        text.pairs("Parameters", card.parameters());
        text.pairs("Software", card.software());
        return text.text.toString();
    }

    private void head(ModelCard card) {
        line("# " + card.label() + " by " + card.model() + " on " + card.features());
        line("");
        line(card.samples() + " samples, " + card.positives() + " positives, "
                + card.featureNames().size() + " features, marker " + card.marker() + ", seed " + card.seed() + ".");
        line("");
        line("Choice of this model. " + card.choice());
        line("");
        line("Standardisation. " + card.standardisation());
        line("");
        line("Missing values. " + card.imputation());
        line("");
        line("Intended use and interpretation: to be written by a person.");
        list("Warnings", card.warnings());
    }

    private void cohorts(ModelCard card) {
        section("Data");
        row("cohort", "version", "cancer", "platform", "unit", "positives", "negatives", "label", "genes missing");
        row("---", "---", "---", "---", "---", "---", "---", "---", "---");
        for (ModelCard.TrainingCohort cohort : card.cohorts()) {
            row(
                    cohort.id(),
                    cohort.version(),
                    cohort.cancer(),
                    cohort.platform(),
                    cohort.unit() + ", " + cohort.transform(),
                    Integer.toString(cohort.positives()),
                    Integer.toString(cohort.negatives()),
                    cohort.labelDefinition(),
                    cohort.genesMissing().isEmpty() ? "none" : String.join(" ", cohort.genesMissing()));
        }
        list("Not trained on", card.leftOut());
    }

    private void validation(ModelCard card) {
        section("Validation: " + card.validation());
        row("held out", "n", "positives", "metric", "value", "95 % interval");
        row("---", "---", "---", "---", "---", "---");
        for (ClassifierMetric metric : card.metrics()) {
            row(
                    metric.heldOut(),
                    Integer.toString(metric.n()),
                    Integer.toString(metric.nPositive()),
                    metric.metric(),
                    number(metric.value()),
                    metric.ciLow() == null ? "" : number(metric.ciLow()) + " to " + number(metric.ciHigh()));
        }
    }

    private void features(ModelCard card, FittedFeatures features) {
        section("Features");
        line("In the order of the model's vector; recipe.json has all that is needed to compute them.");
        line("");
        line(String.join(", ", card.featureNames()));
        line("");
        line("Genes and symbols read: " + features.genes().size() + ".");
    }

    private void pairs(String title, Map<String, String> pairs) {
        section(title);
        pairs.forEach((name, value) -> line("- " + name + ": " + value));
    }

    private void list(String title, List<String> items) {
        if (!items.isEmpty()) {
            section(title);
            items.forEach(item -> line("- " + item));
        }
    }

    private void section(String title) {
        line("");
        line("## " + title);
        line("");
    }

    private void row(String... cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(' ').append(cell.replace("|", "\\|")).append(" |");
        }
        line(row.toString());
    }

    private static String number(Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.3f", value);
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
