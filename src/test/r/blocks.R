# Designs with blocks: paired (a level per block) and limma's duplicateCorrelation with generalised least squares.
# Run from the project's folder: Rscript src/test/r/blocks.R
source("src/test/r/golden.R")
suppressPackageStartupMessages(library(limma))
set.seed(24)
short <- function(x) signif(x, 7)
quietly <- function(expr) { capture.output(value <- suppressMessages(suppressWarnings(expr))); value }
none <- function(n) matrix(0, n, 0)

known <- function(group, block, covariates) group >= 0 & block >= 0 & apply(is.finite(covariates), 1, all)
inputs <- function(genes, group, block, covariates)
  list(genes = rows(genes), group = I(group), block = I(block), covariates = columns(covariates))
moderated <- function(raw, coefficient) {
  fit <- quietly(eBayes(raw))
  df <- rep_len(fit$df.total, nrow(raw$coefficients))
  list(effect = I(unname(raw$coefficients[, coefficient])), unscaled = I(unname(raw$stdev.unscaled[, coefficient])),
       residualDf = I(raw$df.residual), residualVariance = I(unname(raw$sigma)^2), averageExpression = I(unname(raw$Amean)),
       statistic = I(unname(fit$t[, coefficient])), df = I(df),
       logP = I(log(2) + pt(-abs(unname(fit$t[, coefficient])), df, log.p = TRUE)))
}

paired <- function(name, genes, group, block, covariates = none(length(group))) {
  ok <- known(group, block, covariates)
  ok <- ok & block %in% names(which(table(block[ok]) > 1)) # alone in a block: in the analysis of no gene
  x <- genes[, ok]; x <- x - rowMeans(x, na.rm = TRUE) # lm.fit loses digits to large means
  z <- covariates[ok, , drop = FALSE]
  raw <- quietly(lmFit(x, cbind(model.matrix(~ factor(block[ok])), group = group[ok], z)))
  raw$Amean <- rowMeans(genes[, ok], na.rm = TRUE)
  together <- apply(x, 1, function(v) sum(table(block[ok][is.finite(v)])[as.character(block[ok][is.finite(v)])] > 1))
  golden_case(name, "eBayes(lmFit(genes, model.matrix(~ factor(block) + group + covariates)))",
    inputs(genes, group, block, covariates), c(list(n = I(unname(together))), moderated(raw, "group")))
}

blocked <- function(name, genes, group, block, covariates = none(length(group))) {
  ok <- known(group, block, covariates)
  x <- genes[, ok]; design <- cbind(1, group, covariates)[ok, ]
  survey <- quietly(duplicateCorrelation(x, design, block = block[ok]))
  raw <- quietly(lmFit(x - rowMeans(x, na.rm = TRUE), design, block = block[ok], correlation = survey$consensus.correlation))
  raw$Amean <- rowMeans(x, na.rm = TRUE)
  golden_case(name, "duplicateCorrelation(genes, design, block = block); lmFit(genes, design, block = block, correlation = consensus)",
    inputs(genes, group, block, covariates),
    c(list(n = I(unname(rowSums(is.finite(x)))), atanhCorrelations = I(unname(survey$atanh.correlations)),
           consensus = survey$consensus.correlation), moderated(raw, 2)))
}

