package io.prominence.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Fewer points where more would not be seen, always the same ones. */
public final class Thinning {
    private Thinning() {}

    /**
     * Evenly spaced by position; first and last stay.
     *
     * @param most at least 2
     */
    public static <T> List<T> evenly(List<T> points, int most) {
        if (points.size() <= most) {
            return points;
        }
        var kept = new ArrayList<T>(most);
        for (int i = 0; i < most; i++) {
            kept.add(points.get((int) ((long) i * (points.size() - 1) / (most - 1))));
        }
        return kept;
    }
}
