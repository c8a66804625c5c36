package io.prominence.domain;

/** Unit of the times of a source; the lake stores days. */
public enum TimeUnit implements Identified {
    DAYS("days", 1.0),
    /** 365.25 / 12 days. */
    MONTHS("months", 365.25 / 12.0),
    /** 365.25 days. */
    YEARS("years", 365.25);

    private final String id;
    private final double days;

    TimeUnit(String id, double days) {
        this.id = id;
        this.days = days;
    }

    @Override
    public String id() {
        return id;
    }

    /** Days in one unit. */
    public double days() {
        return days;
    }
}
