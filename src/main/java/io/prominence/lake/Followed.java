package io.prominence.lake;

/**
 * What is known of one sample about one endpoint.
 *
 * @param days time; NaN where unknown
 * @param status what happened then; unknown with a gap
 * @param entry days at which observation began
 * @param gap why time or status are unknown; null where both are known
 * @param happened whether the source says that the event happened, even where its time cannot be used
 */
record Followed(double days, Status status, double entry, String gap, boolean happened) {
    /** What happened at the end of a sample's time. */
    enum Status {
        UNKNOWN,
        CENSORED,
        EVENT,
        COMPETING
    }

    /** Time and status. */
    static Followed until(double days, Status status) {
        return new Followed(days, status, 0, null, status == Status.EVENT);
    }

    /** Time or status are unknown. */
    static Followed unknown(String gap, boolean happened) {
        return new Followed(Double.NaN, Status.UNKNOWN, 0, gap, happened);
    }

    /** Whether the event happened at a time that can be used. */
    boolean isEvent() {
        return status == Status.EVENT;
    }

    boolean isKnown() {
        return gap == null;
    }

    Followed since(double entered) {
        return new Followed(days, status, entered, gap, happened);
    }

    /** The same, made unknown. */
    Followed without(String why) {
        return unknown(why, happened);
    }
}
