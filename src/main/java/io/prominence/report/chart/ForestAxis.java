package io.prominence.report.chart;

import io.prominence.report.words.EffectView;
import io.prominence.results.ForestRow;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The reach of a forest plot's axis. It holds every estimate and no effect, and the intervals unless they are so wide that
 * they would press all else together: an interval reaches at most three median half-widths beyond the estimates.
 *
 * @param low lower end, on the scale shown
 * @param high upper end
 * @param ticks where numbers stand
 */
record ForestAxis(double low, double high, double[] ticks) {
    private static final double REACH = 3;
    private static final double MARGIN = 0.04;
    private static final double[] RATIOS_WIDE = {
        1 / 1024.0, 1 / 256.0, 1 / 64.0, 1 / 16.0, 0.25, 1, 4, 16, 64, 256, 1024
    };
    private static final double[] RATIOS = {0.0625, 0.125, 0.25, 0.5, 1, 2, 4, 8, 16};
    private static final double[] RATIOS_NARROW = {0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4};
    private static final double[] RATIOS_CLOSE = {0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.5, 1.7};

    static ForestAxis of(List<ForestRow> rows, EffectView view) {
        double none = place(view.nullShown(), view);
        double[] effects = DoubleStream.concat(DoubleStream.of(none), places(rows, view, ForestRow::effect))
                .toArray();
        double reach = REACH * medianHalfWidth(rows, view);
        double least = Arrays.stream(effects).min().orElse(none);
        double most = Arrays.stream(effects).max().orElse(none);
        double low = Math.max(
                least - reach,
                Math.min(
                        least,
                        ends(rows, view, ForestRow::ciLow, ForestRow::piLow)
                                .min()
                                .orElse(least)));
        double high = Math.min(
                most + reach,
                Math.max(
                        most,
                        ends(rows, view, ForestRow::ciHigh, ForestRow::piHigh)
                                .max()
                                .orElse(most)));
        double margin = Math.max(MARGIN * (high - low), 1e-6);
        return new ForestAxis(
                value(low - margin, view), value(high + margin, view), ticks(low - margin, high + margin, view));
    }

    private static DoubleStream ends(
            List<ForestRow> rows,
            EffectView view,
            Function<ForestRow, Double> confidence,
            Function<ForestRow, Double> prediction) {
        return DoubleStream.concat(places(rows, view, confidence), places(rows, view, prediction));
    }

    private static double medianHalfWidth(List<ForestRow> rows, EffectView view) {
        double[] widths = rows.stream()
                .filter(row -> row.ciLow() != null && row.ciHigh() != null)
                .mapToDouble(row -> (place(view.shown(row.ciHigh()), view) - place(view.shown(row.ciLow()), view)) / 2)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return widths.length == 0 ? 0.1 : widths[widths.length / 2];
    }

    private static DoubleStream places(List<ForestRow> rows, EffectView view, Function<ForestRow, Double> column) {
        Stream<Double> shown =
                rows.stream().map(column).filter(Objects::nonNull).map(view::shown);
        return shown.mapToDouble(value -> place(value, view)).filter(Double::isFinite);
    }

    private static double place(double value, EffectView view) {
        return view.axis() == EffectView.Axis.LOG ? Math.log(value) : value;
    }

    private static double value(double place, EffectView view) {
        return view.axis() == EffectView.Axis.LOG ? Math.exp(place) : place;
    }

    private static double[] ticks(double low, double high, EffectView view) {
        return view.axis() == EffectView.Axis.LOG
                ? Arrays.stream(ratios(high - low))
                        .filter(ratio -> Math.log(ratio) >= low && Math.log(ratio) <= high)
                        .toArray()
                : Ticks.between(low, high, 6);
    }

    private static double[] ratios(double span) {
        return span > Math.log(64)
                ? RATIOS_WIDE
                : span > Math.log(6) ? RATIOS : span > Math.log(1.9) ? RATIOS_NARROW : RATIOS_CLOSE;
    }
}
