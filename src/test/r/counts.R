# Counts: library normalisation, log counts per million, lowess, voom. Run from the project's folder: Rscript src/test/r/counts.R
source("src/test/r/golden.R")
suppressPackageStartupMessages({library(edgeR); library(DESeq2)})
set.seed(33)

# Negative binomial counts of genes of very different abundance, in libraries of these depths.
made <- function(genes, depths, dispersion = 0.1, lowest = 0) {
  abundance <- exp(runif(genes, lowest, 8)); abundance <- abundance / sum(abundance)
  matrix(rnbinom(genes * length(depths), mu = outer(abundance, depths), size = 1 / dispersion), genes)
}
plain <- made(120, runif(8, 4e4, 9e4))
zeros <- made(150, rep(3000, 9), 0.4, -3); zeros[c(4, 9, 77), ] <- 0
uneven <- made(150, c(120, 5e4, 6e4, 4e8, 5e4, 7e4))
extreme <- plain; extreme[3:9, 5] <- extreme[3:9, 5] * 900
sparse <- matrix(rbinom(160 * 7, 1, 0.12) * rpois(160 * 7, 3), 160); sparse[, 4] <- sparse[, 4] + rpois(160, 0.4)
stopifnot(any(rowSums(sparse) == 0), median(apply(sparse[rowSums(sparse) > 0, ], 2, quantile, 0.75)) == 0)
empty_genes <- plain; empty_genes[seq(2, 120, 2), ] <- 0
same <- plain[, rep(1, 3)] %*% diag(c(1, 2, 5))
fractions <- round(plain * 1.37 + 0.21, 2)

tmm <- function(name, counts)
  golden_case(name, "calcNormFactors(counts, method = \"TMM\")", list(libraries = columns(counts)),
              list(factors = I(suppressWarnings(unname(calcNormFactors(counts, method = "TMM"))))))
write_golden("stats/tmm.json", list(
  tmm("clean", plain), tmm("many zeros and genes without a count", zeros), tmm("a tiny and a huge library", uneven),
  tmm("one extreme sample", extreme), tmm("upper quartiles of zero", sparse),
  tmm("every other gene without a count", empty_genes), tmm("proportional libraries", same), tmm("fractions", fractions),
  tmm("two libraries", plain[, 1:2]), tmm("one library", plain[, 1, drop = FALSE]),
  tmm("two genes", plain[1:2, ]), tmm("one gene", plain[1, , drop = FALSE]),
  tmm("no gene in common", rbind(c(5, 0, 0), c(0, 7, 0), c(0, 0, 9)))), c("edgeR", "limma"))

ratios <- function(name, counts) {
  f <- unname(estimateSizeFactorsForMatrix(counts)); relative <- f / colSums(counts)
  golden_case(name, "DESeq2::estimateSizeFactorsForMatrix(counts)", list(libraries = columns(counts)),
              list(sizeFactors = I(f), factors = I(relative / exp(mean(log(relative))))))
}
write_golden("stats/median-of-ratios.json", list(
  ratios("clean", plain), ratios("many zeros and genes without a count", zeros),
  ratios("a tiny and a huge library", uneven[rowSums(uneven == 0) < 3, ]), ratios("one extreme sample", extreme),
  ratios("an even number of genes", plain[1:40, ]), ratios("fractions", fractions), ratios("one gene", plain[1, , drop = FALSE]),
  ratios("two libraries", plain[, 1:2]), ratios("one library", plain[, 1, drop = FALSE])), "DESeq2")

smooth <- function(name, x, y, f = 0.5)
  golden_case(name, sprintf("lowess(x, y, f = %g)$y", f), list(x = I(sort(x)), y = I(y[order(x)]), span = f),
              list(y = I(lowess(x, y, f = f)$y)))
