package io.prominence.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.results.Permutation;
import io.prominence.results.Specificity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @Test
    void p_is_written_with_two_digits_also_where_it_underflows() {
        assertEquals("0.0500", Answer.p(-Math.log10(0.05)));
        assertEquals("4.9e-16", Answer.p(-Math.log10(4.92e-16)));
        assertEquals("2.0e-400", Answer.p(400 - Math.log10(2)));
        assertEquals("1.0e-5", Answer.p(-Math.log10(0.99999e-5)));
        assertEquals("1.0e-7", Answer.p(7.0));
    }

    @Test
    void the_marker_is_said_to_stand_out_only_with_the_numbers_that_were_computed() {
        MarkerStanding both = new MarkerStanding(
                List.of(specificity("all-genes", 97.2), specificity("matched-genes", 62.55)), List.of(permutation()));
        assertEquals(
                Optional.of(
                        "PROM2 and endpoint os, is it special? its p is smaller than that of 62.5 % of 200 genes of like"
                                + " mean and variance; with outcomes permuted 1,000 times, p over all genes (max-T) = 0.430"),
                both.line("PROM2", "cox", "endpoint:os"));
        assertEquals(Optional.empty(), both.line("PROM2", "cox", "endpoint:dmfs"));
        assertEquals(
                Optional.of("PROM2 and endpoint os, is it special? with outcomes permuted 1,000 times, p over all genes"
                        + " (max-T) = 0.430"),
                new MarkerStanding(List.of(specificity("matched-genes", null)), List.of(permutation()))
                        .line("PROM2", "cox", "endpoint:os"));
    }

    private static Specificity specificity(String comparison, Double percentile) {
        return new Specificity(
                "all", "cox", "endpoint:os", "", "PROM2", comparison, 200, 0.2, 1.0, percentile, 50.0, 0.3, 0.4, null);
    }

    private static Permutation permutation() {
        return new Permutation(
                "all", "symbol:PROM2", "PROM2", "score", "endpoint:os", "", 400, 2.1, 0.02, 0.43, 0.2, 1000, null);
    }
}
