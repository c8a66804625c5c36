package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A status and a survival time against the levels of a category. */
class BatchTestsTest {
    private static final double RELATIVE = 1e-9;

    static List<Golden> labels() {
        return Golden.cases("stats/batch-label");
    }

    static List<Golden> survivals() {
        return Golden.cases("stats/batch-survival");
    }

    @ParameterizedTest
    @MethodSource("labels")
    void a_status_is_tested_as_r_does(Golden golden) {
        StatusByLevel test = StatusByLevel.test(golden.bytes("status"), golden.codes("level"));
        golden.check("n", test.n(), 0);
        golden.check("levels", test.levels(), 0);
        golden.check("exact", test.isExact() ? 1 : 0, 0);
        golden.check("statistic", test.statistic(), RELATIVE);
        golden.check("df", test.df(), 0);
        golden.check("p", test.p(), RELATIVE);
        golden.check("cramersV", test.cramersV(), RELATIVE);
        golden.check("uniform", test.inUniformLevels(), 0);
    }

    @Test
    void one_batch_or_one_status_is_undefined() {
        assertTrue(Double.isNaN(
                StatusByLevel.test(new byte[] {0, 1, 1}, new int[] {2, 2, 2}).p()));
        assertTrue(Double.isNaN(
                StatusByLevel.test(new byte[] {1, 1, -1}, new int[] {0, 1, 0}).cramersV()));
        assertEquals(0, StatusByLevel.test(new byte[] {-1}, new int[] {0}).n());
        assertTrue(Double.isNaN(LogRankByLevel.test(new double[] {1, 2}, new byte[] {1, 1}, null, new int[] {0, 0})
                .statistic()));
    }

    @Test
    void more_tables_than_can_be_gone_through_are_tested_by_chi_squared() {
        Random random = new Random(3);
        byte[] status = new byte[400];
        int[] level = new int[400];
        for (int i = 0; i < status.length; i++) {
            status[i] = (byte) random.nextInt(2);
            level[i] = i < 4 ? 20 : random.nextInt(20);
        }
        StatusByLevel test = StatusByLevel.test(status, level);
        assertEquals(21, test.levels());
        assertEquals(false, test.isExact());
    }

    @ParameterizedTest
    @MethodSource("survivals")
    void survival_is_tested_as_survdiff_does(Golden golden) {
        LogRankByLevel test =
                LogRankByLevel.test(golden.inputs("time"), golden.bytes("event"), null, golden.codes("level"));
        golden.check("n", test.n(), 0);
        golden.check("levels", test.levels(), 0);
        golden.check("statistic", test.statistic(), RELATIVE);
        golden.check("df", test.df(), 0);
        golden.check("p", test.p(), RELATIVE);
    }

    @Test
    void two_groups_with_late_entries_are_the_log_rank_test_of_two() {
        Random random = new Random(7);
        int n = 60;
        double[] time = new double[n];
        double[] entry = new double[n];
        byte[] event = new byte[n];
        byte[] group = new byte[n];
        int[] level = new int[n];
        for (int i = 0; i < n; i++) {
            entry[i] = random.nextInt(10);
            time[i] = 1 + random.nextInt(20);
            event[i] = (byte) random.nextInt(2);
            group[i] = (byte) random.nextInt(2);
            level[i] = group[i];
        }
        LogRank two = LogRank.test(time, event, entry, group);
        LogRankByLevel several = LogRankByLevel.test(time, event, entry, level);
        assertEquals(two.chiSquared(), several.statistic(), 1e-12 * two.chiSquared());
        assertEquals(two.n0() + two.n1(), several.n());
        assertEquals(1, several.df());
    }
}
