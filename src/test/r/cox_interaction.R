# Cox's model with the product of gene and modifier. Run from the project's folder: Rscript src/test/r/cox_interaction.R
source("src/test/r/golden.R")
suppressMessages(library(survival))

control <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 100)
call_text <- paste("coxph(Surv(entry, time, event) ~ gene * modifier + covariates + strata(stratum),",
                   "control = coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 100)), the product's row")

interaction_case <- function(name, d) {
  keep <- is.finite(d$time) & !is.na(d$event) & is.finite(d$gene) & is.finite(d$modifier)
  for (x in c(d$covariates, list(d$stratum, d$entry))) if (!is.null(x)) keep <- keep & is.finite(x)
  only <- function(x) x[keep]
  y <- if (is.null(d$entry)) Surv(only(d$time), only(d$event)) else Surv(only(d$entry), only(d$time), only(d$event))
  s <- if (is.null(d$stratum)) rep(1, sum(keep)) else only(d$stratum)
  # Both centred, which leaves the product's coefficient as it is and coxph its digits.
  gene <- only(d$gene) - mean(only(d$gene)); modifier <- only(d$modifier) - mean(only(d$modifier))
  x <- do.call(cbind, c(list(product = gene * modifier, gene, modifier), lapply(d$covariates, only)))
  fit <- coxph(y ~ x + strata(s), control = control)
  b <- unname(fit$coefficients[1]); se <- sqrt(fit$var[1, 1]); z <- b / se
  golden_case(name, call_text,
    list(time = I(d$time), event = I(d$event), entry = I(if (is.null(d$entry)) numeric() else d$entry),
         strata = I(if (is.null(d$stratum)) numeric() else d$stratum), gene = I(d$gene), modifier = I(d$modifier),
         covariates = if (length(d$covariates)) lapply(d$covariates, as.numeric) else I(numeric())),
    list(n = fit$n, events = fit$nevent, effect = b, standardError = se, statistic = z,
         logP = log(2) + pnorm(-abs(z), log.p = TRUE), ciLow = b - qnorm(0.975) * se, ciHigh = b + qnorm(0.975) * se))
}

draw <- function(n, product, censored, digits = 0, strata = 1) {
  gene <- round(rnorm(n, 6, 2), 4)
  modifier <- round(rnorm(n, 0, 1.5), 4)
  age <- round(rnorm(n, 60, 12))
  male <- rbinom(n, 1, 0.5)
  stratum <- sample.int(strata, n, TRUE)
  death <- rexp(n, exp(0.1 * (gene - 6) + 0.2 * modifier + product * (gene - 6) * modifier + 0.02 * (age - 60)) / 1000) * stratum
  censor <- rexp(n, censored / 1000)
  list(time = pmax(round(pmin(death, censor), digits), 10^-digits), event = as.integer(death <= censor), gene = gene,
       modifier = modifier, stratum = if (strata > 1) stratum, age = age, male = male)
}

set.seed(20240704)
cases <- list()
add <- function(name, d) cases[[length(cases) + 1]] <<- interaction_case(name, d)

add("clean", draw(100, 0.1, 1, 6))
add("ties", draw(150, 0.1, 1, -2))
d <- draw(150, 0, 1); d$modifier <- as.numeric(d$male); add("two groups, no effect", d)
d <- draw(150, 0.1, 1); d$covariates <- list(d$age, d$male); add("covariates", d)
d <- draw(200, 0.1, 1, -1, strata = 3); d$covariates <- list(d$age)
d$entry <- round(rbinom(200, 1, 0.6) * runif(200) * d$time * 0.9); d$entry[d$entry >= d$time] <- 0
d$gene[c(5, 60)] <- NaN; d$modifier[c(7, 60, 61)] <- NaN
add("left truncation, strata, covariates, missing values", d)
d <- draw(120, 0.1, 1); d$gene <- d$gene + 300; d$modifier <- 50 + 4 * d$modifier; add("far from zero", d)
add("heavy censoring", draw(400, 0.1, 15))
add("p below 1e-300", draw(2500, 0.8, 0.2, 2))

d <- draw(5000, 0.02, 3, strata = 2); d$gene <- round(d$gene * 8) / 8; d$modifier <- round(d$modifier * 8) / 8
d$covariates <- list(d$age, d$male); add("5000 samples", d)

write_golden("stats/cox-interaction.json", cases, "survival")
