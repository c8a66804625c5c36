package io.prominence.classifier;

import io.prominence.domain.CohortCard;
import io.prominence.lake.Lake;
import io.prominence.provenance.Json;
import io.prominence.results.ClassifierSampleSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The card in words, by the 27 items of TRIPOD+AI (doi 10.1136/bmj-2023-078378). What software knows is filled in; what only a
 * person can say is marked as such, and listed at the end.
 */
final class TripodCard {
    private static final String PERSON = "To be written by a person: ";
    private static final int COEFFICIENTS_SHOWN = 50;
    private static final int FEATURES_NAMED = 15;

    private final ModelCard card;
    private final FittedFeatures features;
    private final Map<String, Double> coefficients;
    private final MarkdownPage page = new MarkdownPage();
    private final List<String> open = new ArrayList<>();
    private int item;

    private TripodCard(ModelCard card, FittedFeatures features, Map<String, Double> coefficients) {
        this.card = card;
        this.features = features;
        this.coefficients = coefficients;
    }

    static String of(ModelCard card, FittedFeatures features, Map<String, Double> coefficients) {
        TripodCard text = new TripodCard(card, features, coefficients);
        text.head();
        text.introduction();
        text.data();
        text.methods();
        text.openScience();
        text.results();
        text.discussion();
        text.end();
        return text.page.toString();
    }

    private void item(String name) {
        item++;
        page.section(item + ". " + name);
    }

    /** What only a person can say about the present item. */
    private void person(String what) {
        open.add(item + ": " + what);
        page.paragraph(PERSON + what + ".");
    }

    private void head() {
        page.title(card.label() + " by " + card.model() + " on " + card.features());
        page.paragraph("");
        page.paragraph(
                "By the 27 items of TRIPOD+AI (Collins and others 2024, doi 10.1136/bmj-2023-078378). Filled in by "
                        + "Prominence " + card.software().get("prominence")
                        + " from what it has measured; what it cannot know is marked, and listed at the end.");
        if (!card.warnings().isEmpty()) {
            page.paragraph("**To be known first:**");
            page.list(card.warnings());
        }
    }

    private void introduction() {
        item("Title");
        page.paragraph(
                "Development and validation (%s) of a classifier (%s on %s) of %s in %s.",
                card.validation(), card.model(), card.features(), card.label(), cancers());
        item("Abstract");
        person("a structured summary, by TRIPOD+AI for abstracts");
        item("Background");
        person(
                "the clinical context, why such a model is wanted, for whom, and known inequalities between groups of patients");
        item("Objectives");
        page.paragraph("To develop the model, and to measure how it does on samples that its training did not see.");
        person("the intended use, and who would act on it");
    }

    private String cancers() {
        return String.join(
                ", ",
                new TreeSet<>(card.cohorts().stream()
                        .map(ModelCard.TrainingCohort::cancer)
                        .toList()));
    }

    private void data() {
        item("Data");
        page.table(
                List.of("cohort", "version", "written", "cancer", "platform", "values", "fingerprint"),
                card.cohorts().stream()
                        .map(cohort -> List.of(
                                cohort.id(),
                                cohort.version(),
                                Lake.writtenAt(cohort.version()),
                                cohort.cancer(),
                                cohort.platform(),
                                cohort.unit() + ", " + cohort.transform(),
                                cohort.fingerprint()))
                        .toList());
        sources();
        if (!card.leftOut().isEmpty()) {
            page.paragraph("Cohorts of the study that were not trained on:");
            page.list(card.leftOut());
        }
        person(
                "what kind of study each cohort is, why it represents those whom the model is for, and the dates of recruitment and"
                        + " follow-up");
        item("Participants");
        page.paragraph("Which samples were taken is in the flow (item 20).");
        person("setting and places, eligibility in the original studies, and treatments");
        item("Data preparation");
        page.paragraph(card.standardisation());
    }

    private void sources() {
        List<List<String>> files = new ArrayList<>();
        card.cohorts().forEach(cohort -> cohort.sources()
                .forEach(file ->
                        files.add(List.of(cohort.id(), file.path(), Long.toString(file.bytes()), file.sha256()))));
        if (!files.isEmpty()) {
            page.table(List.of("cohort", "file", "bytes", "SHA-256"), files);
        }
    }

