/**
 * Cohort versions on any Hadoop file system.
 *
 * <p>Lives here: the Spark session, layout, schemas, commit mark, reading, writing and ingest. Must not live here:
 * statistics, and knowledge of any one outside format beyond calling its reader.
 *
 * <p>Reading starts with {@link io.prominence.lake.Lake} and {@link io.prominence.lake.CohortVersion}; values that are made
 * and not read from files are written by {@link io.prominence.lake.CohortWriter}; everything else comes in by
 * {@link io.prominence.lake.Ingest}. An ingest goes: sources and fingerprint ({@code SourceList}), samples
 * ({@code SampleSelection}), outcomes ({@code OutcomeReading}), values row by row into staging files
 * ({@code ExpressionInput}), one row per gene ({@code GeneMerging}), samples looked at ({@code QualityCheck}), transforms of
 * all together ({@code TransformedGenes}), files by gene ({@code ExpressionPlan}), and at last the
 * card, which makes the version exist ({@code VersionDraft}).
 *
 * <p>The lake is gene-major. What needs all genes of a sample asks {@link io.prominence.lake.SampleTiles} for them.
 *
 * <p>A new outside format that is text becomes a reader in {@code formats} and a factory in {@code TextInput}; one that Spark
 * reads becomes an {@code ExpressionInput} of its own. Either way one line in {@code Ingest} and a constant of
 * {@link io.prominence.domain.ExpressionFormat} name it.
 */
package io.prominence.lake;
