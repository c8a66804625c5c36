# Kaplan-Meier and log-rank. Run from the project's folder: Rscript src/test/r/kaplan_meier.R
source("src/test/r/golden.R")
suppressMessages(library(survival))

km_case <- function(name, time, event, entry = NULL) {
  y <- if (is.null(entry)) Surv(time, event) else Surv(entry, time, event)
  fit <- survfit(y ~ 1)
  table <- summary(fit)$table
  zero <- fit$surv == 0
  number <- function(x) ifelse(is.na(x), NaN, x)
  golden_case(name, sprintf("survfit(Surv(%stime, event) ~ 1)", if (is.null(entry)) "" else "entry, "),
    list(time = I(time), event = I(event), entry = I(if (is.null(entry)) numeric() else entry)),
    list(n = fit$n, time = I(fit$time), atRisk = I(fit$n.risk), events = I(fit$n.event), censored = I(fit$n.censor),
         survival = I(fit$surv), standardError = I(ifelse(zero, NaN, fit$std.err * fit$surv)),
         ciLow = I(ifelse(zero, NaN, number(fit$lower))), ciHigh = I(ifelse(zero, NaN, number(fit$upper))),
         median = unname(number(table["median"])), medianLow = unname(number(table["0.95LCL"])),
         medianHigh = unname(number(table["0.95UCL"]))))
}

draw <- function(n, censored, digits) {
  death <- rexp(n, 1 / 1000); censor <- rexp(n, censored / 1000)
  list(time = pmax(round(pmin(death, censor), digits), 1), event = as.integer(death <= censor))
}
late <- function(time) { e <- round(runif(length(time)) * time * 0.8 * rbinom(length(time), 1, 0.6)); ifelse(e < time, e, 0) }

set.seed(11)
cases <- list()
add <- function(...) cases[[length(cases) + 1]] <<- km_case(...)
d <- draw(60, 1, 0); add("clean", d$time, d$event)
d <- draw(200, 1, -2); add("ties", d$time, d$event)
d <- draw(80, 12, 0); add("heavy censoring, median not reached", d$time, d$event)
d <- draw(40, 0.01, 0); d$event[] <- 1L; add("no censoring, falls to zero", d$time, d$event)
add("exactly one half over a stretch", c(1, 2, 3, 4), c(1, 1, 1, 1))
add("exactly one half to the end", c(1, 2, 3, 4), c(1, 1, 0, 0))
add("one event", c(5, 7, 7, 9, 12), c(0, 1, 0, 0, 0))
add("no event", c(5, 7, 9), c(0, 0, 0))
add("all events tied", rep(365, 6), c(1, 1, 1, 1, 0, 0))
add("one sample", 3, 1)
add("time zero", c(0, 0, 2, 5, 9), c(1, 0, 1, 0, 1))
d <- draw(100, 1, 0); add("ties blurred by rounding", rep(d$time, 2) / 365.25 + rep(c(0, 1e-10), each = 100), rep(d$event, 2))
d <- draw(150, 1, 0); add("left truncation", d$time, d$event, late(d$time))
d <- draw(150, 1, -2); add("left truncation with ties", d$time, d$event, late(d$time))
add("risk set empties and fills again", c(2, 6, 8, 9, 12), c(1, 1, 0, 1, 0), c(0, 3, 3, 4, 3))
d <- draw(120, 1, 0); d$time[3] <- NaN; d$event[c(9, 10)] <- NA; add("missing values", d$time, d$event)
write_golden("stats/kaplan-meier.json", cases, "survival")

# survdiff() takes no entry times: the same sums by hand.
by_hand <- function(time, event, entry, group) {
  o <- e <- v <- 0
  for (t in unique(time[event == 1])) {
    at <- entry < t & time >= t; n <- sum(at); n1 <- sum(at & group == 1); d <- sum(time == t & event == 1)
    o <- o + sum(time == t & event == 1 & group == 1); e <- e + d * n1 / n
    if (n > 1) v <- v + d * n1 / n * (1 - n1 / n) * (n - d) / (n - 1)
  }
  list(observed1 = o, expected0 = sum(event) - e, expected1 = e, variance = v, chiSquared = (o - e)^2 / v)
}
logrank_case <- function(name, time, event, group, entry = NULL) {
  known <- !is.na(time) & !is.na(event) & !is.na(group)
  if (is.null(entry)) {
    s <- survdiff(Surv(time, event) ~ group)
    r <- list(observed1 = s$obs[2], expected0 = s$exp[1], expected1 = s$exp[2], variance = s$var[2, 2],
              chiSquared = s$chisq)
  } else r <- by_hand(time, event, entry, group)
  golden_case(name, if (is.null(entry)) "survdiff(Surv(time, event) ~ group)" else "by_hand(time, event, entry, group)",
    list(time = I(time), event = I(event), group = I(group), entry = I(if (is.null(entry)) numeric() else entry)),
    c(list(n0 = sum(group[known] == 0), n1 = sum(group[known] == 1)), r,
      list(logP = pchisq(r$chiSquared, 1, lower.tail = FALSE, log.p = TRUE))))
}
cases <- list()
add <- function(...) cases[[length(cases) + 1]] <<- logrank_case(...)
two <- function(n, p = 0.5) rbinom(n, 1, p)
d <- draw(100, 1, 0); add("clean", d$time, d$event, two(100))
d <- draw(300, 1, -2); add("ties", d$time, d$event, two(300))
d <- draw(200, 10, 0); add("heavy censoring, small group", d$time, d$event, two(200, 0.1))
add("one event", c(5, 7, 7, 9, 12), c(0, 1, 0, 0, 0), c(1, 0, 1, 0, 1))
g <- two(4000); d <- draw(4000, 0.1, 0); d$time <- pmax(round(d$time * ifelse(g == 1, 0.2, 1)), 1)
add("p below 1e-300", d$time, d$event, g)
d <- draw(120, 1, 0); g <- two(120); d$time[3] <- NaN; d$event[9] <- NA; g[12] <- NA
add("missing values", d$time, d$event, g)
d <- draw(200, 1, -1); add("left truncation", d$time, d$event, two(200), late(d$time))
write_golden("stats/log-rank.json", cases, "survival")