    private void methods() {
        item("Outcome");
        page.paragraph("%s, a yes or no of a sample%s.", card.label(), kind());
        page.table(
                List.of("cohort", "definition", "kind"),
                card.cohorts().stream()
                        .map(cohort -> List.of(cohort.id(), cohort.labelDefinition(), orEmpty(cohort.kind())))
                        .toList());
        person("who assessed the outcome, how consistently, and whether blind to the predictors");
        item("Predictors");
        page.paragraph(
                "%,d features, in the order of the model's vector; `recipe.json` has all of them, and all that is needed to"
                        + " compute them: %s.",
                card.featureNames().size(), named(card.featureNames()));
        page.paragraph(
                "Genes and symbols read: %,d. Choice. %s", features.genes().size(), card.choice());
        person("how and when the predictors were measured, and by whom");
        item("Sample size");
        page.paragraph(
                "%,d samples with a known status, %,d positives; %.1f positives or negatives, whichever are fewer, per feature.",
                card.samples(),
                card.positives(),
                Math.min(card.positives(), card.samples() - card.positives())
                        / (double) Math.max(1, card.featureNames().size()));
        page.paragraph("The samples are those that there are.%s", asked());
        missing();
        analysis();
    }

    private String asked() {
        ClassifierSampleSize size = card.sampleSize();
        if (size == null) {
            return "";
        }
        return " "
                + (size.isForced()
                        ? "**Forced: too few.** It was trained because classifier.force = true, and is not to be used. "
                        : "They are enough. ")
                + "For " + SampleSizeCheck.words(size) + " (Riley and others 2020, doi 10.1136/bmj.m441).";
    }