x <- round(rnorm(300, 5, 2), 6); wild <- round(sin(x) + rnorm(300, sd = 0.2), 6); wild[c(5, 90, 200)] <- c(30, -20, 44)
many <- round(rexp(2000), 6)
write_golden("stats/lowess.json", list(
  smooth("clean", x, wild), smooth("two thirds", x, wild, 2 / 3), smooth("a narrow window", x, wild, 0.05),
  smooth("a window of every point", x[1:40], wild[1:40], 1), smooth("ties", round(x), wild),
  smooth("many points", many, round(exp(-many) + rnorm(2000, sd = 0.05), 6)),
  smooth("a straight line", 1:30, 3 + 2 * (1:30)), smooth("constant", x[1:25], rep(0.7, 25)),
  smooth("one x", rep(2, 9), wild[1:9]), smooth("far apart", c(1, 1.001, 1.002, 900), c(1, 2, 3, 4)),
  smooth("two points", c(1, 4), c(2, 3)), smooth("three points", c(1, 2, 7), c(2, 9, 3)), smooth("one point", 3, 8)))

per_million <- function(name, counts, sizes)
  golden_case(name, "edgeR::cpm(counts, lib.size = sizes, log = TRUE, prior.count = 0.5); t(log2(t(counts + 0.5)/(sizes + 1) * 1e6))",
    list(genes = rows(counts), sizes = I(sizes)),
    list(proportional = I(as.numeric(t(edgeR::cpm(counts, lib.size = sizes, log = TRUE, prior.count = 0.5)))),
         constant = I(as.numeric(log2(t(counts + 0.5) / (sizes + 1) * 1e6)))))
write_golden("stats/log-cpm.json", list(
  per_million("clean", plain[1:20, ], colSums(plain)), per_million("zeros", zeros[1:20, ], colSums(zeros)),
  per_million("a tiny and a huge library", uneven[1:20, ], colSums(uneven)),
  per_million("fractions", fractions[1:9, ], colSums(fractions))), "edgeR")

