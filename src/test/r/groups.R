# Moderated t, Wilcoxon with DeLong, Welch. Run from the project's folder: Rscript src/test/r/groups.R
source("src/test/r/golden.R")
suppressPackageStartupMessages({library(limma); library(pROC)})
set.seed(21)
short <- function(x) signif(x, 7)

moderated <- function(name, genes, group, covariates = matrix(0, length(group), 0)) {
  ok <- group >= 0 & apply(is.finite(covariates), 1, all)
  design <- cbind(1, group, covariates)[ok, , drop = FALSE]
  raw <- suppressWarnings(lmFit(genes[, ok, drop = FALSE], design))
  fit <- suppressWarnings(eBayes(raw))
  df <- rep_len(fit$df.total, nrow(genes))
  se <- sqrt(rep_len(fit$s2.post, nrow(genes))) * fit$stdev.unscaled[, 2]
  reach <- qt(0.975, df) * se
  golden_case(name, "eBayes(lmFit(genes, cbind(1, group, covariates)))",
    list(genes = rows(genes), group = I(group), covariates = columns(covariates)),
    list(priorDf = fit$df.prior, priorVariance = fit$s2.prior, effect = I(fit$coefficients[, 2]),
         unscaled = I(raw$stdev.unscaled[, 2]), residualDf = I(raw$df.residual), standardError = I(se),
         statistic = I(fit$t[, 2]), df = I(df), logP = I(log(2) + pt(-abs(fit$t[, 2]), df, log.p = TRUE)),
         ciLow = I(fit$coefficients[, 2] - reach), ciHigh = I(fit$coefficients[, 2] + reach)))
}

matrix_of <- function(genes, n, sd = sqrt(0.5 * 6 / rchisq(genes, 6)))
  matrix(short(rnorm(genes * n, 7, rep(sd, n))), genes, n)
g <- rep(0:1, c(14, 10))
plain <- matrix_of(60, 24); plain[1:5, g == 1] <- short(plain[1:5, g == 1] + 2)
strong <- plain; strong[1, ] <- short(5 + 40 * g + rnorm(24, sd = 0.02))
gaps <- plain; gaps[3, c(1, 20)] <- NaN; gaps[8, 2:6] <- NaN; gaps[9, 24] <- NaN
unknown <- g; unknown[c(2, 15)] <- -1
covariates <- cbind(short(rnorm(24, 60, 9)), rep(0:1, 12), c(rep(1, 6), rep(0, 18)))
incomplete <- covariates; incomplete[4, 1] <- NaN
flat <- plain; flat[7, ] <- 3 + 0.5 * g
repeat {
  alike <- matrix_of(30, 24, rep(0.7, 30))
  if (is.infinite(suppressWarnings(eBayes(lmFit(alike, cbind(1, g))))$df.prior)) break
}
long <- matrix_of(400, 400); long[1, ] <- short(long[1, ] + 30 * rep(0:1, 200))
cases <- list(
  moderated("clean", plain, g), moderated("strong", strong, g), moderated("unknown groups", plain, unknown),
  moderated("missing gene values", gaps, g), moderated("covariates", plain, g, covariates),
  moderated("covariates and missing values", gaps, unknown, incomplete), moderated("a variance of zero", flat, g),
  moderated("infinite prior df", alike, g), moderated("infinite prior df and gaps", {alike[2, 3] <- NaN; alike}, g),
  moderated("one gene", plain[1, , drop = FALSE], g), moderated("two genes", plain[1:2, ], g),
  moderated("p below 1e-300", long[1:40, ], rep(0:1, 200)))
stopifnot(is.infinite(cases[[8]]$expected$priorDf), is.infinite(cases[[9]]$expected$priorDf),
          min(cases[[12]]$expected$logP) < -700)
cases <- c(cases, aside(5000, list(local({
  half <- rbinom(5000, 1, 0.3); genes <- eighths(5, 5000); genes[1, ] <- genes[1, ] + half / 8; genes[2, c(7, 4000)] <- NaN
  moderated("5000 samples", genes, half, cbind(round(rnorm(5000, 60, 9)), rbinom(5000, 1, 0.5)))
}))))
write_golden("stats/moderated-t.json", cases, "limma")

cases <- lapply(c(1e-8, 1e-6, 1e-3, 0.1, 1, 2.5, 40, 1e4, 1e7, 1e8), function(x) golden_case(sprintf("x %g", x),
  sprintf("trigammaInverse(%g); digamma(%g); trigamma(%g); psigamma(%g, 2)", x, x, x, x), list(x = x),
  list(inverse = trigammaInverse(x), digamma = digamma(x), trigamma = trigamma(x), tetragamma = psigamma(x, 2))))
write_golden("stats/polygamma.json", cases, "limma")