    private String kind() {
        return card.kind() == null || card.kind().isEmpty() ? "" : "; kind " + card.kind();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static String named(List<String> features) {
        String first = String.join(", ", features.subList(0, Math.min(FEATURES_NAMED, features.size())));
        int others = features.size() - FEATURES_NAMED;
        return others > 0 ? String.format(Locale.ROOT, "%s, and %,d more", first, others) : first;
    }

    private void missing() {
        item("Missing data");
        page.paragraph(card.imputation());
        page.table(
                List.of(
                        "cohort",
                        "genes of the features that it does not measure",
                        "samples with a value, by covariate"),
                card.cohorts().stream()
                        .map(cohort -> List.of(
                                cohort.id(),
                                cohort.genesMissing().isEmpty() ? "none" : String.join(" ", cohort.genesMissing()),
                                cohort.covariates().entrySet().stream()
                                        .map(entry -> entry.getKey() + " " + entry.getValue())
                                        .collect(Collectors.joining(", "))))
                        .toList());
    }

    private void analysis() {
        item("Analytical methods");
        page.paragraph(
                "Validation: %s. Everything that is learned (selection of genes, scaling, imputation, tuning) is learned in"
                        + " the training part of each split; patients are held out whole.",
                card.validation());
        page.paragraph(
                "Cohorts are compared one by one, and taken together by random effects (item 23). No model was updated.");
        page.paragraph("Parameters, given and chosen:");
        page.list(card.parameters().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList());
        page.paragraph("Seed of the study: %d.", card.seed());
        item("Class imbalance");
        page.paragraph(
                "%s Nothing was resampled. Positives by cohort are in item 20.",
                "balanced".equals(card.parameters().get("class-weights"))
                        ? "Positives and negatives weigh the same in the fit, and the intercept was moved back inside the"
                                + " training fold, so that probabilities are those of the population."
                        : "Classes are as they came, without weights.");
        item("Fairness");
        person(
                "how the model does in groups of patients (sex, age, ancestry, place); no measure of this card is by group");
        item("Model output");
        page.paragraph(
                "A probability of a positive, 0 to 1. %s",
                card.threshold() == null
                        ? "No threshold was set: whoever calls samples positive has to say from which probability."
                        : String.format(Locale.ROOT, "Training calls a sample positive from %.4f.", card.threshold()));
        item("Training versus evaluation");
        page.paragraph(
                "Training and evaluation have the same outcome and predictors. In each split they differ in what is held out:"
                        + " %s.",
                card.validation());
        item("Ethical approval");
        person("which committees approved the original studies and this use");
    }

    private void openScience() {
        item("Open science");
        page.paragraph(
                "Code: Prominence %s, Apache-2.0. The model: this folder, with checksums.",
                card.software().get("prominence"));
        person("funding, conflicts of interest, protocol, registration, and where the data can be had");
        item("Patient and public involvement");
        person("how patients took part, or that they did not");
    }

    private void results() {
        item("Participants");
        page.table(
                List.of("cohort", "samples", "patients", "positives", "negatives", "share of positives"),
                card.cohorts().stream().map(TripodCard::counts).toList());
        card.cohorts().stream().filter(cohort -> !cohort.flow().isEmpty()).forEach(this::flow);
        person("characteristics of the participants, by cohort");
        item("Model development");
        page.paragraph(
                "%,d samples, %,d positives in the final model; held out, by cohort, in item 23.",
                card.samples(), card.positives());
        item("Model specification");
        specification();
        item("Model performance");
        page.table(
                List.of("validation", "held out", "n", "positives", "measure", "value", "95 % interval"),
                card.metrics().stream().map(TripodCard::measure).toList());
        item("Model updating");
        page.paragraph(
                "None was done. `score --recalibrate` moves probabilities to a cohort whose status is known in part.");
    }

    private static List<String> counts(ModelCard.TrainingCohort cohort) {
        int known = cohort.positives() + cohort.negatives();
        return List.of(
                cohort.id(),
                cohort.samples() == null ? "" : cohort.samples().toString(),
                cohort.patients() == null ? "" : cohort.patients().toString(),
                Integer.toString(cohort.positives()),
                Integer.toString(cohort.negatives()),
                MarkdownPage.number(cohort.positives() / (double) known));
    }

    private void flow(ModelCard.TrainingCohort cohort) {
        page.paragraph("Flow of %s:", cohort.id());
        page.table(
                List.of("step", "outcome", "of", "in", "out"),
                cohort.flow().stream().map(TripodCard::step).toList());
    }

    private static List<String> step(CohortCard.FlowStep step) {
        return List.of(
                step.step(), step.about(), step.unit(), Long.toString(step.countIn()), Long.toString(step.countOut()));
    }

    private static List<String> measure(ModelCard.Measure row) {
        return List.of(
                row.validation(),
                row.heldOut(),
                Integer.toString(row.n()),
                Integer.toString(row.nPositive()),
                row.metric(),
                MarkdownPage.number(row.value()),
                row.ciLow() == null
                        ? ""
                        : MarkdownPage.number(row.ciLow()) + " to " + MarkdownPage.number(row.ciHigh()));
    }

    private void specification() {
        if (coefficients.isEmpty()) {
            page.paragraph("The folder `model` has the whole model, as Spark MLlib saves and loads a PipelineModel.");
            return;
        }
        List<Map.Entry<String, Double>> largest = coefficients.entrySet().stream()
                .filter(entry -> entry.getValue() != 0 && !entry.getKey().equals("(intercept)"))
                .sorted(Comparator.comparing((Map.Entry<String, Double> entry) -> -Math.abs(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
        page.paragraph(
                "logit of the probability = %.6g + the sum of coefficient x feature. %,d of %,d coefficients are not 0; all"
                        + " of them, with all digits, are in `coefficients.tsv`, and the folder `model` has the model as Spark MLlib"
                        + " loads it.%s",
                coefficients.get("(intercept)"),
                largest.size(),
                coefficients.size() - 1,
                largest.size() > COEFFICIENTS_SHOWN ? " The " + COEFFICIENTS_SHOWN + " largest:" : "");
        page.table(
                List.of("feature", "coefficient"),
                largest.stream()
                        .limit(COEFFICIENTS_SHOWN)
                        .map(entry -> List.of(entry.getKey(), String.format(Locale.ROOT, "%.6g", entry.getValue())))
                        .toList());
    }

    private void discussion() {
        item("Interpretation");
        person("what the results mean, in the light of other studies, and for whom");
        item("Limitations");
        page.paragraph("What software has noticed is at the top.");
        person("limitations of the cohorts, the outcome and the use that is intended");
        item("Usability");
        page.paragraph(
                "`score` refuses another unit or transform, too few samples or genes, and files that are not those that were"
                        + " saved; it says of each sample how many genes it has, and of each feature how far it lies from training.");
        person("what is needed to use the model, by whom, and what should come next");
    }

    private void end() {
        page.section("What software cannot fill in");
        page.list(open);
        page.section("Software");
        page.list(card.software().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList());
        if (card.configuration() != null) {
            page.section("Configuration");
            page.verbatim(Json.write(card.configuration()));
        }
    }
}
