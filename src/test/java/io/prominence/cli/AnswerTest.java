package io.prominence.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
