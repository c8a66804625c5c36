/**
 * The one bridge between the lake and the kernels.
 *
 * <p>Lives here: the registry of methods ({@link io.prominence.scan.Methods}), what a kernel is prepared from ({@link
 * io.prominence.scan.Design}), and the single pass ({@link io.prominence.scan.Scan}) that applies every prepared kernel
 * to every gene of every cohort. Must not live here: formulas, which are kernels of {@code stats}, and tables, which are
 * records of {@code results}.
 *
 * <p>To add a method: the kernel in {@code stats}, one line in {@code Methods}, one R script that makes its golden file.
 *
 * <p>A question about samples rather than genes asks for {@link io.prominence.lake.SampleTiles}: all genes of some samples.
 *
 * <p>Genes are computed one by one and independently, and sorted by id when they come back: the result has the same
 * bytes for any number of cores and any partitioning.
 */
package io.prominence.scan;
