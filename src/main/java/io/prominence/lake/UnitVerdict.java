package io.prominence.lake;

import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.ExpressionUnit.Scale;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds the evidence of all values against the declared unit.
 *
 * <p>Refused: values that the unit cannot have (see {@link UnitBounds}); counts that are not whole; and what looks like
 * another unit, where there are genes enough to say so: genes that are standardised (at least 20, four in five with a mean
 * within ±0.25 and a standard deviation within 1 ± 0.25), linear values of which none is above 25 and not all are whole (at least
 * 500 genes), logarithms that are all whole (the same), z-scores without a negative value (at least 20 genes).
 */
final class UnitVerdict {
    private static final int LEAST_STANDARDISED = 20;
    private static final double MOST_OF = 0.8;
    private static final int GENES_ENOUGH = 500;
    /** log2 of more than thirty million. */
    private static final float LARGEST_PLAUSIBLE_LOG2 = 25;

    private static final int WHOLE_GENOME = 15_000;
    private static final double MILLION = 1e6;
    private final String cohort;
    private final ExpressionUnit unit;
    private final UnitEvidence evidence;
    private final List<IngestedSample> samples;

    UnitVerdict(String cohort, ExpressionUnit unit, UnitEvidence evidence, List<IngestedSample> samples) {
        this.cohort = cohort;
        this.unit = unit;
        this.evidence = evidence;
        this.samples = samples;
    }

    /**
     * Refuses values that contradict their unit.
     *
     * @throws DataRefusedException with the first such value, their share, and what they look like
     */
    void require() {
        if (evidence.values() == 0) {
            return;
        }
        impossible();
        if (unit == ExpressionUnit.COUNTS && evidence.fractional().count() > 0) {
            throw refused(of(evidence.fractional(), "is not a whole number", "are not whole numbers"));
        }
        if (unit != ExpressionUnit.Z_SCORE && isStandardised()) {
            throw refused(standardised());
        }
        if (unit == ExpressionUnit.Z_SCORE && evidence.genes() >= LEAST_STANDARDISED && isNowhereNegative()) {
            throw refused("no value is negative, and z-scores are below their mean about as often as above it");
        }
        if (evidence.genes() >= GENES_ENOUGH) {
            implausible();
        }
    }

    private void impossible() {
        if (evidence.below().count() > 0) {
            boolean isNegative = unit.scale() == Scale.LINEAR
                    || UnitBounds.of(unit).floor()
                            > UnitBounds.of(ExpressionUnit.LOG2_FPKM_PLUS_0_1).floor();
            throw refused(
                    isNegative
                            ? of(evidence.below(), "is negative", "are negative")
                            : of(evidence.below(), "is too small for it", "are too small for it"));
        }
        if (evidence.above().count() > 0) {
            int most = (int) UnitBounds.of(unit).ceiling();
            throw refused(of(
                    evidence.above(),
                    "is above " + most + ", which no logarithm of a measurement is",
                    "are above " + most + ", which no logarithm of a measurement is"));
        }
    }

    private void implausible() {
        boolean isWhole = evidence.fractional().count() == 0;
        UnitEvidence.Example largest = evidence.largest();
        if (unit.scale() == Scale.LINEAR && largest.value() <= LARGEST_PLAUSIBLE_LOG2 && !isWhole) {
            throw refused("the largest of " + count(evidence.values()) + " values is " + at(largest)
                    + ", and not one is above " + (int) LARGEST_PLAUSIBLE_LOG2);
        }
        if (unit.scale() == Scale.LINEAR && isWhole && strangeTotal().isPresent()) {
            throw refused(
                    "all of " + count(evidence.values()) + " values are whole numbers, and those of a sample add up"
                            + " to " + count(Math.round(strangeTotal().get())) + " (median), not to about a million");
        }
        if (unit.scale() == Scale.LOG2 && isWhole) {
            throw refused(
                    "all of " + count(evidence.values()) + " values are whole numbers, the largest " + at(largest));
        }
    }

    private boolean isNowhereNegative() {
        return evidence.negative().count() == 0;
    }

    private boolean isStandardised() {
        return evidence.genesOfEnoughValues() >= LEAST_STANDARDISED
                && evidence.standardisedGenes() >= MOST_OF * evidence.genesOfEnoughValues();
    }

    private String standardised() {
        return count(evidence.standardisedGenes()) + " of " + count(evidence.genesOfEnoughValues())
                + " genes have a mean near 0 and a standard deviation near 1";
    }

    private DataRefusedException refused(String why) {
        return new DataRefusedException(
                "Cannot ingest cohort " + cohort + ": unit = " + unit.id() + ", but " + why + ". " + lookalike());
    }

    /** What the values look like, and what to do. */
    private String lookalike() {
        boolean isWhole = evidence.fractional().count() == 0;
        boolean isSmall = evidence.largest().value() <= LARGEST_PLAUSIBLE_LOG2;
        if (unit != ExpressionUnit.Z_SCORE && isStandardised()) {
            return "They look like z-scores. Declare unit = z-score, or give the values before they were standardised.";
        }
        if (evidence.negative().count() > 0) {
            return "They look like logarithms, ratios or corrected values. Declare the true unit: log2-intensity for"
                    + " any log2 values that can be negative, log-ratio, or z-score.";
        }
        if (isWhole) {
            return "They look like counts. Declare unit = counts, or the true unit.";
        }
        if (isSmall) {
            return "They look like logarithms. Declare the true unit, for example log2-counts-plus-1 or"
                    + " log2-tpm-plus-1, with transform = none.";
        }
        if (unit == ExpressionUnit.COUNTS) {
            return "They look like expected counts or normalised values. Declare unit = rsem for expected counts of RSEM"
                    + " or Salmon, else cpm, tpm or fpkm, and transform = log2-plus-1; or round them to whole reads.";
        }
        return "They look like amounts on a linear scale. Declare the true unit (counts, tpm, fpkm, …) and transform ="
                + " log2-plus-1.";
    }

    private String of(UnitEvidence.Tally tally, String one, String several) {
        return count(tally.count()) + " of " + count(evidence.values()) + " values (" + share(tally.count()) + ") "
                + (tally.count() == 1 ? one : several) + ", the first " + at(tally.first());
    }

    private String at(UnitEvidence.Example example) {
        return Float.toString(example.value()) + " of gene " + example.gene() + " in sample "
                + samples.get(example.sample()).id() + " (" + example.place() + ")";
    }

    private String share(long count) {
        return BigDecimal.valueOf(100.0 * count / evidence.values())
                        .round(new MathContext(2))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Says where values per million do not add up to a million, though the genes are all there. */
    Optional<String> warning() {
        return strangeTotal()
                .map(median -> String.format(
                        Locale.ROOT,
                        "unit = %s, but the values of a sample add up to %,.0f (median of %d samples, %d genes) and not"
                                + " to about a million. Check the unit.",
                        unit.id(),
                        median,
                        evidence.totals().length,
                        evidence.genes()));
    }

    /** The median of the samples' totals of values per million, where it is not about a million though the genes are all there. */
    private Optional<Double> strangeTotal() {
        if (!evidence.isPerMillion() || evidence.genes() < WHOLE_GENOME) {
            return Optional.empty();
        }
        double[] totals = evidence.totals().clone();
        Arrays.sort(totals);
        double median = totals[totals.length / 2];
        return median > 0.8 * MILLION && median < 1.2 * MILLION ? Optional.empty() : Optional.of(median);
    }
}
