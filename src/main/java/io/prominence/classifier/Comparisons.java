package io.prominence.classifier;

import io.prominence.results.ClassifierComparison;
import io.prominence.results.Prediction;
import io.prominence.stats.Tails;
import java.util.ArrayList;
import java.util.List;

/** Compares models with each other on the samples that both predicted: questions that are fixed before any performance is known. */
final class Comparisons {
    private static final List<Question> QUESTIONS = List.of(
            new Question("added-value", "clinical", "clinical+marker"),
            new Question("added-value", "genes-without-marker", "genes"),
            new Question("shortcut", "contamination", "genes"),
            new Question("beyond", "clinical", "genes"),
            new Question("beyond", "marker", "genes"));

    private record Question(String id, String base, String features) {}

    /** Predictions of one model and feature set in one scheme, trained on the same. */
    private record Side(String model, String features, String validation, String trainedOn) {
        static Side of(Prediction row) {
            return new Side(row.model(), row.features(), row.validation(), Evaluation.trainedOn(row));
        }

        boolean isScheme(Side other) {
            return validation.equals(other.validation) && trainedOn.equals(other.trainedOn);
        }
    }

    private record Pair(String question, List<Prediction> base, List<Prediction> other) {}

    private Comparisons() {}

    /** Rows of every question that the predictions can answer, in the order of questions, schemes and cohorts. */
    static List<ClassifierComparison> of(List<Prediction> predictions) {
        List<List<Prediction>> sides = HeldOutCohort.group(predictions, Side::of);
        List<Pair> pairs = new ArrayList<>();
        for (Question question : QUESTIONS) {
            for (List<Prediction> base : sides) {
                sides.stream()
                        .filter(other -> answers(question, Side.of(base.get(0)), Side.of(other.get(0))))
                        .forEach(other -> pairs.add(new Pair(question.id(), base, other)));
            }
        }
        models(sides, pairs);
        List<ClassifierComparison> rows = new ArrayList<>();
        pairs.forEach(pair -> rows.addAll(rows(pair)));
        return rows;
    }

    private static boolean answers(Question question, Side base, Side other) {
        return base.features().equals(question.base())
                && other.features().equals(question.features())
                && base.model().equals(other.model())
                && base.isScheme(other);
    }

    /** Every later model family beside the first, on the same features. */
    private static void models(List<List<Prediction>> sides, List<Pair> pairs) {
        String first = sides.isEmpty() ? "" : sides.get(0).get(0).model();
        for (List<Prediction> base : sides) {
            Side side = Side.of(base.get(0));
            sides.stream()
                    .filter(other -> side.model().equals(first) && isOtherModel(side, Side.of(other.get(0))))
                    .forEach(other -> pairs.add(new Pair("models", base, other)));
        }
    }

    private static boolean isOtherModel(Side base, Side other) {
        return base.features().equals(other.features()) && !base.model().equals(other.model()) && base.isScheme(other);
    }

    private static List<ClassifierComparison> rows(Pair pair) {
        List<ClassifierComparison> rows = new ArrayList<>();
        List<List<Comparison.Row>> cohorts = new ArrayList<>();
        int n = 0;
        int positives = 0;
        for (List<Prediction> base : HeldOutCohort.group(pair.base(), Prediction::cohortId)) {
            String cohort = base.get(0).cohortId();
            List<Comparison> repeats = Comparison.of(
                    base,
                    pair.other().stream()
                            .filter(row -> row.cohortId().equals(cohort))
                            .toList());
            if (repeats.isEmpty()) {
                continue;
            }
            HeldOutCohort samples = repeats.get(0).base();
            List<Comparison.Row> measured = Comparison.rows(repeats);
            cohorts.add(measured);
            measured.forEach(row -> rows.add(row(pair, cohort, samples.n(), samples.positives(), row)));
            n += samples.n();
            positives += samples.positives();
        }
        for (int i = 0; !cohorts.isEmpty() && i < cohorts.get(0).size(); i++) {
            int measure = i;
            rows.add(mean(
                    pair,
                    n,
                    positives,
                    cohorts.stream().map(rowsOf -> rowsOf.get(measure)).toList()));
        }
        return rows;
    }

