# Multiplicity. Run from the project's folder: Rscript src/test/r/multiplicity.R
source("src/test/r/golden.R")
suppressMessages(library(qvalue))

# qvalue() stops where its spline is not above 0, and where no p is at or above 0.95; pi0 is 1 there.
storey <- function(p) {
  known <- p[!is.na(p)]
  fit <- tryCatch(qvalue(known, lfdr.out = FALSE), error = function(e) qvalue(known, pi0 = 1, lfdr.out = FALSE))
  q <- p; q[!is.na(p)] <- fit$qvalues
  list(q = q, pi0 = fit$pi0)
}

multiplicity_case <- function(name, p) {
  p <- ifelse(is.nan(p), NA, p)
  q <- storey(p)
  golden_case(name, "p.adjust(p, c(\"BH\", \"BY\", \"holm\")); qvalue::qvalue(p); median(qchisq(p, 1, lower.tail = FALSE)) / qchisq(0.5, 1)",
    list(p = I(p)),
    list(bh = I(p.adjust(p, "BH")), by = I(p.adjust(p, "BY")), holm = I(p.adjust(p, "holm")), storey = I(q$q), pi0 = q$pi0,
         inflation = median(qchisq(p, 1, lower.tail = FALSE), na.rm = TRUE) / qchisq(0.5, 1)))
}

set.seed(4)
short <- function(p) signif(p, 8)
write_golden("stats/multiplicity.json", list(
  multiplicity_case("uniform", short(runif(300))),
  multiplicity_case("one in three not null", short(c(runif(200), rbeta(100, 0.1, 8)))),
  multiplicity_case("nearly all not null", short(c(runif(20), rbeta(180, 0.05, 5)))),
  multiplicity_case("more large than uniform", short(rbeta(150, 3, 1))),
  multiplicity_case("none is large", short(runif(60, 0, 0.3))),
  multiplicity_case("ties", rep(c(0.001, 0.01, 0.02, 0.33, 0.52, 1), c(3, 2, 5, 10, 7, 4))),
  multiplicity_case("tiny", short(c(10^-(1:30 * 10), runif(70)))),
  multiplicity_case("missing", c(0.04, NaN, 0.001, 0.2, NaN, 0.03, 0.97, 0.99)),
  multiplicity_case("one", 0.3),
  multiplicity_case("all are 1", rep(1, 5))), "qvalue")

# The coefficients of StoreyQ.
lambda <- seq(0.05, 0.95, 0.05)
unit <- function(i) replace(rep(0, length(lambda)), i, 1)
print(sapply(seq_along(lambda), function(i) tail(predict(smooth.spline(lambda, unit(i), df = 3), lambda)$y, 1)), digits = 17)
