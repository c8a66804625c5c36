# Pooling over cohorts. Run from the project's folder: Rscript src/test/r/pooling.R
source("src/test/r/golden.R")
suppressMessages(library(metafor))

pooled_case <- function(name, yi, sei, method) {
  precise <- signif(1e-14 * (mean(sei^2, na.rm = TRUE) + var(yi, na.rm = TRUE)), 2)
  control <- if (method == "REML") list(threshold = precise, maxiter = 1e5) else list(tol = precise / 100, maxiter = 1e5)
  text <- sprintf("rma(yi, sei = sei, method = \"%s\", test = \"adhoc\", control = list(%s))", method,
                  paste(names(control), control, sep = " = ", collapse = ", "))
  known <- is.finite(yi) & is.finite(sei)
  y <- yi[known]; s <- sei[known]
  random <- suppressWarnings(rma(y, sei = s, method = method, test = "adhoc", control = control))
  fixed <- rma(y, sei = s, method = "EE")
  interval <- predict(random)
  one <- function(x) unname(as.numeric(x))
  w <- rep(0, length(yi)); w[known] <- weights(random)
  golden_case(name, paste0(text, "; predict(); rma(method = \"EE\")"), list(effect = I(yi), standardError = I(sei)),
    list(k = length(y), effectFixed = one(fixed$beta), seFixed = fixed$se,
         logPFixed = log(2) + pnorm(-abs(fixed$zval), log.p = TRUE),
         effectRandom = one(random$beta), seRandom = random$se, ciLow = random$ci.lb, ciHigh = random$ci.ub,
         piLow = interval$pi.lb, piHigh = interval$pi.ub, tau2 = random$tau2, i2 = random$I2, q = random$QE,
         logPHeterogeneity = pchisq(random$QE, length(y) - 1, lower.tail = FALSE, log.p = TRUE),
         statistic = random$zval, df = random$ddf,
         logP = log(2) + pt(-abs(random$zval), random$ddf, log.p = TRUE), weights = I(w)))
}

set.seed(7)
sets <- list(
  `two, heterogeneous` = list(c(0.1, 0.9), c(0.15, 0.2)),
  `two, alike` = list(c(0.31, 0.29), c(0.15, 0.2)),
  `two, equal errors` = list(c(0.1, 0.7), c(0.2, 0.2)),
  `three, heterogeneous` = list(c(-0.2, 0.4, 0.9), c(0.12, 0.2, 0.3)),
  `three, alike` = list(c(0.11, 0.10, 0.13), c(0.03, 0.1, 0.2)),
  `three, nearly homogeneous` = list(c(0.02, 0.25, 0.5), c(0.12, 0.2, 0.25)),
  `one cohort dominates` = list(c(0.5, -0.3, 1.1, 0.2), c(0.001, 0.4, 0.5, 0.3)),
  `one of six is missing` = list(c(0.3, NaN, 0.5, 0.1, 0.2, 0.6), c(0.1, 0.1, 0.12, 0.2, 0.15, 0.3)),
  `far from zero` = list(c(1000.1, 1000.9, 1000.4), c(0.15, 0.2, 0.1)),
  `tiny scale` = list(c(1e-6, 9e-6, 4e-6, 3e-6), c(1.5e-6, 2e-6, 1e-6, 1e-6)),
  `p below 1e-300` = list(rep(5, 40) + rnorm(40, 0, 1e-7), rep(1e-9, 40)))
for (k in c(5, 20)) {
  sets[[paste(k, "heterogeneous")]] <- list(round(rnorm(k, 0.2, 0.5), 6), round(runif(k, 0.05, 0.4), 6))
  sets[[paste(k, "alike")]] <- { s <- round(runif(k, 0.05, 0.4), 6); list(round(rnorm(k, 0.2, s / 2), 6), s) }
}
for (i in 1:12) {
  k <- 2 + i %% 6; s <- round(exp(rnorm(k, -2, 0.8)), 6)
  sets[[paste("random", i)]] <- list(round(rnorm(k, 0.1, sqrt(s^2 + (i / 30)^2)), 6), s)
}

cases <- function(method) lapply(names(sets), function(n) pooled_case(n, sets[[n]][[1]], sets[[n]][[2]], method))
write_golden("stats/pooling-reml.json", cases("REML"), "metafor")
write_golden("stats/pooling-paule-mandel.json", cases("PM"), "metafor")
