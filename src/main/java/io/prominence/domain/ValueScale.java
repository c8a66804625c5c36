package io.prominence.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stored expression values are: the unit that was declared, and what ingest has done to them.
 *
 * @param unit unit of the source
 * @param transforms what was done at ingest
 */
public record ValueScale(ExpressionUnit unit, Transforms transforms) {
    private static final String LOG2 = "log2-";
    private static final String PLUS_1 = "-plus-1";

    /** Units that are proportional within a sample, on a linear or a log scale: its genes have the same order in all of them. */
    private static final List<Set<ExpressionUnit>> SAME_ORDER = List.of(
            EnumSet.of(
                    ExpressionUnit.COUNTS,
                    ExpressionUnit.CPM,
                    ExpressionUnit.RSEM,
                    ExpressionUnit.LOG2_COUNTS_PLUS_1,
                    ExpressionUnit.LOG2_CPM_PLUS_1,
                    ExpressionUnit.LOG2_RSEM_PLUS_1),
            EnumSet.of(
                    ExpressionUnit.TPM,
                    ExpressionUnit.FPKM,
                    ExpressionUnit.LOG2_TPM_PLUS_1,
                    ExpressionUnit.LOG2_FPKM_PLUS_1,
                    ExpressionUnit.LOG2_FPKM_PLUS_0_1),
            EnumSet.of(ExpressionUnit.LINEAR_INTENSITY, ExpressionUnit.LOG2_INTENSITY),
            EnumSet.of(ExpressionUnit.LOG_RATIO));

    /** Reads what a card has; empty where a later program wrote it. */
    public static Optional<ValueScale> parse(String unit, String transform) {
        return Identified.find(ExpressionUnit.class, unit)
                .flatMap(known -> Transforms.parse(transform).map(transforms -> new ValueScale(known, transforms)));
    }

    /** In words: {@code tpm, then log2-plus-1}. */
    public String words() {
        String then = transforms.id();
        return then.equals(Transform.NONE.id()) ? unit.id() : unit.id() + ", then " + then;
    }

    /**
     * Whether the same specimen has the same values on both. {@code tpm} after {@code log2-plus-1} is
     * {@code log2-tpm-plus-1}; by which columns ComBat took a batch out is no difference.
     */
    public boolean hasValuesOf(ValueScale other) {
        return own().equals(other.own()) && transforms.then().equals(other.transforms.then());
    }

    /** Unit of the values after what is done to each by itself. */
    private String own() {
        String logged = LOG2 + unit.id() + PLUS_1;
        if (transforms.first() == Transform.NONE) {
            return unit.id();
        }
        return Identified.find(ExpressionUnit.class, logged).isPresent()
                ? logged
                : unit.id() + " " + transforms.first().id();
    }

    /**
     * Whether the genes of one sample have the same order on both: TPM and FPKM differ by a factor of the sample, and a
     * logarithm keeps the order; counts and TPM differ by the lengths of the genes. Whatever is done to each gene by itself
     * (ComBat, z-scores, normal scores) changes the order.
     */
    public boolean hasOrderOf(ValueScale other) {
        return keepsOrder()
                && other.keepsOrder()
                && SAME_ORDER.stream().anyMatch(units -> units.contains(unit) && units.contains(other.unit));
    }

    private boolean keepsOrder() {
        return transforms.then().stream().allMatch(each -> each == CohortTransform.QUANTILE);
    }
}
