package io.prominence.report.words;

import java.util.Locale;

/** Numbers as the page shows them: sensible digits, empty where missing. */
public final class Numbers {
    /** -log10 p from which a p is shown as a bound. */
    private static final double UNDERFLOW = 300;

    private static final double LARGE = 1e5;

    /** What is smaller than this beside its estimate is rounding, and shown as 0. */
    private static final double NOISE = 1e-9;

    private Numbers() {}

    /** Three significant digits, at most four decimals; scientific below 0.001 and from 100,000. */
    public static String significant(Double value) {
        if (value == null || !Double.isFinite(value)) {
            return "";
        }
        return value == 0 ? "0" : inScientificRange(value) ? scientific(value, 2) : fixed(value, decimals(value));
    }

    /** An estimate and its interval with the same decimals: {@code 1.12 (1.05 to 1.19)}. */
    public static String withInterval(Double estimate, Double low, Double high) {
        if (estimate == null || !Double.isFinite(estimate)) {
            return "";
        }
        String interval = interval(estimate, low, high);
        return shared(estimate, estimate) + (interval.isEmpty() ? "" : " (" + interval + ")");
    }

    /** {@code 1.05 to 1.19}, with the decimals of the estimate. */
    public static String interval(Double estimate, Double low, Double high) {
        if (low == null || high == null || !Double.isFinite(low) || !Double.isFinite(high)) {
            return "";
        }
        double scale = estimate == null || !Double.isFinite(estimate) ? high : estimate;
        return shared(low, scale) + " to " + shared(high, scale);
    }

    private static String shared(double value, double scale) {
        if (Math.abs(value) >= LARGE) {
            return scientific(value, 1);
        }
        int decimals = Math.max(2, Math.min(3, decimals(scale)));
        boolean vanishes = Math.abs(value) < 0.5 * Math.pow(10, -decimals) && Math.abs(value) > NOISE * Math.abs(scale);
        return vanishes ? significant(value) : fixed(value, decimals);
    }

    /** {@code 0.043}, {@code 1.9e-4}, or {@code < 1e-300}; never 0. */
    public static String p(Double p, Double negLog10P) {
        if (negLog10P != null && negLog10P > UNDERFLOW) {
            return "< 1e-300";
        }
        double value = p != null && (p > 0 || negLog10P == null)
                ? p
                : negLog10P == null ? Double.NaN : Math.pow(10, -negLog10P);
        if (!Double.isFinite(value)) {
            return "";
        }
        return value <= 0
                ? "< 1e-300"
                : value < 0.001 ? scientific(value, 1) : fixed(value, value < 0.01 ? 4 : value < 0.1 ? 3 : 2);
    }

    /** A q-value or a p-value that comes without its logarithm. */
    public static String p(Double p) {
        return p(p, null);
    }

    /** {@code 2,000}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    public static String count(Integer value) {
        return value == null ? "" : count(value.longValue());
    }

    /** A share given in percent, cut (not rounded) to one decimal, so that 99.97 does not become 100. */
    public static String percent(Double percent) {
        if (percent == null || !Double.isFinite(percent)) {
            return "";
        }
        double cut = Math.floor(percent * 10 + 1e-9) / 10;
        return (cut == Math.rint(cut) ? fixed(cut, 0) : fixed(cut, 1)) + "\u00a0%";
    }

    private static boolean inScientificRange(double value) {
        return Math.abs(value) < 1e-3 || Math.abs(value) >= LARGE;
    }

    private static int decimals(double value) {
        int magnitude = value == 0 ? 0 : (int) Math.floor(Math.log10(Math.abs(value)));
        return Math.max(0, Math.min(4, 2 - magnitude));
    }

    private static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0(\\.0+)?") ? text.substring(1) : text;
    }

    private static String scientific(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "e", value);
        return text.replaceAll("e([+-])0*(\\d)", "e$1$2").replace("e+", "e");
    }
}
