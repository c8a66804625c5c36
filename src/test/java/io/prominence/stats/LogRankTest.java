package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogRankTest {
    private static final double RELATIVE = 1e-9;

    static List<Golden> tests() {
        return Golden.cases("stats/log-rank");
    }

    @ParameterizedTest
    @MethodSource("tests")
    void statistics_are_those_of_survdiff(Golden golden) {
        LogRank test = LogRank.test(
                golden.inputs("time"), golden.bytes("event"), golden.inputs("entry"), golden.bytes("group"));
        assertNull(test.undefined(), golden::toString);
        assertEquals(golden.expected("observed1"), test.observed1(), golden::toString);
        golden.check("expected0", test.expected0(), RELATIVE);
        golden.check("expected1", test.expected1(), RELATIVE);
        golden.check("variance", test.variance(), RELATIVE);
        golden.check("chiSquared", test.chiSquared(), RELATIVE);
        golden.check("logP", test.logP(), 1e-7);
        if (!golden.name().contains("missing")) {
            assertEquals(golden.expected("n0"), test.n0(), golden::toString);
            assertEquals(golden.expected("n1"), test.n1(), golden::toString);
        }
    }

    @Test
    void groups_may_change_their_names() {
        double[] time = {1, 2, 3, 4, 5, 6, 7};
        byte[] event = {1, 1, 0, 1, 1, 0, 1};
        LogRank one = LogRank.test(time, event, null, new byte[] {0, 1, 0, 1, 1, 0, 0});
        LogRank two = LogRank.test(time, event, null, new byte[] {1, 0, 1, 0, 0, 1, 1});
        assertEquals(one.chiSquared(), two.chiSquared(), 1e-12);
        assertEquals(one.observed0(), two.observed1());
    }

    @Test
    void an_empty_group_or_no_common_event_is_undefined() {
        double[] time = {1, 2, 3, 4};
        byte[] event = {1, 1, 1, 0};
        LogRank empty = LogRank.test(time, event, null, new byte[] {1, 1, 1, -1});
        assertEquals(Undefined.TOO_FEW_SAMPLES, empty.undefined());
        assertTrue(Double.isNaN(empty.chiSquared()) && Double.isNaN(empty.logP()));
        byte[] groups = {0, 0, 1, 1};
        assertEquals(
                Undefined.TOO_FEW_EVENTS,
                LogRank.test(time, new byte[4], null, groups).undefined());
        byte[] late = {0, 0, 1, 0};
        assertEquals(
                Undefined.TOO_FEW_EVENTS,
                LogRank.test(new double[] {1, 1, 4, 3}, late, null, groups).undefined());
    }
}
