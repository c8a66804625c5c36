# The score test of a gene in Cox's model, and its saddlepoint tail from the exact empirical cumulant generating function.
# Run from the project's folder: Rscript src/test/r/cox_score.R
source("src/test/r/golden.R")
suppressMessages(library(survival))

control <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 100)
call_text <- paste(
  "coxph(Surv(entry, time, event) ~ gene + covariates + strata(stratum), init = c(0, coefficients without the gene),",
  "iter.max = 0): U = sum(residuals(fit, \"score\")[, 1]), I = 1 / fit$var[1, 1]; p of |z| > 2 by Barndorff-Nielsen's",
  "formula for sum(c * R), R from residuals(fit, \"martingale\"), as written in the script")

# log P(S > q) of S = sum(w * R), R drawn from r (mean 0, variance 1).
log_upper <- function(q, w, r) {
  normal <- pnorm(q, lower.tail = FALSE, log.p = TRUE)
  if (q >= sum(ifelse(w > 0, w * max(r), w * min(r)))) return(normal)
  moments <- function(t) {
    u <- outer(t * w, r)
    top <- apply(u, 1, max)
    e <- exp(u - top)
    m <- rowSums(e)
    first <- as.vector(e %*% r) / m
    second <- as.vector(e %*% r^2) / m - first^2
    c(sum(top + log(m / length(r))), sum(w * first), sum(w^2 * second))
  }
  high <- q
  while (moments(high)[2] < q) high <- 2 * high
  t <- uniroot(function(t) moments(t)[2] - q, c(0, high), tol = 1e-13)$root
  for (i in 1:3) { m <- moments(t); t <- t - (m[2] - q) / m[3] }
  m <- moments(t)
  a <- sqrt(2 * (t * q - m[1])); v <- t * sqrt(m[3])
  pnorm(a + log(v / a) / a, lower.tail = FALSE, log.p = TRUE)
}

score_case <- function(name, d) {
  n <- length(d$time)
  keep <- is.finite(d$time) & !is.na(d$event) & is.finite(d$gene)
  for (x in c(d$covariates, list(d$stratum, d$entry))) if (!is.null(x)) keep <- keep & is.finite(x)
  only <- function(x) x[keep]
  y <- if (is.null(d$entry)) Surv(only(d$time), only(d$event)) else Surv(only(d$entry), only(d$time), only(d$event))
  covariates <- lapply(d$covariates, only)
  gene <- only(d$gene)
  s <- if (is.null(d$stratum)) rep(1, sum(keep)) else only(d$stratum)
  k <- length(covariates)
  z_columns <- if (k > 0) do.call(cbind, covariates)
  null <- if (k > 0) coxph(y ~ z_columns + strata(s), control = control)
  at_null <- coxph(y ~ cbind(gene - mean(gene), z_columns) + strata(s), init = c(0, null$coefficients), iter.max = 0)
  gradient <- sum(as.matrix(residuals(at_null, type = "score"))[, 1])
  information <- 1 / at_null$var[1, 1]
  m <- as.vector(residuals(at_null, type = "martingale"))
  stopifnot(abs(sum(m * gene) - gradient) < 1e-8 * sqrt(information))
  effect <- gradient / information; error <- 1 / sqrt(information); z <- gradient / sqrt(information)
  groups <- model.matrix(if (length(unique(s)) > 1) ~ factor(s) else ~ rep(1, length(s)) - 1)
  left <- qr.resid(qr(cbind(groups, z_columns)), gene)
  w <- left / sqrt(sum(left^2))
  r <- (m - mean(m)) / sqrt(mean((m - mean(m))^2))
  log_p <- if (abs(z) <= 2) log(2) + pnorm(-abs(z), log.p = TRUE) else {
    tails <- c(log_upper(abs(z), w, r), log_upper(abs(z), -w, r))
    max(tails) + log1p(exp(min(tails) - max(tails)))
  }
  golden_case(name, call_text,
    list(time = I(d$time), event = I(d$event), entry = I(if (is.null(d$entry)) numeric() else d$entry),
         strata = I(if (is.null(d$stratum)) numeric() else d$stratum), gene = I(d$gene),
         covariates = if (k > 0) lapply(d$covariates, as.numeric) else I(numeric())),
    list(n = sum(keep), events = sum(only(d$event)), effect = effect, standardError = error, statistic = z, logP = log_p,
         ciLow = effect - qnorm(0.975) * error, ciHigh = effect + qnorm(0.975) * error))
}

