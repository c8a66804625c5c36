# Tails and quantiles. Run from the project's folder: Rscript src/test/r/tails.R
source("src/test/r/golden.R")

# pt() itself turns to a normal approximation above df = 4e5, so the incomplete beta function is called as pt() does below.
log_two_sided_t <- function(t, df) {
  if (is.infinite(df)) return(log(2) + pnorm(-abs(t), log.p = TRUE))
  if (df <= 4e5) return(log(2) + pt(-abs(t), df, log.p = TRUE))
  pbeta(1 / (1 + (t / df) * t), df / 2, 0.5, log.p = TRUE)
}
log_t_call <- function(t, df)
  if (is.finite(df) && df > 4e5) sprintf("pbeta(1/(1+%.17g^2/%.17g), %.17g/2, 0.5, log.p=TRUE)", t, df, df) else
    sprintf("log(2)+pt(-abs(%.17g), %.17g, log.p=TRUE)", t, df)

cases <- list()
for (df in c(0.5, 1, 2, 2.5, 3, 7, 8.37, 30, 98, 456, 4998, 1e5, 399999, Inf))
  for (t in c(0.05, 0.3, 1, -1.96, 2.5, 5, 12, 37.5, 40, 150, 1e3, 1e5, 1e10, 1e50))
    cases[[length(cases) + 1]] <- golden_case(sprintf("t %g df %g", t, df), log_t_call(t, df),
      list(t = t, df = df), list(logP = log_two_sided_t(t, df)))
for (df in c(5e5, 8e6))
  for (t in c(1.5, 2.5, 5, 12, 30, 40, 150))
    cases[[length(cases) + 1]] <- golden_case(sprintf("t %g df %g", t, df), log_t_call(t, df),
      list(t = t, df = df), list(logP = log_two_sided_t(t, df)))
write_golden("stats/tails-t.json", cases)

cases <- lapply(c(0, 1e-3, 0.2, 0.7, 1, -1.96, 3, 7, 7.1, 10, 37, 39, 100, 1e4, 1e8, 1e100), function(z)
  golden_case(sprintf("z %g", z), sprintf("log(2)+pnorm(-abs(%.17g), log.p=TRUE)", z), list(z = z),
    list(logP = if (z == 0) 0 else log(2) + pnorm(-abs(z), log.p = TRUE))))
write_golden("stats/tails-normal.json", cases)

cases <- list()
for (df in c(1, 2, 3, 9, 49, 1000))
  for (x in c(0.01, 0.5, 1, 3.84, 10, 60, 400, 1500, 3000, 1e4, 1e6))
    cases[[length(cases) + 1]] <- golden_case(sprintf("x %g df %g", x, df),
      sprintf("pchisq(%.17g, %g, lower.tail=FALSE, log.p=TRUE)", x, df), list(x = x, df = df),
      list(logP = pchisq(x, df, lower.tail = FALSE, log.p = TRUE)))
write_golden("stats/tails-chi-squared.json", cases)

cases <- list()
for (df in c(0.5, 1, 2, 3, 4.6, 10, 98, 456.3, 5000, Inf))
  for (p in c(1e-12, 0.001, 0.025, 0.3, 0.6, 0.975, 0.995))
    cases[[length(cases) + 1]] <- golden_case(sprintf("p %g df %g", p, df), sprintf("qt(%.17g, %.17g)", p, df),
      list(p = p, df = df), list(t = qt(p, df)))
write_golden("stats/quantiles.json", cases)

cases <- list()
for (df in c(0.5, 1, 2, 3, 5, 11, 49, 5000))
  for (p in c(1e-12, 0.001, 0.025, 0.3, 0.5, 0.975, 0.999999))
    cases[[length(cases) + 1]] <- golden_case(sprintf("p %g df %g", p, df), sprintf("qchisq(%.17g, %g)", p, df),
      list(p = p, df = df), list(x = qchisq(p, df)))
write_golden("stats/quantiles-chi-squared.json", cases)

cases <- list()
for (df1 in c(1, 2, 5))
  for (df2 in c(1, 2, 4, 30, 1000))
    for (f in c(1e-6, 0.3, 1, 4, 60, 1e4, 1e9, 1e100))
      cases[[length(cases) + 1]] <- golden_case(sprintf("f %g df %g and %g", f, df1, df2),
        sprintf("pf(%.17g, %g, %g, lower.tail=FALSE, log.p=TRUE)", f, df1, df2), list(f = f, df1 = df1, df2 = df2),
        list(logP = pf(f, df1, df2, lower.tail = FALSE, log.p = TRUE)))
write_golden("stats/tails-f.json", cases)
