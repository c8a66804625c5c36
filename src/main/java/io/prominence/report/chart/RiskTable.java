package io.prominence.report.chart;

import io.prominence.results.SurvivalPoint;
import java.util.List;

/**
 * Times of a survival plot and who is still under observation then.
 *
 * @param unit unit of the times shown
 * @param ticks times shown, in the unit, from 0
 */
public record RiskTable(Unit unit, double[] ticks) {
    private static final double LONG = 730;

    /** Units of time. */
    public enum Unit {
        DAYS("days", 1),
        YEARS("years", 365.25);

        private final String words;
        private final double days;

        Unit(String words, double days) {
            this.words = words;
            this.days = days;
        }

        public String words() {
            return words;
        }

        double of(double timeDays) {
            return timeDays / days;
        }
    }

    /** The table for the points of one plot: years where follow-up is two years or longer. */
    public static RiskTable of(List<SurvivalPoint> points) {
        double last = points.stream().mapToDouble(SurvivalPoint::timeDays).max().orElse(0);
        Unit unit = last >= LONG ? Unit.YEARS : Unit.DAYS;
        return new RiskTable(unit, Ticks.between(0, Math.max(unit.of(last), 1e-3), 7));
    }

    /**
     * Patients of a group under observation just before a time.
     *
     * @param points of the group, by time
     */
    public int atRisk(List<SurvivalPoint> points, double tick) {
        return points.stream()
                .filter(point -> unit.of(point.timeDays()) >= tick)
                .findFirst()
                .map(SurvivalPoint::atRisk)
                .orElse(0);
    }
}
