# The elastic-net path of logistic regression. Run from the project's folder: Rscript src/test/r/elastic_net.R
source("src/test/r/golden.R")
suppressPackageStartupMessages(library(glmnet))
set.seed(43)

# glmnet standardises with n, MLlib with n - 1; here columns are standardised with n - 1 before, and coefficients brought back.
# The variance with weights is that of MLlib's Summarizer: sum(w (x - m)^2) / (W - sum(w^2) / W).
net <- function(name, x, y, alpha, w = rep(1, nrow(x)), fractions = 10^seq(0, -2, length.out = 12)) {
  v <- w / sum(w); mean <- colSums(v * x); scale <- sqrt(colSums(v * sweep(x, 2, mean)^2) / (1 - sum(v^2))); free <- scale > 1e-12
  z <- sweep(sweep(x[, free], 2, mean[free]), 2, scale[free], "/")
  gradient <- abs(crossprod(z, v * (y - sum(v * y))))
  lambda <- signif(max(gradient) / max(alpha, 0.01) * fractions, 5)
  fit <- glmnet(z, y, family = "binomial", alpha = alpha, lambda = lambda, weights = w, standardize = FALSE,
                thresh = 1e-18, maxit = 1e8)
  stopifnot(fit$jerr == 0, length(fit$lambda) == length(lambda))
  beta <- matrix(0, ncol(x), length(lambda)); beta[free, ] <- as.matrix(fit$beta) / scale[free]
  golden_case(sprintf("%s, alpha %g", name, alpha), "glmnet(scale(x), y, family = \"binomial\", alpha, lambda, weights, standardize = FALSE, thresh = 1e-18)",
    list(columns = columns(x), label = I(y), weight = I(w), alpha = alpha, lambda = I(lambda)),
    list(penalties = I(own(z, y, alpha, w)), intercept = I(unname(fit$a0 - colSums(beta * mean))), coefficients = columns(beta)))
}
# Seven penalties as glmnet takes them from the data, all of them.
own <- function(z, y, alpha, w) {
  glmnet.control(fdev = 0, devmax = 1)
  lambda <- glmnet(z, y, family = "binomial", alpha = alpha, weights = w, standardize = FALSE, nlambda = 7, lambda.min.ratio = 0.01)$lambda
  glmnet.control(factory = TRUE)
  lambda
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
tilted <- runif(80, 0.2, 3); dropped <- ifelse(runif(100) < 0.2, 0, rexp(100)); balanced <- ifelse(r == 1, sum(r == 0) / sum(r), 1)
cases <- c(cases, list(net("weights", plain, y, 0.5, tilted), net("weights, some of them 0", alike, a, 0.8, dropped),
                       net("weights, ridge", plain, y, 0, tilted), net("few positives with large weights", rare, r, 1, balanced)))
write_golden("stats/elastic-net.json", cases, "glmnet")
