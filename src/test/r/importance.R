# Intervals of what a model uses. Run from the project's folder: Rscript src/test/r/importance.R
source("src/test/r/golden.R")
suppressPackageStartupMessages(library(glmnet))
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
x <- round(matrix(rnorm(90 * 6), 90) %*% diag(c(1, 3, 0.5, 1, 1, 2)), 3)
y <- rbinom(90, 1, plogis(x[, 1] + 0.3 * x[, 2]))
draws <- lapply(1:41, function(b) sample(90, replace = TRUE))
losses <- round(runif(7, -0.02, 0.2), 4)
t <- t.test(losses)
write_golden("classifier/importance.json", list(
  bootstrap(x, y, draws, 0.5, 0.08),
  golden_case("splits", "t.test(losses)", list(losses = I(losses)),
    list(mean = unname(t$estimate), low = t$conf.int[1], high = t$conf.int[2]))), "glmnet")
