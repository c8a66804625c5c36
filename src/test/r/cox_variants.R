# Cox's model with strata, patients with several samples, Breslow's ties, likelihood-ratio and score tests.
# Run from the project's folder: Rscript src/test/r/cox_variants.R
source("src/test/r/golden.R")
suppressMessages(library(survival))

control <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 100)
call_text <- paste(
  "coxph(Surv(entry, time, event) ~ gene + covariates + strata(stratum), ties, cluster = patient, ",
  "control = coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 100)); likelihood ratio: 2 (loglik[2] - loglik[2] ",
  "without the gene); score: the same with init = c(0, coefficients without the gene), iter.max = 0", sep = "")

one_term <- function(fit, se = sqrt(diag(fit$var))) {
  b <- unname(fit$coefficients[1]); s <- unname(se[1]); z <- b / s
  c(b, s, z, log(2) + pnorm(-abs(z), log.p = TRUE), b - qnorm(0.975) * s, b + qnorm(0.975) * s)
}

# Effect, standard error, statistic, log p, interval of every variant; d$covariates is a list, the others vectors or NULL.
variant_case <- function(name, d) {
  n <- length(d$time)
  keep <- is.finite(d$time) & !is.na(d$event) & is.finite(d$gene)
  for (x in c(d$covariates, list(d$stratum, d$patient, d$entry))) if (!is.null(x)) keep <- keep & is.finite(x)
  only <- function(x) x[keep]
  y <- if (is.null(d$entry)) Surv(only(d$time), only(d$event)) else Surv(only(d$entry), only(d$time), only(d$event))
  x <- do.call(cbind, lapply(c(list(d$gene), d$covariates), only))
  s <- if (is.null(d$stratum)) rep(1, sum(keep)) else only(d$stratum)
  p <- if (is.null(d$patient)) seq_len(sum(keep)) else only(d$patient)
  ask <- function(x, ties, ...) coxph(y ~ x + strata(s), ties = ties, ...)
  k <- ncol(x) - 1
  expected <- list(n = sum(keep), events = sum(only(d$event)))
  for (ties in c("efron", "breslow")) {
    fit <- ask(x, ties, control = control)
    robust <- coxph(y ~ x + strata(s), ties = ties, cluster = p, control = control)
    null <- if (k > 0) ask(x[, -1, drop = FALSE], ties, control = control)
    at_null <- ask(x, ties, init = c(0, null$coefficients), iter.max = 0)
    lr <- 2 * (fit$loglik[2] - if (k > 0) null$loglik[2] else fit$loglik[1])
    information <- 1 / at_null$var[1, 1]
    gradient <- sum(as.matrix(residuals(at_null, type = "score"))[, 1])
    effect <- gradient / information; error <- 1 / sqrt(information)
    expected[[ties]] <- I(one_term(fit))
    expected[[paste0(ties, "Robust")]] <- I(one_term(robust))
    expected[[paste0(ties, "LikelihoodRatio")]] <- I(c(lr, pchisq(lr, 1, lower.tail = FALSE, log.p = TRUE)))
    expected[[paste0(ties, "Score")]] <- I(c(effect, error, gradient / sqrt(information),
      effect - qnorm(0.975) * error, effect + qnorm(0.975) * error))
  }
  code <- function(x) I(if (is.null(x)) numeric() else ifelse(is.na(x), -1, x))
  golden_case(name, call_text,
    list(time = I(d$time), event = I(d$event), entry = I(if (is.null(d$entry)) numeric() else d$entry),
         strata = code(d$stratum), clusters = code(d$patient), gene = I(d$gene),
         covariates = if (k > 0) lapply(d$covariates, as.numeric) else I(numeric())),
    expected)
}

# Survival with a given log hazard ratio, a baseline of each stratum's own, and patients of one to three samples whose
# hazards go together.
draw <- function(n, effect, censored, digits = 0, strata = 1, patients = n, scale = 1000) {
  gene <- round(rnorm(n, 6, 2), 4)
  age <- round(rnorm(n, 60, 12))
  male <- rbinom(n, 1, 0.5)
  stratum <- sample.int(strata, n, TRUE)
  patient <- sample.int(patients, n, TRUE)
  frailty <- rnorm(patients, 0, if (patients < n) 0.5 else 0)
  death <- rexp(n, exp(effect * (gene - 6) + 0.02 * (age - 60) + 0.3 * male + frailty[patient]) / scale) * stratum
  censor <- rexp(n, censored / scale)
  list(time = pmax(round(pmin(death, censor), digits), 10^-digits), event = as.integer(death <= censor), gene = gene,
       stratum = if (strata > 1) stratum, patient = if (patients < n) patient, age = age, male = male)
}
late <- function(d, share = 0.6) {
  d$entry <- round(rbinom(length(d$time), 1, share) * runif(length(d$time)) * d$time * 0.9)
  d$entry[d$entry >= d$time] <- 0
  d
}
with_covariates <- function(d) { d$covariates <- list(d$age, d$male); d }

set.seed(20240703)
cases <- list()
add <- function(name, d) cases[[length(cases) + 1]] <<- variant_case(name, d)

add("clean", draw(80, 0.2, 1, 6))
add("many tied times", draw(200, 0.15, 1, -2))
add("hardly any distinct times, covariates", with_covariates(draw(150, -0.3, 1, -3)))
add("two covariates", with_covariates(draw(120, 0.2, 1)))
add("three strata", draw(200, 0.2, 1, strata = 3))
add("three strata, ties, covariates", with_covariates(draw(250, 0.2, 1, -2, strata = 3)))
add("strata of a few samples", draw(120, 0.3, 0.3, strata = 40))
add("patients with several samples", draw(150, 0.2, 1, patients = 70))
add("patients, ties, covariates", with_covariates(draw(200, 0.2, 1, -2, patients = 90)))
add("left truncation", late(draw(150, 0.2, 1)))
add("left truncation, strata, patients, ties", late(draw(250, 0.2, 1, -2, strata = 3, patients = 120)))
add("left truncation, strata, patients, covariates",
    with_covariates(late(draw(250, 0.2, 1, -1, strata = 3, patients = 120))))
d <- with_covariates(late(draw(200, 0.2, 1, strata = 3, patients = 120)))
d$gene[c(3, 50, 51, 149)] <- NaN; d$time[c(4, 9)] <- NaN; d$event[c(7, 9)] <- NA; d$covariates[[1]][c(11, 50)] <- NaN
d$stratum[c(12, 13)] <- NA; d$patient[c(14, 15, 51)] <- NA; d$entry[16] <- NaN
add("missing values everywhere", d)
d <- draw(150, 0.2, 1, -1, strata = 2); d$gene[c(1, 20, 77)] <- NaN; add("strata, missing gene values", d)
d <- draw(60, 0.2, 1); d$event[] <- 0L; d$event[which.max(d$time * (d$time < median(d$time)))] <- 1L; add("one event", d)
d <- draw(60, 0.2, 1); d$time[d$event == 1] <- 365; add("all events at one time", d)
add("heavy censoring", draw(300, 0.3, 15))
d <- draw(100, 0.2, 1); d$gene <- as.numeric(d$gene > 6); add("two values only", d)
# Not farther: residuals.coxph, on which R's clustered errors rest, does not centre.
d <- draw(120, 0.5, 1); d$gene <- 1000 + d$gene / 8; add("far from zero", d)
add("p below 1e-300", draw(1500, 1.2, 0.2, 2, strata = 2))
add("five thousand samples", draw(5000, 0.05, 2, strata = 4))

write_golden("stats/cox-variants.json", cases, "survival")
