package io.prominence.report;

/**
 * What the page is about, from the run's manifest and never from the clock: the same run gives the same bytes.
 *
 * @param studyId study
 * @param marker symbol of the marker
 * @param runId run
 * @param softwareVersion version of Prominence that ran
 * @param generatedAt when the run was, as the manifest writes it (ISO 8601, UTC)
 */
public record StudyFacts(String studyId, String marker, String runId, String softwareVersion, String generatedAt) {}
