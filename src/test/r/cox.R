# Cox models. Run from the project's folder: Rscript src/test/r/cox.R
source("src/test/r/golden.R")
suppressMessages(library(survival))

call_text <- "coxph(Surv(%stime, event) ~ gene%s, ties = \"efron\", control = coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 100))"

# The model of the gene (first) and the covariates; `keep` is what R is given where the kernel must find it out itself.
cox_case <- function(name, d, keep = rep(TRUE, length(d$time)), drop = NULL) {
  k <- length(d$covariates)
  x <- do.call(cbind, c(list(d$gene), d$covariates))
  truncated <- !is.null(d$entry)
  y <- if (truncated) Surv(d$entry, d$time, d$event) else Surv(d$time, d$event)
  kept <- if (is.null(drop)) x else x[, -(1 + drop), drop = FALSE]
  control <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 100)
  fit <- coxph(y ~ kept, ties = "efron", subset = keep, control = control)
  s <- summary(fit)$coefficients
  z <- unname(fit$coefficients / sqrt(diag(fit$var)))
  ci <- confint.default(fit)
  golden_case(name,
    paste0(sprintf(call_text, if (truncated) "entry, " else "",
                   if (k > 0) paste0(" + covariate", seq_len(k), collapse = "") else ""),
           if (!all(keep)) " on a subset" else ""),
    list(time = I(d$time), event = I(d$event), entry = I(if (truncated) d$entry else numeric()), gene = I(d$gene),
         covariates = if (k > 0) lapply(d$covariates, as.numeric) else I(numeric())),
    c(list(n = fit$n, events = fit$nevent, coefficients = I(unname(fit$coefficients)),
           standardErrors = I(unname(sqrt(diag(fit$var)))), z = I(z),
           logP = I(log(2) + pnorm(-abs(z), log.p = TRUE)), ciLow = I(unname(ci[, 1])), ciHigh = I(unname(ci[, 2]))),
      if (is.null(drop)) list(nullLogLikelihood = fit$loglik[1], logLikelihood = fit$loglik[2],
                              scoreStatistic = unname(fit$score),
                              likelihoodRatioStatistic = 2 * diff(fit$loglik))))
}

# Survival with a given log hazard ratio; times in days, expression with four digits.
draw <- function(n, effect, censored, digits = 0, scale = 1000, sd = 2, mean = 6) {
  gene <- round(rnorm(n, mean, sd), 4)
  age <- round(rnorm(n, 60, 12))
  male <- rbinom(n, 1, 0.5)
  death <- rexp(n, exp(effect * (gene - mean) + 0.02 * (age - 60) + 0.3 * male) / scale)
  censor <- rexp(n, censored / scale)
  list(time = pmax(round(pmin(death, censor), digits), 10^-digits), event = as.integer(death <= censor), gene = gene,
       age = age, male = male)
}

set.seed(20240611)
cases <- list()
add <- function(...) cases[[length(cases) + 1]] <<- cox_case(...)

d <- draw(80, 0.2, 1, 6); add("clean", d)
d <- draw(200, 0.15, 1, -2); add("many tied times", d)
d <- draw(150, -0.3, 1, -3); add("hardly any distinct times", d)
d <- draw(300, 0.3, 15); add("heavy censoring", d)
d <- draw(40, 0.2, 1); d$event[] <- 0L; d$event[which.max(d$time * (d$time < median(d$time)))] <- 1L; add("one event", d)
d <- draw(60, 0.2, 1); d$time[d$event == 1] <- 365; add("all events at one time", d)
d <- draw(60, 0.2, 1); d$time[] <- 365; add("all times equal", d)
d <- draw(5000, 0.05, 2); add("five thousand samples", d)
d <- draw(3000, 1.5, 0.2, 3, sd = 1); add("p below 1e-300", d)
d <- draw(400, 4, 0.2, 6, sd = 1); add("hazards differ by 1e10", d)
d <- draw(120, 0, 1); add("no effect", d)
d <- draw(120, 0.2, 1); d$gene <- round(2^(d$gene * 2), 4); add("skewed expression", d)
d <- draw(120, 0.2, 1); d$gene <- 1e6 + d$gene / 128; add("far from zero", d)
d <- draw(120, 0.2, 1); d$gene <- as.numeric(d$gene > 6); add("two values only", d)
d <- draw(300, 0.2, 1); d$time <- d$time / 365.25 + 1e-9 * (seq_along(d$time) %% 3); add("ties blurred by rounding", d)
d <- draw(150, 0.2, 1); d$time[1:2] <- 0; add("time zero", d)
d <- draw(150, 0.2, 1)
d$gene[c(3, 50, 51, 149)] <- NaN; d$time[c(4, 9)] <- NaN; d$event[c(7, 9)] <- NA
d$covariates <- list(replace(d$age, c(11, 12, 50), NaN)); add("missing values", d)

d <- draw(150, 0.2, 1); d$covariates <- list(d$age); add("one covariate", d)
d <- draw(150, 0.2, 1, -2); d$covariates <- list(d$age, d$male); add("two covariates, ties", d)
d <- draw(250, 0.2, 1)
stage <- sample(c("I", "II", "III", "IV"), 250, TRUE)
d$covariates <- c(list(d$age), lapply(c("II", "III", "IV"), function(s) as.integer(stage == s)))
add("four covariates with dummies", d)
d <- draw(200, 0.2, 1); d$covariates <- list(round(0.98 * d$gene + rnorm(200, 0, 0.05), 4)); add("covariate almost the gene", d)
d <- draw(2000, 1.2, 0.3, 2); d$covariates <- list(d$age, d$male); add("p below 1e-300 with covariates", d)

late <- function(d, share = 0.6) {
  d$entry <- round(rbinom(length(d$time), 1, share) * runif(length(d$time)) * d$time * 0.9)
  d$entry[d$entry >= d$time] <- 0
  d
}
add("left truncation", late(draw(200, 0.2, 1)))
add("left truncation with ties", late(draw(300, 0.2, 1, -2)))
add("left truncation, n = 2000", late(draw(2000, 0.1, 1)))
d <- late(draw(300, 0.2, 1, -1)); d$covariates <- list(d$age, d$male); add("left truncation with covariates", d)
d <- late(draw(250, 3, 0.2, 3, sd = 1), 1); add("left truncation, strong effect", d)
d <- late(draw(200, 0.2, 1)); d$gene[c(1, 17, 18, 99)] <- NaN; d$entry[5] <- NaN; d$covariates <- list(d$age)
add("left truncation with missing values", d)

# A level without events: its coefficient is minus infinity, and the gene's is the one without its samples.
d <- draw(200, 0.3, 1); level <- rbinom(200, 1, 0.2); d$event[level == 1] <- 0L
d$covariates <- list(d$age, level); add("covariate level without events", d, level == 0, drop = 2)

write_golden("stats/cox.json", cases, "survival")