# Patients of different level, two or three samples each.
matrix_of <- function(genes, block, level = 1) {
  patients <- max(block)
  short(t(vapply(seq_len(genes), function(g) {
    between <- level * rexp(1)
    rnorm(1, 7, 2) + between * rnorm(patients)[block] + 0.5 * rnorm(length(block))
  }, numeric(length(block)))))
}
pairs <- rep(1:12, each = 2); g <- rep(0:1, 12)
plain <- matrix_of(30, pairs); plain[1:4, g == 1] <- short(plain[1:4, g == 1] + 1)
gaps <- plain; gaps[3, c(1, 20)] <- NaN; gaps[8, 2:6] <- NaN; gaps[9, 24] <- NaN; gaps[10, c(1, 3, 5, 7)] <- NaN
# Blocks of one to four samples, some with one group only.
uneven <- c(1, 1, 1, 2, 2, 3, 4, 4, 5, 5, 5, 5, 6, 6, 7, 8, 8, 9, 9, 9, 10, 10, 11, 12)
h <- c(0, 1, 1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1)
mixed <- matrix_of(30, uneven); holes <- mixed
holes[2, c(1, 4, 8)] <- NaN; holes[3, c(4, 7, 9:12)] <- NaN; holes[5, 24] <- NaN; holes[6, uneven == 9] <- NaN
covariates <- cbind(short(rnorm(24, 60, 9)), rbinom(24, 1, 0.5))
age <- short(rnorm(12, 60, 9))[pairs] # the patient's: in the blocks already
unknown <- h; unknown[c(2, 14)] <- -1
lost <- uneven; lost[c(9, 24)] <- -1
incomplete <- covariates; incomplete[5, 1] <- NaN
unlike <- matrix_of(30, pairs, 0)
for (i in 2:4) unlike[i, ] <- short(7 + rep(c(-1, 1), 12) * rnorm(12)[pairs] + 0.01 * rnorm(24))
alike <- matrix_of(30, pairs, 3); alike[5, ] <- short(7 + rnorm(12)[pairs] + 1e-4 * rnorm(24))

many <- rep(1:125, each = 2); far <- matrix_of(5, many, 0.5); half <- rep(0:1, 125)
far[1, ] <- short(far[1, ] + 2000 * half)

cases <- list(
  paired("clean", plain, g, pairs), paired("missing values", gaps, g, pairs), paired("uneven blocks", mixed, h, uneven),
  paired("uneven blocks and missing values", holes, h, uneven), paired("covariates", mixed, h, uneven, covariates),
  paired("a covariate of patients", plain, g, pairs, cbind(age, covariates[, 2])),
  paired("unknown groups, blocks and covariates", holes, unknown, lost, incomplete),
  paired("three pairs", plain[, 1:6], g[1:6], pairs[1:6]), paired("p below 1e-300", far, half, many))
stopifnot(cases[[9]]$expected$logP[1] < -700)
big <- aside(5000, local({
  block <- rep(1:1250, each = 4); group <- rep(0:1, 2500)
  genes <- eighths(4, 5000) + round(8 * matrix(rnorm(4 * 1250), 4))[, block] / 8; genes[1, ] <- genes[1, ] + group / 8
  list(block = block, group = group, genes = genes)
}))
cases <- c(cases, list(paired("5000 samples", big$genes, big$group, big$block)))
write_golden("stats/paired.json", cases, "limma")

cases <- list(
  blocked("clean", plain, g, pairs), blocked("missing values", gaps, g, pairs), blocked("uneven blocks", mixed, h, uneven),
  blocked("uneven blocks and missing values", holes, h, uneven), blocked("covariates", mixed, h, uneven, covariates),
  blocked("a covariate of patients", plain, g, pairs, cbind(age)),
  blocked("unknown groups, blocks and covariates", holes, unknown, lost, incomplete),
  blocked("no correlation, some below 0", unlike, g, pairs), blocked("nearly one", alike, g, pairs),
  blocked("groups of whole patients", plain, rep(0:1, each = 12), pairs),
  blocked("three pairs", plain[, 1:6], g[1:6], pairs[1:6]), blocked("p below 1e-300", far, half, many))
stopifnot(cases[[12]]$expected$logP[1] < -700)
stopifnot(any(cases[[8]]$expected$atanhCorrelations < -1), any(abs(tanh(cases[[9]]$expected$atanhCorrelations) - 0.99) < 1e-12))
# Fifty blocks: duplicateCorrelation decomposes a matrix of samples by blocks for each gene.
big <- aside(5001, local({
  block <- rep(1:50, 100); group <- rbinom(5000, 1, 0.4)
  list(block = block, group = group, genes = eighths(4, 5000) + round(4 * matrix(rnorm(4 * 50), 4))[, block] / 8)
}))
cases <- c(cases, list(blocked("5000 samples", big$genes, big$group, big$block)))
write_golden("stats/blocked.json", cases, c("limma", "statmod"))
