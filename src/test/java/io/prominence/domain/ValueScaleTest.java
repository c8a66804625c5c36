package io.prominence.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueScaleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tpm | log2-plus-1 | log2-tpm-plus-1 | none | true | true",
                "tpm | none | log2-tpm-plus-1 | none | false | true",
                "fpkm | none | log2-tpm-plus-1 | none | false | true",
                "log2-fpkm-plus-0.1 | none | fpkm | log2-plus-1 | false | true",
                "counts | none | tpm | none | false | false",
                "counts | none | rsem | log2-plus-1 | false | true",
                "linear-intensity | log2-plus-1 | log2-intensity | none | false | true",
                "log2-intensity | none | log2-tpm-plus-1 | none | false | false",
                "log-ratio | none | log-ratio | none | true | true",
                "z-score | none | z-score | none | true | false",
                "tpm | log2-plus-1, quantile | tpm | log2-plus-1 | false | true",
                "tpm | log2-plus-1, z-score | tpm | log2-plus-1 | false | false",
                "log2-intensity | combat(plate, keep: m) | log2-intensity | combat(run, keep: m) | true | false",
            })
    void values_and_orders_are_told_apart(
            String unit, String transform, String otherUnit, String otherTransform, boolean values, boolean order) {
        ValueScale one = ValueScale.parse(unit, transform).orElseThrow();
        ValueScale other = ValueScale.parse(otherUnit, otherTransform).orElseThrow();
        assertEquals(values, one.hasValuesOf(other));
        assertEquals(values, other.hasValuesOf(one));
        assertEquals(order, one.hasOrderOf(other));
        assertEquals(order, other.hasOrderOf(one));
    }

    @Test
    void the_scale_is_said_in_words() {
        assertEquals(
                "tpm, then log2-plus-1",
                ValueScale.parse("tpm", "log2-plus-1").orElseThrow().words());
        assertEquals("tpm", ValueScale.parse("tpm", "none").orElseThrow().words());
    }
}
