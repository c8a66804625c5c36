# Intervals of what a model uses. Run from the project's folder: Rscript src/test/r/importance.R
source("src/test/r/golden.R")
suppressPackageStartupMessages({library(glmnet); library(pROC)})
set.seed(47)

# Coefficients per standard deviation of all samples, over bootstraps of samples; each fit standardises its own draw.
bootstrap <- function(x, y, draws, alpha, lambda) {
  fits <- vapply(draws, function(i) {
    scale <- apply(x[i, ], 2, sd)
    z <- sweep(sweep(x[i, ], 2, colMeans(x[i, ])), 2, scale, "/")
    fit <- glmnet(z, y[i], family = "binomial", alpha = alpha, lambda = lambda, standardize = FALSE, thresh = 1e-18, maxit = 1e8)
    as.vector(as.matrix(fit$beta)) / scale
  }, numeric(ncol(x)))
  per_sd <- fits * apply(x, 2, sd)
  golden_case("bootstraps", "quantile(glmnet coefficients * sd, c(0.025, 0.975)), rowMeans(coefficients != 0)",
    list(columns = columns(x), label = I(y), draws = lapply(draws, function(i) i - 1), alpha = alpha, lambda = lambda),
    list(low = I(unname(apply(per_sd, 1, quantile, 0.025))), high = I(unname(apply(per_sd, 1, quantile, 0.975))),
         selected = I(rowMeans(fits != 0))))
}

# Each patient's values are another's, again from the first where that one has fewer.
exchange <- function(v, patient, from) {
  id <- unique(patient)
  new <- v
  for (p in seq_along(id)) {
    own <- patient == id[p]
    new[own] <- rep_len(v[patient == id[from[p]]], sum(own))
  }
  new
}
# By pROC; with weights every pair is counted.
area <- function(score, y, w) {
  if (all(w == 1)) return(as.numeric(auc(y, score, direction = "<", quiet = TRUE)))
  above <- outer(score[y == 1], score[y == 0], function(a, b) (a > b) + (a == b) / 2)
  pairs <- outer(w[y == 1], w[y == 0])
  sum(pairs * above) / sum(pairs)
}
permuted <- function(name, x, y, w, patient, beta, permutations) {
  score <- function(x) plogis(as.vector(x %*% beta))
  loss <- vapply(seq_len(ncol(x)), function(j) mean(vapply(permutations, function(from) {
    x[, j] <- exchange(x[, j], patient, from)
    area(score(x), y, w)
  }, 0)), 0)
  golden_case(name, "mean(auc(y, model(x)) - auc(y, model(x with column j exchanged between patients)))",
    list(columns = columns(x), label = I(y), weight = I(w), patient = I(patient), coefficients = I(beta),
         permutations = lapply(permutations, function(p) p - 1)),
    list(whole = area(score(x), y, w), losses = I(area(score(x), y, w) - loss)))
}
x <- round(matrix(rnorm(90 * 6), 90) %*% diag(c(1, 3, 0.5, 1, 1, 2)), 3)
y <- rbinom(90, 1, plogis(x[, 1] + 0.3 * x[, 2]))
draws <- lapply(1:41, function(b) sample(90, replace = TRUE))
losses <- round(runif(7, -0.02, 0.2), 4)
t <- t.test(losses)
# Sums without rounding tie in R where they tie elsewhere.
exact <- round(1024 * x) / 1024
beta <- c(0.75, 0.25, 0, -0.5, 0.25, 0)
patient <- sample(rep(1:45, times = rep(1:3, 15)))
exchanges <- lapply(1:5, function(r) sample(45))
weight <- round(runif(90, 0.5, 2), 3)
write_golden("classifier/importance.json", list(
  bootstrap(x, y, draws, 0.5, 0.08),
  golden_case("splits", "t.test(losses)", list(losses = I(losses)),
    list(mean = unname(t$estimate), low = t$conf.int[1], high = t$conf.int[2])),
  permuted("one sample per patient", exact, y, rep(1, 90), seq_len(90), beta, lapply(1:5, function(r) sample(90))),
  permuted("one to three samples per patient, ties", round(x), y, rep(1, 90), patient, beta, exchanges),
  permuted("weights", exact, y, weight, patient, beta, exchanges)), c("glmnet", "pROC"))
