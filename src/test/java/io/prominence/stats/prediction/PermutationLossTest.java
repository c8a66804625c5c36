package io.prominence.stats.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model loses when a feature is permuted between patients. */
class PermutationLossTest {
    static List<Golden> models() {
        return Golden.cases("classifier/importance").stream()
                .filter(golden -> golden.expects("losses"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void losses_are_those_of_columns_permuted_in_r(Golden golden) {
        PermutationLoss loss = loss(golden);
        List<int[]> permutations = Arrays.stream(golden.vectors("permutations"))
                .map(from -> Arrays.stream(from).mapToInt(p -> (int) p).toArray())
                .toList();
        golden.check("whole", loss.whole(), 1e-9);
        golden.check(
                "losses",
                IntStream.range(0, golden.vectors("columns").length)
                        .mapToDouble(feature -> loss.of(feature, permutations))
                        .toArray(),
                1e-9);
    }

    @Test
    void nothing_is_lost_when_everyone_keeps_the_values() {
        PermutationLoss loss = loss(models().get(1));
        assertEquals(0, loss.of(0, List.of(IntStream.range(0, loss.patients()).toArray())));
    }

    private static PermutationLoss loss(Golden golden) {
        double[] coefficients = golden.inputs("coefficients");
        return new PermutationLoss(
                golden.vectors("columns"),
                golden.bytes("label"),
                golden.inputs("weight"),
                Arrays.stream(golden.inputs("patient"))
                        .mapToObj(Double::toString)
                        .toList(),
                row -> IntStream.range(0, row.length)
                        .mapToDouble(j -> coefficients[j] * row[j])
                        .sum());
    }
}
