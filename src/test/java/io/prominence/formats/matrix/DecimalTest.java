package io.prominence.formats.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    private static final long SEED = 20260101;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-1",
                "+1",
                "12.5",
                ".5",
                "5.",
                "-.25",
                "1e3",
                "1E-3",
                "1e+3",
                "1.5e-10",
                "0.1",
                "3.4028235e38",
                "1.4e-45",
                "1e-46",
                "16777217",
                "33554435",
                "0.519583333333333",
                "5.12928301694497",
                "123456789012345678901234567890",
                "0.000000000000000000000000000001",
                "9007199254740993",
                "1.00000017881393432617187499",
                "1.00000017881393432617187500",
                "1.00000017881393432617187501",
                "8.589973e9",
                "7.2057594e16",
                "00000000000000000000000000000001.5",
                "0.00000000000000000000000001e30"
            })
    void numbers_are_read_as_parse_double_reads_them(String text) {
        assertEquals((float) Double.parseDouble(text), parse(text), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", "+", ".", "e5", "1e", "1e+", "1,5", "1.2.3", "0x10", "1f", "1d", "NA", "1 2", "--1", "1e5.5",
                "NaN"
            })
    void anything_else_is_no_number(String text) {
        assertTrue(Float.isNaN(parse(text)), text);
    }

    @Test
    void numbers_beyond_the_floats_are_infinite() {
        assertEquals(Float.POSITIVE_INFINITY, parse("3.5e38"));
        assertEquals(Float.NEGATIVE_INFINITY, parse("-1e999999999999"));
        assertEquals(0f, parse("1e-999999999999"));
    }

    @Test
    void zero_has_no_sign() {
        for (String zero : new String[] {"-0", "-0.0", "-0e5", "-1e-60"}) {
            assertEquals(Float.floatToRawIntBits(0f), Float.floatToRawIntBits(parse(zero)), zero);
        }
    }

    @Test
    void random_numbers_agree_with_parse_double() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < 200_000; i++) {
            String text = random(random);
            float expected = (float) Double.parseDouble(text) + 0f;
            assertEquals(expected, parse(text), () -> text + ", seed " + SEED);
        }
    }

    private static String random(SplittableRandom random) {
        double value = random.nextInt(4) == 0
                ? Float.intBitsToFloat(random.nextInt(0x7f800000))
                : Math.scalb(random.nextDouble() - 0.5, random.nextInt(40) - 10);
        return switch (random.nextInt(4)) {
            case 0 -> Double.toString(value);
            case 1 ->
                new BigDecimal(value)
                        .round(new MathContext(1 + random.nextInt(20)))
                        .toPlainString();
            case 2 -> Float.toString((float) value);
            default -> midpoint((float) value, random.nextInt(3) - 1);
        };
    }

    /** The exact midpoint of two floats, or a decimal just beside it: the hardest to round. */
    private static String midpoint(float value, int beside) {
        BigDecimal middle =
                new BigDecimal(value).add(new BigDecimal(Math.nextUp(value))).divide(BigDecimal.valueOf(2));
        return middle.round(new MathContext(17 + beside)).toString();
    }

    private static float parse(String text) {
        byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.UTF_8);
        return Decimal.parse(bytes, 1, bytes.length - 1);
    }
}
