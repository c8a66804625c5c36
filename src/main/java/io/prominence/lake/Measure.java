package io.prominence.lake;

import io.prominence.domain.CohortDefinition;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ExpressionSource;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.ExpressionUnit.Scale;
import io.prominence.domain.Transform;
import io.prominence.formats.MissingTokens;
import java.io.Serializable;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Takes out the numbers that stand for no value, holds values against their declared unit, and transforms them.
 *
 * <p>Refused with the evidence: a negative value in a linear unit, and a value above 64 in a log2 unit (no measurement has
 * 2⁶⁴ of anything).
 */
record Measure(String cohort, ExpressionUnit unit, Transform transform, MissingTokens missing) implements Serializable {
    private static final float LARGEST_LOG2 = 64;

    /**
     * What a source declares.
     *
     * @throws ConfigurationException where the transform does not suit the unit
     */
    static Measure of(CohortDefinition cohort) {
        ExpressionSource source = cohort.expression();
        if (source.transform() == Transform.LOG2_PLUS_1 && source.unit().scale() != Scale.LINEAR) {
            throw new ConfigurationException(
                    "Cannot ingest cohort " + cohort.id() + ": transform = log2-plus-1 is for linear"
                            + " values, but unit = " + source.unit().id() + " is not linear. Set transform = none.");
        }
        return new Measure(cohort.id(), source.unit(), source.transform(), MissingTokens.of(cohort.missing()));
    }

    /**
     * Checks and transforms the values of a row in place.
     *
     * @param place where the row stands, for a message
     * @param sample id of the sample of the i-th value, for a message
     */
    void apply(float[] values, String gene, String place, IntFunction<String> sample) {
        for (int i = 0; i < values.length; i++) {
            if (missing.hasNumbers() && missing.isMissing(values[i])) {
                values[i] = Float.NaN;
            }
            if (contradicts(values[i])) {
                throw contradiction(values[i], gene, place, sample.apply(i));
            }
            if (transform == Transform.LOG2_PLUS_1) {
                values[i] = (float) (StrictMath.log1p(values[i]) / StrictMath.log(2));
            }
        }
    }

    private boolean contradicts(float value) {
        return switch (unit.scale()) {
            case LINEAR -> value < 0;
            case LOG2 -> Math.abs(value) > LARGEST_LOG2;
            case STANDARD_DEVIATIONS -> false;
        };
    }

    private DataRefusedException contradiction(float value, String gene, String place, String sample) {
        String why = unit.scale() == Scale.LINEAR
                ? " is linear and cannot be negative. Declare the true unit (log2-…, log-ratio or z-score)."
                : " is a log2 scale, on which no measurement reaches " + (int) LARGEST_LOG2
                        + ". Declare the true unit (counts, tpm, fpkm, …) and transform = log2-plus-1.";
        return new DataRefusedException(String.format(
                Locale.ROOT,
                "Cannot ingest cohort %s: gene %s of sample %s is %s (%s), but unit = %s%s",
                cohort,
                gene,
                sample,
                Float.toString(value),
                place,
                unit.id(),
                why));
    }
}
