package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CombatTest {
    static List<Golden> cases() {
        return Golden.cases("stats/combat");
    }

    private static Optional<Combat> fit(CombatDesign design, double[][] genes) {
        var pass = new Combat.Pass(design, genes.length);
        for (int gene = 0; gene < genes.length; gene++) {
            pass.add(gene, genes[gene]);
        }
        return pass.finish();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void values_are_those_of_sva(Golden golden) {
        double[][] genes = golden.vectors("x");
        double[][] expected = golden.expectedVectors("adjusted");
        var design = new CombatDesign(golden.codes("batch"), golden.vectors("kept"));
        assertEquals(List.of(), design.collinear());
        Combat combat = fit(design, genes).orElseThrow();
        int[] shown = golden.codes("shown");
        for (int i = 0; i < shown.length; i++) {
            combat.adjust(shown[i], genes[shown[i]]);
            for (int sample = 0; sample < expected[i].length; sample++) {
                double value = expected[i][sample];
                double actual = genes[shown[i]][sample];
                assertTrue(
                        Double.isNaN(value)
                                ? Double.isNaN(actual)
                                : Math.abs(actual - value) <= 1e-9 * Math.max(1, Math.abs(value)),
                        () -> value + " expected, was " + actual + ": " + golden);
            }
        }
    }

    @Test
    void what_follows_from_the_batches_is_collinear() {
        int[] batch = {0, 0, 1, 1, 2, 2};
        double[][] kept = {{0, 0, 1, 1, 1, 1}, {50, 60, 51, 63, 55, 70}, {2, 2, 2, 2, 2, 2}, {51, 61, 53, 65, 57, 72}};
        assertEquals(List.of(0, 2, 3), new CombatDesign(batch, kept).collinear());
    }

    @Test
    void genes_that_say_nothing_of_each_other_have_no_priors() {
        var design = new CombatDesign(new int[] {0, 0, 0, 1, 1, 1}, new double[0][]);
        double[] gene = {1, 2, 4, 3, 6, 5};
        double[] constant = {1, 1, 1, 3, 6, 5};
        assertEquals(Optional.empty(), fit(design, new double[][] {gene, constant}));
        assertEquals(Optional.empty(), fit(design, new double[][] {gene, gene}));
    }

    @Test
    void a_gene_that_does_not_vary_in_a_batch_stays() {
        var design = new CombatDesign(new int[] {0, 0, 0, 1, 1, 1}, new double[0][]);
        double[][] genes = {{1, 2, 4, 3, 6, 5}, {2, 2, 3, 9, 7, 8}, {1, 1, 1, 3, 6, 5}};
        Combat combat = fit(design, genes).orElseThrow();
        assertFalse(combat.adjusts(2));
        combat.adjust(2, genes[2]);
        assertArrayEquals(new double[] {1, 1, 1, 3, 6, 5}, genes[2]);
    }
}