# Without missing values: voom itself. With them, which voom refuses: its own lines, on lmFit's fits, which drop them.
weights_of <- function(counts, design, sizes) {
  y <- t(log2(t(counts + 0.5) / (sizes + 1) * 1e6))
  fit <- suppressWarnings(lmFit(y, design))
  l <- lowess(fit$Amean + mean(log2(sizes + 1)) - log2(1e6), sqrt(fit$sigma), f = 0.5)
  f <- approxfun(l, rule = 2, ties = list("ordered", mean))
  w <- 1 / f(log2(1e-6 * t(t(2^(fit$coefficients %*% t(design))) * (sizes + 1))))^4
  list(E = y, weights = matrix(w, nrow(y)), Amean = fit$Amean, sigma = fit$sigma)
}
# With blocks: each has a level of its own, and a sample that is alone in its block is left out.
route <- function(name, counts, group, covariates = matrix(0, length(group), 0), keep_counts = TRUE, block = NULL) {
  all_genes <- counts[!apply(is.na(counts), 1, any), ]
  sizes <- colSums(all_genes) * suppressWarnings(calcNormFactors(all_genes))
  ok <- group >= 0 & apply(is.finite(covariates), 1, all)
  if (!is.null(block)) {
    ok <- ok & block >= 0
    ok <- ok & table(block[ok])[as.character(block)] > 1; ok[is.na(ok)] <- FALSE
  }
  levels <- if (is.null(block)) 1 else model.matrix(~ 0 + factor(block[ok]))
  design <- cbind(levels, (cbind(covariates, group))[ok, , drop = FALSE]); last <- ncol(design)
  defined <- which(rowSums(counts[, ok], na.rm = TRUE) > 0)
  part <- counts[defined, ok, drop = FALSE]
  v <- weights_of(part, design, sizes[ok])
  if (!anyNA(part)) {
    exact <- voom(part, design, lib.size = sizes[ok])
    stopifnot(all.equal(unname(exact$weights), v$weights, tolerance = 1e-13)); v$E <- exact$E; v$weights <- exact$weights
  }
  raw <- suppressWarnings(lmFit(v$E, design, weights = v$weights))
  fit <- suppressWarnings(eBayes(raw))
  df <- rep_len(fit$df.total, length(defined))
  se <- sqrt(rep_len(fit$s2.post, length(defined))) * fit$stdev.unscaled[, last]
  reach <- qt(0.975, df) * se
  golden_case(name, "eBayes(lmFit(voom(counts, design, lib.size = colSums(counts) * calcNormFactors(counts)), design))",
    list(genes = if (keep_counts) rows(counts) else list(), group = I(group), block = I(if (is.null(block)) numeric() else block),
         covariates = columns(covariates),
         sizes = I(unname(sizes)), defined = I(defined - 1)),
    list(survey = I(v$sigma^2), averageExpression = I(v$Amean), priorDf = fit$df.prior, priorVariance = fit$s2.prior,
         effect = I(fit$coefficients[, last]), unscaled = I(raw$stdev.unscaled[, last]), sigma2 = I(raw$sigma^2),
         residualDf = I(raw$df.residual), standardError = I(se), statistic = I(fit$t[, last]), df = I(df),
         logP = I(log(2) + pt(-abs(fit$t[, last]), df, log.p = TRUE)),
         ciLow = I(fit$coefficients[, last] - reach), ciHigh = I(fit$coefficients[, last] + reach)))
}
g <- rep(0:1, c(9, 7))
usual <- made(80, runif(16, 3e4, 9e4)); usual[1:8, g == 1] <- usual[1:8, g == 1] * 4; usual[11, ] <- 0
usual[12, g >= 0] <- c(0, 0, 0, 1, rep(0, 12))
low <- made(70, rep(2500, 16), 0.3, -3)
apart <- made(70, c(90, 4e8, runif(14, 3e4, 9e4)))
odd <- usual; odd[30:40, 12] <- odd[30:40, 12] * 700
gaps <- usual; gaps[3, c(1, 14)] <- NaN; gaps[8, 2:5] <- NaN; gaps[20, 16] <- NaN
unknown <- g; unknown[c(2, 12)] <- -1
extra <- cbind(round(rnorm(16, 60, 9), 3), rep(0:1, 8), c(rep(1, 5), rep(0, 11)))
incomplete <- extra; incomplete[4, 1] <- NaN
strong_group <- rep(0:1, each = 150)
strong <- matrix(rpois(12 * 300, rep(c(900, 400 + 50 * (1:11)), 300)), 12)
strong[1, strong_group == 1] <- rpois(150, 9000)
# 5,000 samples of counts by a formula, which the test repeats.
s <- 0:4999; formula_group <- s %% 2
by_formula <- t(sapply(0:39, function(gene) (gene * 131 + s * s * 17 + gene * s * 29) %% (50 + 7 * gene) +
                         formula_group * (gene %% 5 == 0) * 6 + gene))
cases <- list(
  route("clean", usual, g), route("zeros and genes without a count", low, g), route("a tiny and a huge library", apart, g),
  route("one extreme sample", odd, g), route("unknown groups", usual, unknown), route("covariates", usual, g, extra),
  route("covariates and unknown values", usual, unknown, incomplete), route("missing gene values", gaps, g),
  route("two genes", usual[1:2, ], g), route("four samples", usual[, c(1, 2, 15, 16)], c(0, 0, 1, 1)),
  route("p below 1e-300", strong, strong_group))
stopifnot(min(cases[[11]]$expected$logP) < -700)
write_golden("stats/voom.json", cases, c("edgeR", "limma"))
write_golden("stats/voom-5000.json", list(route("5000 samples", by_formula, formula_group, keep_counts = FALSE)), c("edgeR", "limma"))

h <- rep(0:1, 8); pairs <- rep(1:8, each = 2); uneven <- c(1, 1, 2, 2, 2, 3, 4, 4, -1, 5, 5, 5, 5, 6, 6, 7)
twice <- usual[1:60, ] ; twice[1:5, h == 1] <- twice[1:5, h == 1] * 3
for (p in 1:8) twice[, pairs == p] <- round(twice[, pairs == p] * exp(rnorm(60, sd = 0.8)))
within <- cbind(extra[, 1])
write_golden("stats/voom-paired.json", list(
  route("pairs", twice, h, block = pairs), route("uneven blocks", twice, h, block = uneven),
  route("a covariate", twice, h, within, block = pairs)), c("edgeR", "limma"))
