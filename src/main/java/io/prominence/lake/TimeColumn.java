package io.prominence.lake;

import io.prominence.domain.ClinicalNumber;
import io.prominence.domain.TimeUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A time of a clinical table in days: the first of some columns that is not missing. */
final class TimeColumn {
    /** Nobody is followed longer, in years. */
    static final double LONGEST_YEARS = 120;

    private final List<String> columns;
    private final TimeUnit unit;
    private final List<Double> seen = new ArrayList<>();

    TimeColumn(List<String> columns, TimeUnit unit) {
        this.columns = columns;
        this.unit = unit;
    }

    TimeUnit unit() {
        return unit;
    }

    String name() {
        return String.join(", else ", columns);
    }

    /** Every number that was read, in days; longer ones than can be among them. */
    List<Double> seen() {
        return seen;
    }

    /** The value that counts, if there is one. */
    Optional<ClinicalValue> value(IngestedSample sample, ClinicalJoin clinical) {
        return columns.stream()
                .map(column -> clinical.value(sample, column).orElse(null))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Why the value is no time; empty where it is one, which {@link #days} gives. */
    Optional<String> fault(ClinicalValue value) {
        Double number = ClinicalNumber.parsed(value.text());
        if (number == null) {
            return Optional.of("time is not a number");
        }
        if (number < 0) {
            return Optional.of("negative time");
        }
        double days = number * unit.days();
        seen.add(days);
        return days > LONGEST_YEARS * TimeUnit.YEARS.days()
                ? Optional.of("time beyond " + (int) LONGEST_YEARS + " years")
                : Optional.empty();
    }

    double days(ClinicalValue value) {
        return ClinicalNumber.parsed(value.text()) * unit.days();
    }
}
