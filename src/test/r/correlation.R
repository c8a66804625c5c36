# Pearson and Spearman, plain and partial. Run from the project's folder: Rscript src/test/r/correlation.R
source("src/test/r/golden.R")
set.seed(20)

# A partial correlation is the correlation of the residuals of both variables on the covariates (ppcor::pcor.test);
# Spearman's is that of the ranks. Ranks are taken on the samples that all variables have.
correlate <- function(gene, target, covariates, method) {
  ok <- is.finite(gene) & is.finite(target) & apply(is.finite(covariates), 1, all)
  as <- if (method == "spearman") rank else identity
  x <- as(gene[ok]); y <- as(target[ok]); z <- covariates[ok, , drop = FALSE]
  for (j in seq_len(ncol(z))) z[, j] <- as(z[, j])
  n <- length(x); k <- ncol(z)
  design <- cbind(1, z)
  # The intercept takes the means out anyway; taken out before, lm.fit does not lose digits to them.
  x <- x - mean(x); y <- y - mean(y)
  r <- if (k == 0) cor(x, y) else cor(lm.fit(design, x)$residuals, lm.fit(design, y)$residuals)
  df <- n - 2 - k
  t <- r * sqrt(df / (1 - r^2))
  logP <- log(2) + pt(-abs(t), df, log.p = TRUE)
  if (k == 0 && logP > -600) {
    p <- cor.test(gene[ok], target[ok], method = method, exact = FALSE)$p.value
    stopifnot(abs(log(p) - logP) < 1e-9 * abs(logP))
  }
  z975 <- qnorm(0.975)
  se <- sqrt((if (method == "spearman") 1 + r^2 / 2 else 1) / (n - 3 - k))
  list(n = n, effect = atanh(r), standardError = se, ciLow = atanh(r) - z975 * se, ciHigh = atanh(r) + z975 * se,
       statistic = t, df = df, logP = logP)
}

case <- function(name, gene, target, covariates = matrix(0, length(gene), 0))
  lapply(c("pearson", "spearman"), function(method) golden_case(paste(method, name),
    if (ncol(covariates) == 0) sprintf("cor.test(gene, target, method=\"%s\", exact=FALSE) # effect atanh(r)", method)
    else sprintf("cor(resid(lm(gene ~ covariates)), resid(lm(target ~ covariates))) # %s", method),
    list(spearman = as.numeric(method == "spearman"), gene = I(gene), target = I(target),
         covariates = columns(covariates)),
    correlate(gene, target, covariates, method)))

short <- function(x) signif(x, 7)
x <- short(rnorm(50, 8)); y <- short(0.4 * x + rnorm(50))
big <- short(rnorm(5000)); bigger <- short(big * 0.05 + rnorm(5000))
near <- short(rnorm(400, 5)); nearer <- short(near + rnorm(400, sd = 1e-3))
tied <- round(rnorm(60), 0); ties <- round(tied + rnorm(60), 0)
gappy <- x; gappy[c(3, 17, 44)] <- NaN
open <- y; open[c(1, 17, 30, 31)] <- NaN
age <- short(rnorm(50, 60, 10)); sex <- rbinom(50, 1, 0.5)
stage2 <- rep(0:1, 25); stage3 <- c(rep(0, 20), rep(1, 10), rep(0, 10), rep(1, 10)) * (1 - stage2)
z <- cbind(age, sex, stage2, stage3)
zx <- z; zx[c(5, 6), 1] <- NaN; zx[9, 2] <- NaN
year <- 2010 + rbinom(50, 8, 0.5)
cases <- c(
  case("clean", x, y), case("inverted", x, -y), case("unrelated", x, short(rnorm(50))),
  case("four samples", c(1.5, 2.25, 3, 7), c(2, 1, 4, 5)),
  case("ties", tied, ties), case("zero inflated", pmax(0, short(rnorm(80))), pmax(0, short(rnorm(80)))),
  case("5000 samples", big, bigger), case("p below 1e-300", near, nearer),
  case("missing gene values", gappy, y), case("missing target and gene values", gappy, open),
  case("one covariate", x, y, z[, 1, drop = FALSE]), case("numeric and dummy covariates", x, y, z),
  case("missing everywhere", gappy, open, zx),
  case("covariates that nearly repeat", x, y, cbind(year, short(year + rnorm(50, sd = 1e-2)), sex)),
  case("k + 4 samples", x[1:6], y[1:6], z[1:6, 1:2]),
  case("far from zero", short(1e6 + rnorm(50)), short(-1e6 + rnorm(50)), cbind(age)))
write_golden("stats/correlation.json", cases)

# When lm drops a covariate: what is left of it is below 1e-7 of its length.
cases <- lapply(c(1e-4, 1e-5, 1e-6, 1e-8, 1e-9, 0), function(noise) {
  columns <- cbind(age, sex, 2 * age - 3 * sex + noise * 120 * rnorm(50))
  golden_case(sprintf("noise %g", noise), "lm.fit(cbind(1, covariates), x)$rank", list(covariates = columns(columns)),
              list(rank = lm.fit(cbind(1, columns), x)$rank))
})
write_golden("stats/collinear.json", cases)

cases <- lapply(list(clean = x, ties = tied, one = 4, signs = c(-1, 0, -0, 1, -2.5)), function(v)
  golden_case("ranks", "rank(x)", list(x = I(v)), list(ranks = I(rank(v)), ties = sum(table(v)^3 - table(v)))))
write_golden("stats/ranks.json", unname(cases))
