package io.prominence.classifier;

import io.prominence.domain.CohortCard;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ValueScale;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a model may be applied to a cohort: values that mean what it learned from, enough samples, enough genes. */
record Applicability(ModelBundle bundle, String cohort) {
    /**
     * Fewest samples that are standardised among themselves: the mean of so many is off by 0.22 standard deviations, and
     * their standard deviation by 16 %.
     */
    static final int FEWEST_FOR_Z = 20;

    /**
     * Refuses values that differ from those that the model was trained on. A model of ranks within the sample takes all values
     * in which a sample's genes have the same order.
     *
     * @param own what the cohort's stored values are; empty where its card names a unit or transform that is not known
     */
    void requireScale(Optional<ValueScale> own, String words) {
        if (bundle.features().genes().isEmpty()
                || bundle.card().scales().stream().anyMatch(known -> fits(own, known))) {
            return;
        }
        String expected = bundle.card().scales().stream()
                .map(ValueScale::words)
                .distinct()
                .collect(Collectors.joining("; or "));
        throw new DataRefusedException("Cannot score cohort " + cohort + ": its values are " + words
                + ", but the model expects " + expected + ". " + what(own));
    }

    private boolean fits(Optional<ValueScale> own, ValueScale known) {
        return own.filter(scale -> scale.hasValuesOf(known) || (bundle.isWithinSample() && scale.hasOrderOf(known)))
                .isPresent();
    }

    private String what(Optional<ValueScale> own) {
        boolean sameOrder = bundle.card().scales().stream()
                .anyMatch(known -> own.filter(scale -> scale.hasOrderOf(known)).isPresent());
        return sameOrder
                ? "Both are of one kind: set unit and transform so that the values come to be what the model expects, or train a"
                        + " model of ranks within the sample (classifier.transform = within-sample-rank)."
                : "Take the source that has these values (of counts and TPM, the other file), or train a model on values of"
                        + " this kind.";
    }

    /** Refuses fewer samples than can be standardised among themselves, where the model needs that. */
    void requireSamples(int samples) {
        if (bundle.needsCohort() && samples < FEWEST_FOR_Z) {
            throw new DataRefusedException("Cannot score cohort " + cohort + ": it has " + samples
                    + " samples, and the model standardises each gene within the cohort, which needs at least "
                    + FEWEST_FOR_Z
                    + ". Score more samples of the same platform together, or train a model that needs one sample only"
                    + " (classifier.transform = within-sample-rank).");
        }
    }

    /** Refuses a cohort that measures less than a share of the genes that the model reads. */
    void requireGenes(List<String> read, List<String> missing, double least, List<String> measured) {
        int found = read.size() - missing.size();
        if (!read.isEmpty() && (found == 0 || found < least * read.size())) {
            throw new DataRefusedException(String.format(
                    Locale.ROOT,
                    "Cannot score cohort %s: it measures %,d of the model's %,d genes, at least %.0f %% are asked for. The model has"
                            + " %s, the cohort %s: where these are other kinds of names, give the gene table that training had"
                            + " (--genes) and the right --gene-id; otherwise lower --least-measured, and mistrust the result.",
                    cohort,
                    found,
                    read.size(),
                    100 * least,
                    some(missing),
                    some(measured)));
        }
    }

    /** Refuses a cohort that the model was trained on: what is fitted there on top of it fits nothing else. */
    void requireUnseen(CohortCard card) {
        if (bundle.card().wasTrainedOn(card)) {
            throw new DataRefusedException("Cannot recalibrate on cohort " + cohort
                    + ": the model was trained on it, and fits it better than any other. Recalibrate on a cohort that it has not"
                    + " seen.");
        }
    }

    private static String some(List<String> names) {
        return names.isEmpty() ? "no gene" : names.stream().limit(3).collect(Collectors.joining(", "));
    }
}