    private static ClassifierComparison row(Pair pair, String heldOut, int n, int positives, Comparison.Row row) {
        return comparison(
                pair,
                heldOut,
                n,
                positives,
                row,
                new Numbers(
                        row.base(),
                        row.other(),
                        row.measure().value(),
                        row.measure().error(),
                        row.measure().interval().low(),
                        row.measure().interval().high(),
                        Double.NaN,
                        Double.NaN,
                        row.statistic(),
                        row.df() == null ? Double.NaN : row.df(),
                        row.logP(),
                        null,
                        row.measure().how(),
                        row.measure().undefined()));
    }

    private static ClassifierComparison mean(Pair pair, int n, int positives, List<Comparison.Row> cohorts) {
        Comparison.Row first = cohorts.get(0);
        Numbers numbers = first.df() == null ? differences(cohorts) : likelihoodRatios(cohorts);
        return comparison(pair, Evaluation.MEAN, n, positives, first, numbers);
    }

    private static Numbers differences(List<Comparison.Row> cohorts) {
        List<Measure> measures = cohorts.stream().map(Comparison.Row::measure).toList();
        PooledMeasure pooled = PooledMeasure.of(measures);
        return new Numbers(
                Double.NaN,
                Double.NaN,
                pooled.value(),
                pooled.error(),
                pooled.ciLow(),
                pooled.ciHigh(),
                pooled.piLow(),
                pooled.piHigh(),
                pooled.statistic(),
                pooled.df(),
                pooled.logP(),
                pooled.k(),
                pooled.how(),
                Evaluation.reason(pooled, measures));
    }

    /** Cohorts are independent: their likelihood ratios add up, each with a coefficient of its own. */
    private static Numbers likelihoodRatios(List<Comparison.Row> cohorts) {
        List<Comparison.Row> defined =
                cohorts.stream().filter(row -> !Double.isNaN(row.statistic())).toList();
        double none = Double.NaN;
        double statistic = defined.isEmpty()
                ? none
                : defined.stream().mapToDouble(Comparison.Row::statistic).sum();
        return new Numbers(
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                statistic,
                defined.isEmpty() ? none : defined.size(),
                defined.isEmpty() ? none : Tails.logUpperChiSquared(statistic, defined.size()),
                defined.size(),
                null,
                defined.isEmpty() ? cohorts.get(0).measure().undefined() : null);
    }

    /** Numbers of a row; NaN where missing. */
    private record Numbers(
            double base,
            double other,
            double difference,
            double error,
            double ciLow,
            double ciHigh,
            double piLow,
            double piHigh,
            double statistic,
            double df,
            double logP,
            Integer k,
            String how,
            String undefined) {}

    /** Whether one of the two was; null where it is not known of both. */
    private static Boolean isForced(Pair pair) {
        Boolean base = pair.base().get(0).forced();
        Boolean other = pair.other().get(0).forced();
        if (base == null || other == null) {
            return null;
        }
        return base || other;
    }

    private static ClassifierComparison comparison(
            Pair pair, String heldOut, int n, int positives, Comparison.Row row, Numbers numbers) {
        Side base = Side.of(pair.base().get(0));
        Side other = Side.of(pair.other().get(0));
        return new ClassifierComparison(
                pair.question(),
                base.validation(),
                base.trainedOn(),
                heldOut,
                base.model(),
                base.features(),
                other.model(),
                other.features(),
                n,
                positives,
                row.measure().metric(),
                row.measure().threshold(),
                Evaluation.defined(numbers.base()),
                Evaluation.defined(numbers.other()),
                Evaluation.defined(numbers.difference()),
                Evaluation.defined(numbers.error()),
                Evaluation.defined(numbers.ciLow()),
                Evaluation.defined(numbers.ciHigh()),
                Evaluation.defined(numbers.piLow()),
                Evaluation.defined(numbers.piHigh()),
                Evaluation.defined(numbers.statistic()),
                Double.isInfinite(numbers.df()) ? null : Evaluation.defined(numbers.df()),
                Evaluation.defined(Math.exp(numbers.logP())),
                Evaluation.defined(Tails.negLog10(numbers.logP())),
                numbers.k(),
                numbers.how(),
                numbers.undefined(),
                isForced(pair));
    }
}
