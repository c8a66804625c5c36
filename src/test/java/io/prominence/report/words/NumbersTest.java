package io.prominence.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void three_significant_digits() {
        assertEquals("1.12", Numbers.significant(1.1157));
        assertEquals("0.239", Numbers.significant(0.238618));
        assertEquals("-0.112", Numbers.significant(-0.11156229));
        assertEquals("412", Numbers.significant(412.3));
        assertEquals("1.23e-5", Numbers.significant(0.0000123));
        assertEquals("1.23e6", Numbers.significant(1234567.0));
        assertEquals("0", Numbers.significant(0.0));
    }

    @Test
    void missing_is_empty() {
        assertEquals("", Numbers.significant(null));
        assertEquals("", Numbers.significant(Double.NaN));
        assertEquals("", Numbers.p(null, null));
        assertEquals("", Numbers.percent(null));
        assertEquals("", Numbers.withInterval(null, 1.0, 2.0));
    }

    @Test
    void p_values_are_short_and_never_zero() {
        assertEquals("1.9e-4", Numbers.p(1.94669756641e-4));
        assertEquals("0.043", Numbers.p(0.0432));
        assertEquals("0.0032", Numbers.p(0.0032));
        assertEquals("0.44", Numbers.p(0.4358));
        assertEquals("5.0e-16", Numbers.p(4.95077216857369e-16));
        assertEquals("3.2e-295", Numbers.p(0.0, 294.5));
        assertEquals("< 1e-300", Numbers.p(0.0, 412.3));
        assertEquals("< 1e-300", Numbers.p(0.0, null));
    }

    @Test
    void an_estimate_and_its_interval_share_decimals() {
        assertEquals("1.12 (1.05 to 1.18)", Numbers.withInterval(1.1157, 1.0533, 1.1818));
        assertEquals("0.239 (0.184 to 0.293)", Numbers.withInterval(0.238618, 0.184, 0.293));
        assertEquals("12.30 (1.10 to 1.4e5)", Numbers.withInterval(12.3, 1.1, 141234.0));
        assertEquals("-0.600 (-1.200 to 0.000)", Numbers.withInterval(-0.6, -1.2, 1.1e-16));
        assertEquals("0.570 (4.00e-5 to 9.100)", Numbers.withInterval(0.57, 4e-5, 9.1));
        assertEquals("1.00 (-0.50 to 2.50)", Numbers.withInterval(1.0, -0.5, 2.5));
    }

    @Test
    void a_share_is_cut_and_not_rounded_up_to_all() {
        assertEquals("99.9\u00a0%", Numbers.percent(99.97));
        assertEquals("99.2\u00a0%", Numbers.percent(99.2));
        assertEquals("100\u00a0%", Numbers.percent(100.0));
        assertEquals("0\u00a0%", Numbers.percent(0.0));
    }

    @Test
    void counts_are_grouped() {
        assertEquals("2,000", Numbers.count(2000));
    }
}
