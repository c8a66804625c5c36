# Group × modifier in the moderated t. Run from the project's folder: Rscript src/test/r/group_interaction.R
source("src/test/r/golden.R")
suppressPackageStartupMessages(library(limma))
set.seed(23)
short <- function(x) signif(x, 7)

interaction_case <- function(name, genes, group, modifier, covariates = matrix(0, length(group), 0)) {
  ok <- group >= 0 & is.finite(modifier) & apply(is.finite(covariates), 1, all)
  h <- group[ok]; m <- modifier[ok]
  design <- cbind(model.matrix(~ h * m), covariates[ok, , drop = FALSE])
  raw <- suppressWarnings(lmFit(genes[, ok, drop = FALSE], design))
  fit <- suppressWarnings(eBayes(raw))
  j <- which(colnames(design) == "h:m")
  df <- rep_len(fit$df.total, nrow(genes))
  se <- sqrt(rep_len(fit$s2.post, nrow(genes))) * fit$stdev.unscaled[, j]
  golden_case(name, "eBayes(lmFit(genes, model.matrix(~ group * modifier + covariates))), coefficient group:modifier",
    list(genes = rows(genes), group = I(group), modifier = I(modifier), covariates = columns(covariates)),
    list(n = I(rowSums(is.finite(genes[, ok]))), events = I(rowSums(is.finite(genes[, ok]) & rep(h == 1, each = nrow(genes)))),
         effect = I(fit$coefficients[, j]), unscaled = I(raw$stdev.unscaled[, j]), residualDf = I(raw$df.residual),
         standardError = I(se), statistic = I(fit$t[, j]), df = I(df),
         logP = I(log(2) + pt(-abs(fit$t[, j]), df, log.p = TRUE))))
}

n <- 40; g <- rep(0:1, c(22, 18)); m <- short(rnorm(n)); age <- short(rnorm(n, 60, 9))
plain <- matrix(short(rnorm(30 * n, 7, rep(sqrt(0.5 * 6 / rchisq(30, 6)), n))), 30)
plain[1, ] <- short(plain[1, ] + 2 * g * m); plain[2, ] <- round(plain[2, ])
gaps <- plain; gaps[3, c(1, 30)] <- NaN; gaps[9, 2:7] <- NaN
unknown <- g; unknown[c(2, 35)] <- -1
missing <- m; missing[c(5, 29)] <- NaN
big <- aside(5000, local({
  group <- rbinom(5000, 1, 0.4); modifier <- round(8 * rnorm(5000)) / 8
  genes <- eighths(4, 5000); genes[1, ] <- genes[1, ] + round(group * modifier) / 8
  interaction_case("5000 samples", genes, group, modifier, cbind(round(rnorm(5000, 60, 9))))
}))
write_golden("stats/group-interaction.json", list(
  big,
  interaction_case("clean and ties", plain, g, m), interaction_case("missing values", gaps, unknown, missing),
  interaction_case("covariates and missing values", gaps, g, missing, cbind(age, rep(0:1, n / 2))),
  interaction_case("two-valued modifier", plain, g, rep(0:1, n / 2))), "limma")
