# Moderated t with a trend of the variance and robust against outlying genes; the F distribution and natural splines
# below them. Run from the project's folder: Rscript src/test/r/moderation.R
source("src/test/r/golden.R")
suppressPackageStartupMessages(library(limma))
set.seed(22)
short <- function(x) signif(x, 7)

# fitFDistRobustly looks for df2/(1 + df2) within 1e-8, which is far more than the 1e-9 that is held here of df2 itself:
# its own body, asked for all digits.
careful <- eval(parse(text = sub("tol = 1e-08", "tol = 1e-15, maxiter = 1000", deparse(limma::fitFDistRobustly), fixed = TRUE)))
environment(careful) <- asNamespace("limma")
stopifnot(any(grepl("1e-15", deparse(careful), fixed = TRUE)))
assignInNamespace("fitFDistRobustly", careful, "limma")

moderated <- function(name, genes, group, trend, robust, covariates = matrix(0, length(group), 0)) {
  raw <- suppressWarnings(lmFit(genes, cbind(1, group, covariates)))
  fit <- suppressWarnings(eBayes(raw, trend = trend, robust = robust))
  df <- rep_len(fit$df.total, nrow(genes))
  se <- sqrt(rep_len(fit$s2.post, nrow(genes))) * fit$stdev.unscaled[, 2]
  reach <- qt(0.975, df) * se
  golden_case(sprintf("%s, trend %s, robust %s", name, trend, robust),
    sprintf("eBayes(lmFit(genes, cbind(1, group, covariates)), trend = %s, robust = %s)", trend, robust),
    list(trend = trend + 0, robust = robust + 0, genes = rows(genes), group = I(group), covariates = columns(covariates)),
    list(averageExpression = I(unname(raw$Amean)), priorDf = I(rep_len(fit$df.prior, nrow(genes))),
         priorVariance = I(rep_len(fit$s2.prior, nrow(genes))), standardError = I(se), statistic = I(fit$t[, 2]),
         df = I(df), logP = I(log(2) + pt(-abs(fit$t[, 2]), df, log.p = TRUE)),
         ciLow = I(fit$coefficients[, 2] - reach), ciHigh = I(fit$coefficients[, 2] + reach)))
}
every <- function(...) list(moderated(..., trend = TRUE, robust = FALSE), moderated(..., trend = FALSE, robust = TRUE),
                            moderated(..., trend = TRUE, robust = TRUE))

# Variances that fall with the level, as those of counts do; some genes far off.
matrix_of <- function(genes, n, prior) {
  level <- runif(genes, 2, 12)
  sd <- sqrt(exp(-0.25 * level) * prior / rchisq(genes, prior))
  short(matrix(rnorm(genes * n, level, rep(sd, n)), genes, n))
}
g <- rep(0:1, 5)
plain <- matrix_of(45, 10, 8); plain[1:6, g == 1] <- short(plain[1:6, g == 1] + 1.5)
far <- plain; far[7, ] <- short(7 + 9 * rnorm(10)); far[8, ] <- short(5 + 30 * rnorm(10))
gaps <- far; gaps[3, 2] <- NaN; gaps[7, c(1, 4)] <- NaN; gaps[11, 5:7] <- NaN; gaps[40, 1:4] <- NaN
repeat {
  level <- runif(40, 2, 12)
  alike <- short(matrix(rnorm(400, level, 0.5), 40)); alike[9, 1] <- alike[9, 1] + 8
  rest <- eBayes(lmFit(alike[-9, ], cbind(1, g)), trend = TRUE)
  if (is.infinite(rest$df.prior) && is.finite(eBayes(lmFit(alike, cbind(1, g)))$df.prior)) break
}
repeat {
  same <- short(matrix(rnorm(330, runif(33, 2, 12), 0.5), 33))
  if (is.infinite(eBayes(lmFit(same, cbind(1, g)))$df.prior)) break
}
flat <- plain[1:32, ]; flat[4, ] <- 3 + 0.5 * g
level_gaps <- same; level_gaps[5, 2:4] <- NaN
strong <- matrix_of(32, 80, 8); half <- rep(0:1, 40); strong[1, ] <- short(strong[1, ] + 3e4 * half)
cases <- c(every("clean", plain, g), every("outlying genes", far, g), every("missing values", gaps, g),
  every("a covariate", far[1:32, ], g, covariates = cbind(short(rnorm(10, 60, 9)))),
  every("one outlier among equal variances", alike, g), every("equal variances", same, g),
  every("equal variances and missing values", level_gaps, g), every("a variance of zero", flat, g),
  every("29 genes", plain[1:29, ], g), every("10 genes", plain[1:10, ], g), every("5 genes", plain[1:5, ], g),
  every("3 genes", plain[1:3, ], g), list(moderated("2 genes", plain[1:2, ], g, TRUE, FALSE)), list(moderated("p below 1e-300", strong, half, TRUE, TRUE)))
stopifnot(cases[[length(cases)]]$expected$logP[1] < -700)
write_golden("stats/moderation.json", cases, c("limma", "statmod"))

points <- expand.grid(df1 = c(1, 4, 18.5, 400), df2 = c(0.3, 3.8, 60, 3e4, Inf), f = c(1e-6, 0.03, 0.8, 1, 2.5, 40, 1e4))
cases <- lapply(seq_len(nrow(points)), function(i) with(points[i, ], {
  upper <- pf(f, df1, df2, lower.tail = FALSE, log.p = TRUE)
  golden_case(sprintf("f %g on %g and %g", f, df1, df2), "pf(f, df1, df2, lower.tail, log.p = TRUE); df(f, df1, df2, log = TRUE) + log(f)",
    list(f = f, df1 = df1, df2 = df2),
    list(upper = upper, lower = pf(f, df1, df2, log.p = TRUE), density = df(f, df1, df2, log = TRUE) + log(f)))
}))
write_golden("stats/f-distribution.json", cases)

x <- short(rnorm(80)); y <- short(sin(2 * x) + rnorm(80, sd = 0.3)); y[5] <- 40
spline <- function(name, x, y, df) {
  fit <- lm.fit(splines::ns(x, df = df, intercept = TRUE), y)
  golden_case(name, sprintf("lm.fit(splines::ns(x, df = %d, intercept = TRUE), y)", df), list(x = I(x), y = I(y), df = df),
    list(fitted = I(unname(fit$fitted.values)), residualVariance = mean(fit$effects[-(1:fit$rank)]^2)))
}
cases <- list(spline("line", x, y, 2), spline("one knot", x, y, 3), spline("two knots", x, y, 4),
  spline("far from zero", 1e4 + x, y, 4), spline("ties", round(x, 1), y, 4), spline("five points", x[1:5], y[1:5], 4),
  spline("a point far off", c(x, 15000), c(y, 1), 4), spline("a point far below", c(x, -1e5), c(y, 1), 3))
write_golden("stats/natural-spline.json", cases)
