# Martingale residuals, permuted scores and what is counted from them. Run from the project's folder:
# Rscript src/test/r/permutation.R
source("src/test/r/golden.R")
suppressMessages(library(survival))

# --- martingale residuals -------------------------------------------------------------------------------------------

residual_case <- function(name, d) {
  truncated <- !is.null(d$entry)
  strata <- d$strata
  y <- if (truncated) Surv(d$entry, d$time, d$event) else Surv(d$time, d$event)
  control <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 100)
  z <- d$covariates
  fit <- if (is.null(z) && is.null(strata)) coxph(y ~ 1, ties = "efron")
    else if (is.null(z)) coxph(y ~ strata(strata), ties = "efron")
    else if (is.null(strata)) coxph(y ~ z, ties = "efron", control = control)
    else coxph(y ~ z + strata(strata), ties = "efron", control = control)
  eta <- if (is.null(z)) rep(0, length(d$time)) else as.numeric(as.matrix(z) %*% coef(fit))
  golden_case(name, "residuals(coxph(Surv(entry, time, event) ~ z + strata(s), ties = \"efron\"), type = \"martingale\")",
    list(time = I(d$time), event = I(d$event), entry = I(if (truncated) d$entry else numeric()),
         strata = I(if (is.null(strata)) numeric() else strata), logHazard = I(eta)),
    list(residuals = I(unname(residuals(fit, type = "martingale")))))
}

draw <- function(n, digits = 0, entry = FALSE, censored = 1) {
  x <- rnorm(n)
  death <- rexp(n, exp(0.6 * x) / 500)
  censor <- rexp(n, censored / 500)
  time <- pmax(round(pmin(death, censor), digits), 10^-digits)
  list(time = time, event = as.integer(death <= censor), x = x,
       entry = if (entry) pmax(0, round(time * runif(n) * 0.8 - 20, 3)) else NULL)
}

set.seed(20261123)
cases <- list()
add <- function(name, d, ...) cases[[length(cases) + 1]] <<- residual_case(name, modifyList(d, list(...)))
add("clean", draw(60, 6))
add("many tied times", draw(120, -2))
add("all events at one time", within(draw(40), time[event == 1] <- 365))
add("heavy censoring", draw(150, 0, censored = 20))
add("one event", within(draw(40), { event[] <- 0L; event[which.max(time * (time < median(time)))] <- 1L }))
add("left truncation", draw(120, -1, entry = TRUE))
d <- draw(150, -1); add("strata", d, strata = rep(0:2, 50))
d <- draw(120, -1); add("a covariate", d, covariates = cbind(d$x))
d <- draw(200, -1, entry = TRUE); add("two covariates, strata and left truncation", d,
  covariates = cbind(d$x, rnorm(200)), strata = rep(0:1, each = 100))
d <- draw(80); add("hazards that differ by e^30", d, covariates = cbind(15 * sign(d$x) + d$x / 100))
write_golden("stats/martingale-residuals.json", cases, "survival")

# --- permuted scores, and p, max-T p and false discovery rate on given permutations ---------------------------------

z_call <- "sqrt(n - 1 - k) * cor(residuals(lm(gene ~ covariates)), residuals(lm(residuals(lm(outcome ~ covariates))[permutation] ~ covariates)))"

free <- function(x, covariates) if (is.null(covariates)) x - mean(x) else unname(residuals(lm(x ~ covariates)))

