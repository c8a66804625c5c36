package io.prominence.lake;

/**
 * What an ingest has come to.
 *
 * @param version the cohort's version; its card has all counts
 * @param outcome whether it was written now
 */
public record IngestResult(CohortVersion version, Outcome outcome) {
    /** Whether there was anything to do. */
    public enum Outcome {
        /** A new version was written. */
        WRITTEN,
        /** The latest version has the same sources and configuration: nothing to do. */
        UNCHANGED
    }
}
