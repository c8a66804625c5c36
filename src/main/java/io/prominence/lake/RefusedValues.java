package io.prominence.lake;

/** Hears of clinical values that cannot be what they are said to be. */
@FunctionalInterface
interface RefusedValues {
    /** Where a value is only looked at, and will be read again. */
    RefusedValues UNHEARD = (value, reason) -> {};

    /**
     * Hears of one value.
     *
     * @param reason why the value was refused, as the quarantine says it
     */
    void add(ClinicalValue value, String reason);
}