rank_sum <- function(name, gene, group) {
  ok <- is.finite(gene) & group >= 0
  a <- gene[ok & group == 1]; b <- gene[ok & group == 0]
  test <- suppressWarnings(wilcox.test(a, b, exact = FALSE, correct = TRUE))
  n1 <- length(a); n0 <- length(b); n <- n1 + n0; ties <- table(rank(c(a, b)))
  w <- unname(test$statistic) - n1 * n0 / 2
  # wilcox.test's own lines, on the log scale.
  z <- (w - sign(w) * 0.5) / sqrt(n1 * n0 / 12 * (n + 1 - sum(ties^3 - ties) / (n * (n - 1))))
  logP <- if (z == 0) 0 else log(2) + pnorm(-abs(z), log.p = TRUE)
  if (logP > -700) stopifnot(abs(log(test$p.value) - logP) <= 1e-9 * abs(logP))
  curve <- roc(c(rep(1, n1), rep(0, n0)), c(a, b), levels = c(0, 1), direction = "<", quiet = TRUE)
  ci <- ci.auc(curve, method = "delong")
  golden_case(name, "wilcox.test(a, b, exact=FALSE, correct=TRUE); pROC::var(roc(group, gene, direction=\"<\")); ci.auc",
    list(gene = I(gene), group = I(group)),
    list(n = n, events = n1, effect = as.numeric(auc(curve)), standardError = sqrt(pROC::var(curve)), ciLow = ci[1],
         ciHigh = ci[3], statistic = z, logP = logP))
}
v <- short(rnorm(60)); h <- rbinom(60, 1, 0.4)
gap <- v; gap[c(2, 9, 33)] <- NaN
some <- h; some[c(9, 40)] <- -1
wide <- short(rnorm(5000)); half <- rbinom(5000, 1, 0.3)
cases <- list(
  rank_sum("clean", v + h, h), rank_sum("ties", round(v + h), h), rank_sum("zero inflated", pmax(0, v), h),
  rank_sum("missing values", gap, h), rank_sum("unknown groups and missing values", gap, some),
  rank_sum("two against two", c(1, 3, 2, 4), c(0, 0, 1, 1)), rank_sum("no difference", c(1, 4, 2, 3), c(0, 0, 1, 1)),
  rank_sum("nearly perfect", c(1:20, 22, 21, 23:40), rep(0:1, c(21, 19))),
  rank_sum("5000 samples", short(wide + 0.1 * half), half), rank_sum("p below 1e-300", short(wide + 3 * half), half),
  rank_sum("lower in positives", v - h, h))
write_golden("stats/wilcoxon.json", cases, "pROC")

welch <- function(name, a, b) {
  test <- t.test(a, b)
  golden_case(name, "t.test(a, b)", list(a = I(a), b = I(b)),
    list(meanA = unname(test$estimate[1]), meanB = unname(test$estimate[2]),
         difference = unname(test$estimate[1] - test$estimate[2]), standardError = test$stderr,
         ciLow = test$conf.int[1], ciHigh = test$conf.int[2], t = unname(test$statistic), df = unname(test$parameter),
         logP = log(2) + pt(-abs(unname(test$statistic)), test$parameter, log.p = TRUE)))
}
cases <- list(
  welch("clean", v[1:25], v[26:60] + 0.5), welch("unequal variances", 10 * v[1:8], v[9:60]),
  welch("two against two", c(1, 2), c(4, 7)), welch("one group constant", c(1, 1, 1), c(2, 3, 5)),
  welch("missing values", gap[1:30], v[31:60]), welch("p below 1e-300", wide[1:2000] + 3, wide[2001:5000]))
write_golden("stats/welch.json", cases)

welch_gene <- function(name, gene, group) {
  ok <- is.finite(gene) & group >= 0
  test <- t.test(gene[ok & group == 1], gene[ok & group == 0])
  golden_case(name, "t.test(gene[group == 1], gene[group == 0])", list(gene = I(gene), group = I(group)),
    list(n = sum(ok), events = sum(ok & group == 1), effect = unname(test$estimate[1] - test$estimate[2]),
         standardError = test$stderr, ciLow = test$conf.int[1], ciHigh = test$conf.int[2],
         statistic = unname(test$statistic), df = unname(test$parameter),
         logP = log(2) + pt(-abs(unname(test$statistic)), test$parameter, log.p = TRUE)))
}
cases <- list(
  welch_gene("clean", v + h, h), welch_gene("unequal variances", short(v * (1 + 9 * h)), h),
  welch_gene("ties", round(v + h), h), welch_gene("missing values and unknown groups", gap, some),
  welch_gene("two against two", c(1, 3, 2, 4.5), c(0, 0, 1, 1)),
  welch_gene("one group constant", c(3, 3, 3, 1, 2, 5), c(1, 1, 1, 0, 0, 0)), welch_gene("far from zero", short(1e5 + v), h),
  welch_gene("5000 samples", short(wide + 0.1 * half), half), welch_gene("p below 1e-300", short(wide + 3 * half)[1:2000], half[1:2000]))
stopifnot(cases[[9]]$expected$logP < -700)
write_golden("stats/welch-gene.json", cases)