score_case <- function(name, outcome, genes, arrangements, covariates = NULL, ranks = FALSE) {
  n <- length(outcome)
  k <- NCOL(covariates) * !is.null(covariates)
  on <- function(x) if (ranks) rank(x, na.last = "keep") else x
  filled <- function(x) ifelse(is.na(x), mean(x, na.rm = TRUE), x)
  z <- if (is.null(covariates)) NULL else apply(covariates, 2, on)
  y <- free(on(outcome), z)
  x <- apply(genes, 2, function(gene) free(filled(on(gene)), z))
  observed <- sqrt(n - 1 - k) * as.numeric(cor(x, y))
  permuted <- sqrt(n - 1 - k) * t(apply(arrangements, 1, function(source) cor(x, free(y[source], z))))  # b by gene
  b <- nrow(arrangements)
  reach <- function(score, threshold) score >= threshold - 1e-10 * pmax(1, threshold)
  p <- sapply(seq_along(observed), function(g) (1 + sum(reach(abs(permuted[, g]), abs(observed[g])))) / (1 + b))
  maxima <- apply(abs(permuted), 1, max)
  p_max_t <- sapply(observed, function(t) (1 + sum(reach(maxima, abs(t)))) / (1 + b))
  rate <- sapply(observed, function(t) (sum(reach(abs(permuted), abs(t))) / b) / sum(reach(abs(observed), abs(t))))
  fdr <- sapply(observed, function(t) min(1, rate[abs(observed) <= abs(t)]))
  golden_case(name, z_call,
    list(outcome = I(outcome), genes = columns(genes), covariates = if (k > 0) columns(covariates) else I(numeric()),
         ranks = as.integer(ranks), arrangements = rows(arrangements - 1)),
    list(observed = I(observed), permuted = rows(permuted), p = I(p), pMaxT = I(p_max_t), fdr = I(fdr)))
}

random <- function(n, b) t(replicate(b, sample(n)))
within_strata <- function(strata, b)
  t(replicate(b, ave(seq_along(strata), strata, FUN = function(i) i[sample(length(i))])))

# All arrangements of a label that differ from it, one permutation for each.
enumerated <- function(label) {
  ones <- combn(length(label), sum(label))
  t(apply(ones[, apply(ones, 2, function(i) !all(label[i] == 1))], 2, function(i) {
    source <- integer(length(label))
    source[i] <- which(label == 1)
    source[-i] <- which(label == 0)
    source
  }))
}

set.seed(20261124)
n <- 24
matrix_of <- function(n, genes) matrix(round(rnorm(n * genes, 6, 2), 4), n)
label <- rep(0:1, c(14, 10))
genes <- matrix_of(n, 15)
genes[, 1] <- genes[, 1] + 3 * label
genes[, 2] <- genes[, 2] - 2 * label
age <- round(rnorm(n, 60, 10)); sex <- rbinom(n, 1, 0.5)
holes <- genes; holes[cbind(c(3, 9, 17), c(1, 4, 4))] <- NA
survived <- draw(n, -1)
martingale <- unname(residuals(coxph(Surv(survived$time, survived$event) ~ 1)))
small <- rep(0:1, each = 4)
tied <- matrix(sample(1:4, 8 * 12, TRUE), 8)

cases <- list(
  score_case("a label", label, genes, random(n, 60)),
  score_case("a label, missing values", label, holes, random(n, 40)),
  score_case("a label, two covariates", label, genes, random(n, 40), cbind(age, sex)),
  score_case("a label within strata", label, genes, within_strata(sex, 40), cbind(sex)),
  score_case("survival", martingale, genes, random(n, 40)),
  score_case("a marker", genes[, 5], genes[, -5], random(n, 40)),
  score_case("a marker on ranks, missing values", genes[, 5], holes[, -5], random(n, 40), ranks = TRUE),
  score_case("a marker on ranks, a covariate", genes[, 5], genes[, -5], random(n, 40), cbind(age), ranks = TRUE),
  score_case("every arrangement of a small label", small, matrix_of(8, 10), enumerated(small)),
  score_case("every arrangement of a small label, ranks with ties", small, tied, enumerated(small), ranks = TRUE))
write_golden("stats/permuted-scores.json", cases)

# --- the rank score over all arrangements is the exact test of Wilcoxon ---------------------------------------------

exact_case <- function(name, label, genes)
  golden_case(name, "wilcox.test(gene[label == 1], gene[label == 0], exact = TRUE)$p.value",
    list(outcome = I(label), genes = columns(genes), arrangements = rows(enumerated(label) - 1)),
    list(p = I(apply(genes, 2, function(g) wilcox.test(g[label == 1], g[label == 0], exact = TRUE)$p.value))))
write_golden("stats/permutation-exact.json",
             list(exact_case("four and four", small, matrix_of(8, 20)),
                  exact_case("three and five", rep(0:1, c(5, 3)), matrix_of(8, 20))))
