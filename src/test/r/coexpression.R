# Kendall's tau-b, plain and partial, and differential co-expression.
# Run from the project's folder: Rscript src/test/r/coexpression.R
source("src/test/r/golden.R")
set.seed(23)
short <- function(x) signif(x, 7)
z975 <- qnorm(0.975)
none <- function(n) matrix(0, n, 0)

# cor.test's own lines, on the log scale: its p underflows.
plain_z <- function(x, y) {
  n <- length(x); tau <- cor(x, y, method = "kendall")
  tx <- as.numeric(table(x)); ty <- as.numeric(table(y))
  pairs <- n * (n - 1) / 2
  s <- tau * sqrt((pairs - sum(tx * (tx - 1)) / 2) * (pairs - sum(ty * (ty - 1)) / 2))
  v <- (n * (n - 1) * (2 * n + 5) - sum(tx * (tx - 1) * (2 * tx + 5)) - sum(ty * (ty - 1) * (2 * ty + 5))) / 18 +
    sum(tx * (tx - 1)) * sum(ty * (ty - 1)) / (2 * n * (n - 1)) +
    sum(tx * (tx - 1) * (tx - 2)) * sum(ty * (ty - 1) * (ty - 2)) / (9 * n * (n - 1) * (n - 2))
  test <- cor.test(x, y, method = "kendall", exact = FALSE)
  z <- round(s) / sqrt(v) # the score is a whole number
  stopifnot(abs(test$statistic - z) <= 1e-9 * abs(z))
  z
}

# ppcor::pcor(method = "kendall"): minus the correlation matrix of the inverse. By another way the same: what is left of the
# signs of all pairs after the covariates' signs.
partial_tau <- function(x, y, z) {
  p <- -cov2cor(solve(cor(cbind(x, y, z), method = "kendall")))[1, 2]
  signs <- function(v) { d <- sign(outer(v, v, "-")); d[upper.tri(d)] }
  given <- apply(z, 2, signs)
  a <- lm.fit(given, signs(x))$residuals; b <- lm.fit(given, signs(y))$residuals
  stopifnot(abs(sum(a * b) / sqrt(sum(a^2) * sum(b^2)) - p) < 1e-12)
  p
}

kendall <- function(name, gene, target, covariates = none(length(gene))) {
  ok <- is.finite(gene) & is.finite(target) & apply(is.finite(covariates), 1, all)
  x <- gene[ok]; y <- target[ok]; z <- covariates[ok, , drop = FALSE]
  n <- length(x); k <- ncol(z)
  tau <- if (k == 0) cor(x, y, method = "kendall") else partial_tau(x, y, z)
  statistic <- if (k == 0) plain_z(x, y) else tau / sqrt(2 * (2 * (n - k) + 5) / (9 * (n - k) * (n - 1 - k)))
  se <- sqrt(0.437 / (n - 4 - k))
  golden_case(name, if (k == 0) "cor.test(gene, target, method = \"kendall\", exact = FALSE) # effect atanh(tau)"
    else "ppcor::pcor.test(gene, target, covariates, method = \"kendall\") # effect atanh(estimate)",
    list(gene = I(gene), target = I(target), covariates = columns(covariates)),
    list(n = n, effect = atanh(tau), standardError = se, ciLow = atanh(tau) - z975 * se, ciHigh = atanh(tau) + z975 * se,
         statistic = statistic, logP = log(2) + pnorm(-abs(statistic), log.p = TRUE)))
}

x <- short(rnorm(50, 8)); y <- short(0.4 * x + rnorm(50))
tied <- round(rnorm(60)); ties <- round(tied + rnorm(60))
gappy <- x; gappy[c(3, 17, 44)] <- NaN
open <- y; open[c(1, 17, 30, 31)] <- NaN
z <- cbind(short(rnorm(50, 60, 10)), rbinom(50, 1, 0.5), rep(0:1, 25), round(rnorm(50)))
zx <- z; zx[c(5, 6), 1] <- NaN; zx[9, 2] <- NaN
big <- short(rnorm(5000)); bigger <- short(big * 0.05 + rnorm(5000))
near <- short(rnorm(1200, 5)); nearer <- short(near + rnorm(1200, sd = 1e-2))
cases <- list(
  kendall("clean", x, y), kendall("inverted", x, -y), kendall("unrelated", x, short(rnorm(50))),
  kendall("five samples", c(1.5, 2.25, 3, 7, 5), c(2, 1, 4, 5, 3)), kendall("ties", tied, ties),
  kendall("zero inflated", pmax(0, short(rnorm(80))), pmax(0, short(rnorm(80)))), kendall("two values", rep(0:1, 30), ties),
  kendall("5000 samples", big, bigger), kendall("p below 1e-300", near, nearer),
  kendall("missing gene values", gappy, y), kendall("missing target and gene values", gappy, open),
  kendall("one covariate", x, y, z[, 1, drop = FALSE]), kendall("numeric and dummy covariates", x, y, z),
  kendall("ties and covariates", tied[1:50], ties[1:50], z), kendall("missing everywhere", gappy, open, zx),
  kendall("k + 5 samples", x[1:7], y[1:7], z[1:7, c(1, 4)]))
stopifnot(cases[[9]]$expected$logP < -700)
write_golden("stats/kendall.json", cases)

within <- function(gene, marker, z) {
  n <- length(gene); k <- ncol(z)
  left <- function(v) lm.fit(cbind(1, z), v - mean(v))$residuals
  r <- if (k == 0) cor(gene, marker) else cor(left(gene), left(marker))
  list(z = atanh(r), variance = 1 / (n - 3 - k), n = n)
}
differential <- function(name, gene, marker, group, covariates = none(length(gene))) {
  ok <- is.finite(gene) & is.finite(marker) & group >= 0 & apply(is.finite(covariates), 1, all)
  part <- function(g) { i <- ok & group == g; within(gene[i], marker[i], covariates[i, , drop = FALSE]) }
  a <- part(1); b <- part(0)
  effect <- a$z - b$z; se <- sqrt(a$variance + b$variance)
  golden_case(name, "atanh(cor(gene[pos], marker[pos])) - atanh(cor(gene[neg], marker[neg])) # residuals of lm on the covariates",
    list(gene = I(gene), marker = I(marker), group = I(group), covariates = columns(covariates)),
    list(n = a$n + b$n, events = a$n, effect = effect, standardError = se, ciLow = effect - z975 * se,
         ciHigh = effect + z975 * se, statistic = effect / se, logP = log(2) + pnorm(-abs(effect / se), log.p = TRUE)))
}
g <- rep(c(0, 1, 1, 0, 0), 10); some <- g; some[c(4, 9, 41)] <- -1
half <- rbinom(2500, 1, 0.4); wide <- short(rnorm(2500)); turned <- short(ifelse(half == 1, 5, -5) * wide + rnorm(2500))
cases <- list(
  differential("clean", x, y, g), differential("lower in positives", short(x * ifelse(g == 1, -1, 1)), y, g),
  differential("ties", tied[1:50], ties[1:50], g), differential("unknown groups", x, y, some),
  differential("missing values", gappy, open, some), differential("covariates", x, y, g, z),
  differential("missing everywhere", gappy, open, some, zx), differential("four against four", x[1:8], y[1:8], rep(0:1, 4)),
  differential("far from zero", short(1e5 + x), short(1e5 - y), g), differential("p below 1e-300", wide, turned, half))
stopifnot(cases[[10]]$expected$logP < -700)
write_golden("stats/differential-coexpression.json", cases)
