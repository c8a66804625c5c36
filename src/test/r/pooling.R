# Pooling over cohorts. Run from the project's folder: Rscript src/test/r/pooling.R
source("src/test/r/golden.R")
suppressMessages(library(metafor))

one <- function(x) unname(as.numeric(x))
# What rounding leaves of a sum of squares that is 0.
squares <- function(x) if (x < 1e-25) 0 else x

# Where rma and confint stop, on the scale of the data: their defaults are absolute, and too coarse for small effects.
careful <- function(y, s, method) {
  precise <- signif(1e-14 * (mean(s^2) + var(y)), 2)
  switch(method, REML = list(threshold = precise, maxiter = 1e5), PM = list(tol = precise / 100, maxiter = 1e5), list())
}

# confint does not centre the effects as rma does, and loses digits to a large mean: taken out before.
profile <- function(y, s) {
  found <- confint(rma(y - mean(y), sei = s, method = "DL"), control = list(tol = 1e-17 * (min(s^2) + var(y)), maxiter = 1e5,
                                       tau2.max = 1e7 * (max(s^2) + var(y))))$random["tau^2", ]
  list(tau2Low = one(found["ci.lb"]), tau2High = one(found["ci.ub"]))
}

tests <- c(modified = "adhoc", plain = "knha", normal = "z")

inference <- function(y, s, method, control, test) {
  fit <- suppressWarnings(rma(y, sei = s, method = method, test = tests[[test]], control = control))
  interval <- predict(fit)
  df <- if (test == "normal") Inf else length(y) - 1
  found <- list(seRandom = fit$se, ciLow = fit$ci.lb, ciHigh = fit$ci.ub, piLow = interval$pi.lb, piHigh = interval$pi.ub,
       statistic = fit$zval, df = df,
       logP = log(2) + if (test == "normal") pnorm(-abs(fit$zval), log.p = TRUE) else pt(-abs(fit$zval), df, log.p = TRUE))
  # Without any scatter the plain Knapp-Hartung error is 0: no test, and no interval.
  if (fit$se == 0) found[names(found) != "df"] <- NaN
  setNames(found, paste(names(found), test, sep = "."))
}

pooled_case <- function(name, yi, sei, method) {
  known <- is.finite(yi) & is.finite(sei)
  y <- yi[known]; s <- sei[known]
  control <- careful(y, s, method)
  text <- sprintf("rma(yi, sei = sei, method = \"%s\", test = c(\"adhoc\", \"knha\", \"z\"), control = list(%s))", method,
                  paste(names(control), control, sep = " = ", collapse = ", "))
  random <- suppressWarnings(rma(y, sei = s, method = method, test = "adhoc", control = control))
  fixed <- rma(y, sei = s, method = "EE")
  w <- rep(0, length(yi)); w[known] <- weights(random)
  q <- squares(random$QE)
  golden_case(name, paste0(text, "; predict(); confint(); rma(method = \"EE\")"),
    list(effect = I(yi), standardError = I(sei)),
    c(list(k = length(y), effectFixed = one(fixed$beta), seFixed = fixed$se,
           logPFixed = log(2) + pnorm(-abs(fixed$zval), log.p = TRUE), effectRandom = one(random$beta),
           tau2 = random$tau2, i2 = random$I2, h2 = random$H2, q = q,
           logPHeterogeneity = pchisq(q, length(y) - 1, lower.tail = FALSE, log.p = TRUE), weights = I(w)),
      profile(y, s),
      do.call(c, lapply(names(tests), function(test) inference(y, s, method, control, test)))))
}

