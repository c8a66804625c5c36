package io.prominence.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/**
 * One number or a set of numbers that R computed: inputs, expected values, and the R call that gave them. Files are
 * made by the scripts in {@code src/test/r/} and live under {@code golden/} on the test classpath.
 */
public final class Golden {
    private final String origin;
    private final JsonNode node;

    private Golden(String origin, JsonNode node) {
        this.origin = origin;
        this.node = node;
    }

    /** All cases of a file, for example {@code stats/tails-t}; use it as a method source. */
    public static List<Golden> cases(String file) {
        String resource = "/golden/" + file + ".json";
        try (InputStream in = Golden.class.getResourceAsStream(resource)) {
            Assertions.assertNotNull(in, () -> "No golden file " + resource);
            JsonNode root = new ObjectMapper().readTree(in);
            String origin = root.path("script").asText() + " with "
                    + root.path("versions").toString();
            List<Golden> cases = new ArrayList<>();
            root.path("cases").forEach(node -> cases.add(new Golden(origin, node)));
            Assertions.assertFalse(cases.isEmpty(), () -> "No cases in " + resource);
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the case. */
    public String name() {
        return node.path("name").asText();
    }

    /** An input that is one number. */
    public double input(String key) {
        return number(required("input", key));
    }

    /** An input that is a vector; NaN where missing. */
    public double[] inputs(String key) {
        return numbers(required("input", key));
    }

    /** An input that is a vector of small whole numbers, −1 for unknown. */
    public byte[] bytes(String key) {
        double[] values = inputs(key);
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = Double.isNaN(values[i]) ? -1 : (byte) values[i];
        }
        return bytes;
    }

    /** An input that is a vector of whole numbers. */
    public int[] codes(String key) {
        return Arrays.stream(inputs(key)).mapToInt(value -> (int) value).toArray();
    }

    /** An input that is a word. */
    public String word(String key) {
        return required("input", key).asText();
    }

    /** An input that is a list of words. */
    public List<String> words(String key) {
        List<String> words = new ArrayList<>();
        required("input", key).forEach(value -> words.add(value.asText()));
        return words;
    }

    /** An input that is a list of vectors (columns of a design, or genes). */
    public double[][] vectors(String key) {
        return matrix(required("input", key));
    }

    /** An expected number. */
    public double expected(String key) {
        return number(required("expected", key));
    }

    /** An expected vector. */
    public double[] expectedAll(String key) {
        return numbers(required("expected", key));
    }

    /** An expected list of vectors. */
    public double[][] expectedVectors(String key) {
        return matrix(required("expected", key));
    }

    /** True if the case expects this value. */
    public boolean expects(String key) {
        return node.path("expected").has(key);
    }

    /** Holds a number against the expected one; the failure prints the R call. */
    public void check(String key, double actual, double relative) {
        close(key, expected(key), actual, relative);
    }

    /** Holds a vector against the expected one, element by element. */
    public void check(String key, double[] actual, double relative) {
        double[] expected = expectedAll(key);
        Assertions.assertEquals(expected.length, actual.length, () -> key + " length of " + this);
        for (int i = 0; i < actual.length; i++) {
            close(key + "[" + i + "]", expected[i], actual[i], relative);
        }
    }

    private void close(String key, double expected, double actual, double relative) {
        boolean same = Double.compare(expected, actual) == 0 || expected == actual;
        if (!same && !(Math.abs(actual - expected) <= relative * Math.abs(expected))) {
            Assertions.fail(key + ": expected " + expected + ", was " + actual + " (relative difference "
                    + Math.abs(actual / expected - 1) + ", allowed " + relative + ")\n" + this);
        }
    }

    private JsonNode required(String part, String key) {
        JsonNode value = node.path(part).path(key);
        Assertions.assertFalse(value.isMissingNode(), () -> "No " + part + " " + key + " in " + this);
        return value;
    }

    private static double number(JsonNode value) {
        return value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble();
    }

    private static double[] numbers(JsonNode values) {
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(values.get(i));
        }
        return numbers;
    }

    private static double[][] matrix(JsonNode values) {
        double[][] matrix = new double[values.size()][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = numbers(values.get(i));
        }
        return matrix;
    }

    /** Name, R call and origin. */
    @Override
    public String toString() {
        return name() + ": " + node.path("call").asText() + " [" + origin + "]";
    }
}
