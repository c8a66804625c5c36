package io.prominence.lake;

import io.prominence.domain.CohortDefinition;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.ExpressionSource;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.Transform;
import io.prominence.formats.MissingTokens;
import java.io.Serializable;

/**
 * What a value is, and what becomes of it on the way in: numbers that stand for no value are taken out, the rest is
 * counted as evidence of the unit and transformed. Whether values are what they are said to be: {@link UnitVerdict}.
 */
record Measure(String cohort, ExpressionUnit unit, Transform transform, MissingTokens missing) implements Serializable {
    /**
     * What a source declares.
     *
     * @throws ConfigurationException where the transform does not suit the unit
     */
    static Measure of(CohortDefinition cohort) {
        ExpressionSource source = cohort.expression();
        source.transforms().problem(source.unit()).ifPresent(problem -> {
            throw new ConfigurationException("Cannot ingest cohort " + cohort.id() + ": transform: " + problem);
        });
        return new Measure(cohort.id(), source.unit(), source.transform(), MissingTokens.of(cohort.missing()));
    }

    /** Whether staged values are log2(x + 1) of the unit. */
    boolean isLogged() {
        return transform == Transform.LOG2_PLUS_1;
    }

    /** Room for what the values of so many samples say about their unit. */
    UnitEvidence evidence(int samples) {
        return new UnitEvidence(unit, samples);
    }

    /**
     * Takes missing values out of a row, counts it as evidence, and transforms it in place.
     *
     * @param place where the row stands, for a message
     */
    void apply(float[] values, String gene, String place, UnitEvidence evidence) {
        if (missing.hasNumbers()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = missing.isMissing(values[i]) ? Float.NaN : values[i];
            }
        }
        evidence.add(values, gene, place);
        if (isLogged()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (StrictMath.log1p(values[i]) / StrictMath.log(2));
            }
        }
    }
}