set.seed(7)
sets <- list(
  `two, heterogeneous` = list(c(0.1, 0.9), c(0.15, 0.2)),
  `two, alike` = list(c(0.31, 0.29), c(0.15, 0.2)),
  `two, equal errors` = list(c(0.1, 0.7), c(0.2, 0.2)),
  `three, heterogeneous` = list(c(-0.2, 0.4, 0.9), c(0.12, 0.2, 0.3)),
  `three, alike` = list(c(0.11, 0.10, 0.13), c(0.03, 0.1, 0.2)),
  `three, nearly homogeneous` = list(c(0.02, 0.25, 0.5), c(0.12, 0.2, 0.25)),
  `three, homogeneous to the last digit` = list(c(0.5, 0.5, 0.5), c(0.1, 0.2, 0.25)),
  `two pairs of ties` = list(c(0.4, 0.4, -0.1, -0.1), c(0.1, 0.1, 0.2, 0.2)),
  `huge variance between cohorts` = list(c(-90, 40, 130, 5, -20), c(0.01, 0.02, 0.015, 0.01, 0.03)),
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
for (k in 8:12) {
  s <- round(exp(rnorm(k, -2, 0.8)), 6)
  sets[[paste(k, "cohorts")]] <- list(round(rnorm(k, 0.1, sqrt(s^2 + 0.2^2)), 6), s)
}

cases <- function(method) lapply(names(sets), function(n) pooled_case(n, sets[[n]][[1]], sets[[n]][[2]], method))
write_golden("stats/pooling-reml.json", cases("REML"), "metafor")
write_golden("stats/pooling-paule-mandel.json", cases("PM"), "metafor")
write_golden("stats/pooling-dersimonian-laird.json", cases("DL"), "metafor")

# Leaving one cohort out, and the influence of each: leave1out(fit), influence(fit), with the same care.
left_out_case <- function(name, yi, sei, method, test) {
  known <- is.finite(yi) & is.finite(sei)
  y <- yi[known]; s <- sei[known]
  control <- careful(y, s, method)
  fit <- suppressWarnings(rma(y, sei = s, method = method, test = tests[[test]], control = control))
  left <- suppressWarnings(leave1out(fit))
  cook <- suppressWarnings(influence(fit))$inf$cook.d
  shift <- left$estimate - one(fit$beta)
  stopifnot(which.max(cook) == which.max(abs(shift)))
  statistic <- left$estimate / left$se
  log_p <- log(2) + if (test == "normal") pnorm(-abs(statistic), log.p = TRUE) else pt(-abs(statistic), length(y) - 2, log.p = TRUE)
  golden_case(paste(name, method, test), sprintf("fit <- rma(yi, sei = sei, method = \"%s\", test = \"%s\"); leave1out(fit); influence(fit)",
                                                 method, tests[[test]]),
    list(effect = I(yi), standardError = I(sei)),
    list(low = min(left$estimate), high = max(left$estimate), largestLogP = max(log_p),
         influential = which(known)[which.max(cook)] - 1, shift = shift[which.max(cook)]))
}

some <- c("three, heterogeneous", "one cohort dominates", "one of six is missing", "huge variance between cohorts", "tiny scale",
          "5 heterogeneous", "5 alike", "random 3", "random 8", "8 cohorts", "12 cohorts")
write_golden("stats/pooling-leave-one-out.json", do.call(c, lapply(some, function(name) list(
  left_out_case(name, sets[[name]][[1]], sets[[name]][[2]], "REML", "modified"),
  left_out_case(name, sets[[name]][[1]], sets[[name]][[2]], "REML", "plain"),
  left_out_case(name, sets[[name]][[1]], sets[[name]][[2]], "PM", "modified"),
  left_out_case(name, sets[[name]][[1]], sets[[name]][[2]], "DL", "normal")))), "metafor")

# Groups of cohorts: rma(mods = ~ factor(group)).
groups_case <- function(name, yi, sei, group, method, test) {
  known <- is.finite(yi) & is.finite(sei)
  y <- yi[known]; s <- sei[known]; g <- factor(group[known])
  fit <- suppressWarnings(rma(y, sei = s, mods = ~ g, method = method, test = tests[[test]], control = careful(y, s, method)))
  m <- nlevels(g); k <- length(y)
  golden_case(paste(name, method, test),
    sprintf("rma(yi, sei = sei, mods = ~ factor(group), method = \"%s\", test = \"%s\")", method, tests[[test]]),
    list(effect = I(yi), standardError = I(sei), group = I(group)),
    list(groups = m, tau2 = fit$tau2, statistic = fit$QM, df = m - 1, residualDf = if (test == "normal") Inf else k - m,
         logP = if (test == "normal") pchisq(fit$QM, m - 1, lower.tail = FALSE, log.p = TRUE) else
           pf(fit$QM, m - 1, k - m, lower.tail = FALSE, log.p = TRUE)))
}

grouped <- list(
  `three cohorts, two cancers` = list(sets[["three, heterogeneous"]], c(1, 1, 2)),
  `five, two cancers` = list(sets[["5 heterogeneous"]], c(1, 2, 1, 2, 2)),
  `five alike, three cancers` = list(sets[["5 alike"]], c(1, 2, 3, 3, 2)),
  `one is missing, and with it its cancer` = list(sets[["one of six is missing"]], c(1, 2, 1, 3, 3, 1)),
  `all but one of their own` = list(sets[["random 4"]], c(1, 2, 3, 4, 5, 5)),
  `huge variance` = list(sets[["huge variance between cohorts"]], c(1, 1, 2, 2, 3)),
  `cancers far apart` = list(list(c(sets[["8 cohorts"]][[1]][1:4], 30 + sets[["8 cohorts"]][[1]][5:8]), sets[["8 cohorts"]][[2]]),
                             c(1, 1, 1, 1, 2, 2, 2, 2)),
  `twelve, four cancers` = list(sets[["12 cohorts"]], rep(1:4, 3)),
  `twenty alike, two cancers` = list(sets[["20 alike"]], rep(1:2, 10)))
write_golden("stats/pooling-groups.json", do.call(c, lapply(names(grouped), function(name) {
  set <- grouped[[name]]
  lapply(list(c("REML", "modified"), c("REML", "plain"), c("REML", "normal"), c("PM", "modified"), c("DL", "plain")), function(how)
    groups_case(name, set[[1]][[1]], set[[1]][[2]], set[[2]], how[1], how[2]))
})), "metafor")
