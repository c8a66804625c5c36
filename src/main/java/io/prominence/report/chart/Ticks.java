package io.prominence.report.chart;

import java.util.Locale;
import java.util.stream.IntStream;

/** Round numbers on an axis. */
public final class Ticks {
    private Ticks() {}

    /** Multiples of 1, 2 or 5 times a power of ten within the ends; at most {@code most} and one more. */
    public static double[] between(double low, double high, int most) {
        double step = step((high - low) / most);
        int first = (int) Math.ceil(low / step - 1e-9);
        int last = (int) Math.floor(high / step + 1e-9);
        double places = Math.pow(10, Math.max(0, Math.ceil(-Math.log10(step)) + 1));
        return IntStream.rangeClosed(first, last)
                .mapToDouble(i -> Math.rint(i * step * places) / places)
                .toArray();
    }

    /** {@code 2.5}, {@code 3}. */
    public static String label(double tick) {
        return tick == Math.rint(tick) ? String.format(Locale.ROOT, "%.0f", tick) : Double.toString(tick);
    }

    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double mantissa = least / power;
        return power * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10);
    }
}
