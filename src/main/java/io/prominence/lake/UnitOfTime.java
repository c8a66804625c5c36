package io.prominence.lake;

import io.prominence.domain.DataRefusedException;
import io.prominence.domain.TimeUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether times can be in the unit that they are said to be in. A median of decades is refused: nobody's cohort is followed
 * so long. A longest time of a month is a warning: it is years or months more often than days, but need not be.
 */
final class UnitOfTime {
    /** A cohort's median follow-up is not longer, in years. */
    private static final double LONGEST_MEDIAN = 50;
    /** Days that are more often years or months. */
    private static final double SHORTEST_LONGEST = 31;

    private static final int FEWEST = 10;

    private final String where;
    private final TimeColumn time;
    private final double[] days;

    UnitOfTime(String where, TimeColumn time) {
        this.where = where;
        this.time = time;
        this.days = time.seen().stream().mapToDouble(value -> value).sorted().toArray();
    }

    /**
     * Looks at the times that were read.
     *
     * @return what a reader must know
     * @throws DataRefusedException where the unit is wrong, with the evidence and what it looks like
     */
    Optional<String> checked() {
        if (days.length == 0) {
            return Optional.empty();
        }
        double median = days[days.length / 2];
        if (median > LONGEST_MEDIAN * TimeUnit.YEARS.days()) {
            throw new DataRefusedException("Cannot read " + where + ": half of the times of " + time.name()
                    + " are at least " + in(median, time.unit()) + ", the longest "
                    + in(days[days.length - 1], time.unit())
                    + ", but nobody is followed so long. " + otherwise(median) + " Set unit to what they are.");
        }
        boolean areShort = time.unit() == TimeUnit.DAYS && days[days.length - 1] <= SHORTEST_LONGEST;
        return areShort && days.length >= FEWEST
                ? Optional.of(capital() + ": the longest of " + days.length + " times of " + time.name() + " is "
                        + in(days[days.length - 1], time.unit()) + ". If that is not so, unit = days is wrong. "
                        + otherwise(median))
                : Optional.empty();
    }

    private String capital() {
        return where.substring(0, 1).toUpperCase(Locale.ROOT) + where.substring(1);
    }

    private static String in(double days, TimeUnit unit) {
        return String.format(Locale.ROOT, "%,.4g %s", days / unit.days(), unit.id());
    }

    /** What the median would be in the other units. */
    private String otherwise(double median) {
        List<TimeUnit> others = Arrays.stream(TimeUnit.values())
                .filter(unit -> unit != time.unit())
                .toList();
        return "The median would be "
                + others.stream()
                        .map(unit -> String.format(
                                Locale.ROOT,
                                "%.3g years with unit = %s",
                                median / time.unit().days() * unit.days() / TimeUnit.YEARS.days(),
                                unit.id()))
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
