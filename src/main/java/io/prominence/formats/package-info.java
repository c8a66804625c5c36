/**
 * Outside formats, one sub-package per ecosystem.
 *
 * <p>Lives here: readers that stream what others write, and say file, line and value when they cannot. Must not live
 * here: Spark, the lake, statistics.
 *
 * <p>Start with {@link io.prominence.formats.ExpressionReader} (values, gene by gene),
 * {@link io.prominence.formats.table.ClinicalFile} (clinical tables) and
 * {@link io.prominence.formats.annotation.GeneTable} (gene ids). Every byte of text comes through
 * {@link io.prominence.formats.TextSource}, which knows what goes wrong with files: Git LFS pointers, truncated or damaged compression,
 * byte order marks, old line ends. A cell that is neither a number nor a missing token goes to the
 * {@link io.prominence.formats.Quarantine} and counts as missing; a file that is not what it is said to be is refused
 * with {@link io.prominence.domain.DataRefusedException}.
 *
 * <p>To add a format: a sub-package with a reader that implements {@code ExpressionReader}, its package-info naming the
 * specification upstream, a constant in {@link io.prominence.domain.ExpressionFormat}, and a line in
 * {@link io.prominence.formats.source.TextFormats}.
 */
package io.prominence.formats;
