package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandingTest {
    static List<Golden> cases() {
        return Golden.cases("stats/standing");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void standings_are_those_of_r(Golden golden) {
        Standing standing = Standing.of(golden.input("value"), golden.inputs("others"));
        assertEquals(golden.expected("compared"), standing.compared(), golden::toString);
        golden.check("percentile", standing.percentile(), 1e-14);
        golden.check("empiricalP", standing.empiricalP(), 1e-14);
        golden.check("median", standing.median(), 1e-14);
    }

    @Test
    void without_a_value_or_without_others_there_is_no_standing() {
        Standing unknown = Standing.of(Double.NaN, new double[] {1, 2});
        assertEquals(2, unknown.compared());
        assertTrue(Double.isNaN(unknown.percentile()) && Double.isNaN(unknown.empiricalP()));
        Standing alone = Standing.of(1, new double[] {Double.NaN});
        assertEquals(0, alone.compared());
        assertTrue(Double.isNaN(alone.percentile()) && Double.isNaN(alone.median()));
    }
}
