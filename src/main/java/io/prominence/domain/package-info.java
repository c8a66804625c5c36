/**
 * What a study talks about: cohorts, labels, endpoints, covariates, panels, units, and the errors a user can mend.
 *
 * <p>Lives here: immutable records and enums, and the exceptions that carry an exit code. Must not live here: input or
 * output, Spark, statistics. Start with {@link io.prominence.domain.StudyDefinition} (what was asked) and
 * {@link io.prominence.domain.CohortSamples} (what is known of each sample). A new word of the study becomes a record
 * here first, and is then parsed in {@code cli} and used in the other rooms.
 */
package io.prominence.domain;
