package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.stats.KaplanMeier.Step;
import io.prominence.testing.Golden;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KaplanMeierTest {
    private static final double RELATIVE = 1e-9;

    static List<Golden> curves() {
        return Golden.cases("stats/kaplan-meier");
    }

    @ParameterizedTest
    @MethodSource("curves")
    void curves_are_those_of_survfit(Golden golden) {
        KaplanMeier curve = KaplanMeier.fit(golden.inputs("time"), golden.bytes("event"), golden.inputs("entry"));
        assertEquals(golden.expected("n"), curve.n(), golden::toString);
        check(golden, "time", curve, Step::time);
        check(golden, "atRisk", curve, Step::atRisk);
        check(golden, "events", curve, Step::events);
        check(golden, "censored", curve, Step::censored);
        check(golden, "survival", curve, Step::survival);
        check(golden, "standardError", curve, Step::standardError);
        check(golden, "ciLow", curve, Step::ciLow);
        check(golden, "ciHigh", curve, Step::ciHigh);
        golden.check("median", curve.median(), RELATIVE);
        golden.check("medianLow", curve.medianLow(), RELATIVE);
        golden.check("medianHigh", curve.medianHigh(), RELATIVE);
    }

    private static void check(Golden golden, String key, KaplanMeier curve, ToDoubleFunction<Step> part) {
        golden.check(key, curve.steps().stream().mapToDouble(part).toArray(), RELATIVE);
    }

    @Test
    void nobody_gives_no_steps_and_no_median() {
        KaplanMeier curve = KaplanMeier.fit(new double[] {Double.NaN, 4}, new byte[] {1, -1}, null);
        assertEquals(0, curve.n());
        assertTrue(curve.steps().isEmpty() && Double.isNaN(curve.median()));
    }

    @Test
    void everybody_is_counted_once() {
        double[] time = {5, 3, 3, 8, 8, 8, 1};
        byte[] event = {1, 0, 1, 0, 1, 1, 0};
        KaplanMeier curve = KaplanMeier.fit(time, event, null);
        assertEquals(
                7,
                curve.steps().stream()
                        .mapToInt(step -> step.events() + step.censored())
                        .sum());
        assertEquals(4, curve.events());
        assertEquals(7, curve.steps().get(0).atRisk());
    }
}