draw <- function(n, effect, censored, digits = 0, strata = 1, skewed = FALSE, spread = 2) {
  gene <- round(if (skewed) exp(rnorm(n, 0, spread)) else rnorm(n, 6, spread), 4)
  age <- round(rnorm(n, 60, 12))
  male <- rbinom(n, 1, 0.5)
  stratum <- sample.int(strata, n, TRUE)
  death <- rexp(n, exp(effect * (gene - mean(gene)) / sd(gene) + 0.02 * (age - 60) + 0.3 * male) / 1000) * stratum
  censor <- rexp(n, censored / 1000)
  list(time = pmax(round(pmin(death, censor), digits), 10^-digits), event = as.integer(death <= censor), gene = gene,
       stratum = if (strata > 1) stratum, age = age, male = male)
}
late <- function(d, share = 0.6) {
  d$entry <- round(rbinom(length(d$time), 1, share) * runif(length(d$time)) * d$time * 0.9)
  d$entry[d$entry >= d$time] <- 0
  d
}
with_covariates <- function(d) { d$covariates <- list(d$age, d$male); d }

set.seed(20240705)
cases <- list()
add <- function(name, d) cases[[length(cases) + 1]] <<- score_case(name, d)

add("clean, no effect", draw(80, 0, 1, 6))
add("clean, an effect", draw(80, 0.8, 1, 6))
add("an effect downwards", draw(80, -0.8, 1))
add("many tied times", draw(150, 0.5, 1, -2))
add("hardly any distinct times", draw(150, 0.5, 1, -3))
add("covariates", with_covariates(draw(120, 0.6, 1)))
add("covariates and ties", with_covariates(draw(150, -0.6, 1, -2)))
add("strata", draw(150, 0.6, 1, strata = 3))
add("strata, covariates, ties", with_covariates(draw(200, 0.6, 1, -2, strata = 3)))
add("left truncation", late(draw(150, 0.6, 1)))
add("left truncation, strata, covariates, ties", with_covariates(late(draw(250, 0.6, 1, -2, strata = 3))))
d <- with_covariates(late(draw(150, 0.9, 1, strata = 2)))
d$gene[c(3, 50, 51, 149)] <- NaN; d$time[c(4, 9)] <- NaN; d$event[c(7, 9)] <- NA; d$covariates[[1]][c(11, 50)] <- NaN
add("missing values everywhere", d)
d <- draw(100, 0.8, 1); d$gene[c(1, 20, 77)] <- NaN; add("missing gene values", d)
d <- with_covariates(draw(100, 0.8, 1)); d$gene[c(1, 20, 77)] <- NaN; add("missing gene values, covariates", d)
add("heavy censoring", draw(300, 0.8, 25))
add("skewed expression", draw(200, 0.5, 1, skewed = TRUE))
d <- draw(300, 0, 10, skewed = TRUE, spread = 1); d$gene[which(d$event == 1)[1:2]] <- 40
add("skewed expression, heavy censoring", d)
d <- draw(300, 0.4, 1); d$gene <- as.numeric(seq_len(300) %in% c(which(d$event == 1 & d$time < 200)[1:6], 1:4))
add("ten samples express it", d)
d <- draw(60, 0.2, 1); d$event[] <- 0L; d$event[which.max(d$time * (d$time < median(d$time)))] <- 1L; add("one event", d)
d <- draw(60, 0.8, 1); d$time[d$event == 1] <- 365; add("all events at one time", d)
d <- draw(200, 1, 0.2, 3); d$gene <- -rank(d$time); add("a gene that separates", d)
d <- draw(120, 0.8, 1); d$gene <- 1000 + d$gene / 8; add("far from zero", d)
add("p below 1e-300", draw(2000, 3, 0.2, 2))
add("five thousand samples", with_covariates(draw(5000, 0.12, 2)))

write_golden("stats/cox-score.json", cases, "survival")
