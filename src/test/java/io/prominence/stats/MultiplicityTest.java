package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MultiplicityTest {
    private static final double RELATIVE = 1e-9;

    static List<Golden> families() {
        return Golden.cases("stats/multiplicity");
    }

    static Stream<Function<PValues, double[]>> procedures() {
        return Stream.of(
                BenjaminiHochberg::adjustLogs, BenjaminiYekutieli::adjustLogs, Holm::adjustLogs, p -> StoreyQ.of(p)
                        .logValues());
    }

    @ParameterizedTest
    @MethodSource("families")
    void adjusted_p_are_those_of_r(Golden golden) {
        PValues p =
                PValues.ofLogs(Arrays.stream(golden.inputs("p")).map(Math::log).toArray());
        golden.check("bh", BenjaminiHochberg.adjust(p), RELATIVE);
        golden.check("by", BenjaminiYekutieli.adjust(p), RELATIVE);
        golden.check("holm", Holm.adjust(p), RELATIVE);
        golden.check("storey", StoreyQ.of(p).values(), RELATIVE);
        golden.check("pi0", StoreyQ.of(p).pi0(), RELATIVE);
        // The chi-squared of a p of 1 is 0, or what rounding leaves of it.
        assertEquals(
                golden.expected("inflation"),
                Inflation.of(p),
                RELATIVE * golden.expected("inflation") + 1e-15,
                golden::toString);
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void adjusted_p_never_fall_as_p_rises_and_keep_their_order_where_p_underflows(
            Function<PValues, double[]> procedure) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(7L);
        double[] logP = new double[500];
        Arrays.setAll(logP, i -> -2000 * Math.pow(random.nextDouble(), 6));
        Arrays.sort(logP);
        double[] adjusted = procedure.apply(PValues.ofLogs(logP));
        assertTrue(adjusted[0] < -1000 && adjusted[0] > logP[0] - 1);
        for (int i = 1; i < logP.length; i++) {
            assertTrue(adjusted[i] <= 0 && adjusted[i] >= adjusted[i - 1]);
        }
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void the_order_of_tests_does_not_matter_and_missing_ones_do_not_count(Function<PValues, double[]> procedure) {
        double[] logP = {-3, -2, -1, -0.2, -0.01, -0.03, -2};
        double[] straight = procedure.apply(PValues.ofLogs(logP));
        double[] turned = {-2, -0.03, Double.NaN, -0.01, -0.2, -1, Double.NaN, -2, -3};
        double[] back = procedure.apply(PValues.ofLogs(turned));
        int[] place = {8, 7, 5, 4, 3, 1, 0};
        assertArrayEquals(
                straight, IntStream.of(place).mapToDouble(i -> back[i]).toArray());
        assertTrue(Double.isNaN(back[2]) && Double.isNaN(back[6]));
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void nothing_in_nothing_out(Function<PValues, double[]> procedure) {
        assertEquals(0, procedure.apply(PValues.ofLogs(new double[0])).length);
        assertTrue(Double.isNaN(procedure.apply(PValues.ofLogs(new double[] {Double.NaN}))[0]));
    }

    @Test
    void procedures_are_as_strict_as_they_say() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(11L);
        PValues p = PValues.ofLogs(random.doubles(400).map(u -> 3 * Math.log(u)).toArray());
        double[] holm = Holm.adjust(p);
        double[] by = BenjaminiYekutieli.adjust(p);
        double[] bh = BenjaminiHochberg.adjust(p);
        StoreyQ storey = StoreyQ.of(p);
        assertTrue(storey.pi0() < 1);
        for (int i = 0; i < bh.length; i++) {
            assertTrue(bh[i] <= holm[i] && bh[i] <= by[i]);
            assertEquals(storey.pi0() * bh[i], storey.values()[i], 1e-15);
        }
    }

    @Test
    void inflation_is_one_for_uniform_p_and_has_no_limit() {
        PValues uniform = PValues.ofLogs(
                IntStream.range(1, 1000).mapToDouble(i -> Math.log(i / 1000.0)).toArray());
        assertEquals(1, Inflation.of(uniform), 1e-12);
        PValues extreme = PValues.ofLogs(new double[] {-1e6, -1e6, -1e6});
        double z = Math.sqrt(Inflation.of(extreme) * Tails.chiSquaredQuantile(0.5, 1));
        assertEquals(-1e6, Tails.logTwoSidedNormal(z), 1e-5);
        assertTrue(Double.isNaN(Inflation.of(PValues.ofLogs(new double[] {Double.NaN}))));
    }
}
