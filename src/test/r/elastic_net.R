# The elastic-net path of logistic regression. Run from the project's folder: Rscript src/test/r/elastic_net.R
source("src/test/r/golden.R")
suppressPackageStartupMessages(library(glmnet))
set.seed(43)

# glmnet standardises with n, MLlib with n - 1; here columns are standardised with n - 1 before, and coefficients brought back.
net <- function(name, x, y, alpha, fractions = 10^seq(0, -2, length.out = 12)) {
  n <- nrow(x); mean <- colMeans(x); scale <- apply(x, 2, sd); free <- scale > 0
  z <- sweep(sweep(x[, free], 2, mean[free]), 2, scale[free], "/")
  gradient <- abs(crossprod(z, y - mean(y))) / n
  lambda <- signif(max(gradient) / max(alpha, 0.01) * fractions, 5)
  fit <- glmnet(z, y, family = "binomial", alpha = alpha, lambda = lambda, standardize = FALSE, thresh = 1e-18, maxit = 1e8)
  stopifnot(fit$jerr == 0, length(fit$lambda) == length(lambda))
  beta <- matrix(0, ncol(x), length(lambda)); beta[free, ] <- as.matrix(fit$beta) / scale[free]
  golden_case(sprintf("%s, alpha %g", name, alpha), "glmnet(scale(x), y, family = \"binomial\", alpha, lambda, standardize = FALSE, thresh = 1e-18)",
    list(columns = columns(x), label = I(y), alpha = alpha, lambda = I(lambda)),
    list(intercept = I(unname(fit$a0 - colSums(beta * mean))), coefficients = columns(beta)))
}
design <- function(n, p, shared = 0) {
  x <- matrix(rnorm(n * p), n) + shared * rnorm(n)
  round(sweep(sweep(x, 2, runif(p, 0.5, 3), "*"), 2, runif(p, 0, 9), "+"), 2)
}
outcome <- function(x, k = 3, shift = 0) rbinom(nrow(x), 1, plogis(shift + as.vector(scale(x[, 1:k]) %*% rep(1, k))))

plain <- design(80, 10); y <- outcome(plain)
wide <- design(60, 120); w <- outcome(wide)
alike <- design(100, 15, 2); a <- outcome(alike)
rare <- design(150, 8); r <- outcome(rare, 2, -3)
flat <- plain; flat[, 4] <- 2; flat[, 7] <- flat[, 6]
binary <- cbind(plain[, 1:5], rep(0:1, 40), rep(c(0, 0, 0, 1), 20))
cases <- list()
for (alpha in c(1, 0.5, 0.1)) cases <- c(cases, list(net("clean", plain, y, alpha), net("more columns than samples", wide, w, alpha)))
cases <- c(cases, list(net("ridge", plain, y, 0), net("correlated columns", alike, a, 1), net("correlated columns", alike, a, 0.2),
                       net("few positives", rare, r, 0.5), net("a constant column and a copy", flat, y, 0.5), net("binary columns", binary, y, 1)))
write_golden("stats/elastic-net.json", cases, "glmnet")
