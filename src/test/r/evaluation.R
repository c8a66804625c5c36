# Measures of held-out predictions: weights for censoring, errors of means, added value, pooled areas.
# Run from the project's folder: Rscript src/test/r/evaluation.R
source("src/test/r/golden.R")
suppressPackageStartupMessages({library(survival); library(riskRegression); library(metafor); library(pROC)})
set.seed(52)
z975 <- qnorm(0.975)

# Samples with two predictions, labels within a horizon and weights for censoring; weights of 1 where there is none.
censored <- function(n, effect = 0.8, censoring = 0.06, digits = 6) {
  x <- rnorm(n); event_time <- rexp(n, 0.1 * exp(effect * x)); censor <- if (censoring == 0) rep(1e6, n) else rexp(n, censoring)
  time <- round(pmin(event_time, censor), 8); event <- as.numeric(event_time <= censor); horizon <- 5
  first <- signif(plogis(-0.4 + 0.7 * x + rnorm(n, sd = 0.4)), digits)
  second <- signif(plogis(-0.7 + 0.9 * x + rnorm(n, sd = 1)), digits)
  G <- survfit(Surv(time, event == 0) ~ 1)
  at <- c(1, G$surv)[findInterval(horizon, G$time) + 1]
  before <- c(1, G$surv)[findInterval(time, G$time, left.open = TRUE) + 1]
  known <- time > horizon | event == 1
  weight <- ifelse(time > horizon, 1 / at, 1 / before)
  list(all = data.frame(time, event, first, second), n = n, horizon = horizon, label = as.numeric(time <= horizon)[known],
       first = first[known], second = second[known], weight = weight[known])
}
draws <- list(censored = censored(220), "few known" = censored(60, censoring = 0.25), ties = censored(200, digits = 1),
              "nobody censored" = censored(150, censoring = 0), "2000 samples" = censored(2000, 0.4, digits = 3))

area <- function(p, y, w) {
  cases <- which(y == 1); controls <- which(y == 0)
  above <- outer(p[cases], p[controls], function(a, b) (a > b) + 0.5 * (a == b))
  value <- sum(above * outer(w[cases], w[controls])) / (sum(w[cases]) * sum(w[controls]))
  phi <- numeric(length(y))
  phi[cases] <- w[cases] / sum(w[cases]) * (as.numeric(above %*% w[controls]) / sum(w[controls]) - value)
  phi[controls] <- w[controls] / sum(w[controls]) * (as.numeric(w[cases] %*% above) / sum(w[cases]) - value)
  list(value = value, phi = phi)
}
se_of <- function(phi, N) sqrt(N / (N - 1) * sum(phi^2))
mean_of <- function(x, w) {
  N <- sum(w); m <- sum(w * x) / N
  c(m, sqrt((sum((w * x - m)^2) + max(0, N - length(x)) * m^2) / (N - 1) / N))
}
average_precision <- function(p, y, w) {
  before <- 0; total <- 0
  for (s in sort(unique(p), decreasing = TRUE)) {
    called <- p >= s; recall <- sum((w * y)[called]) / sum(w * y)
    total <- total + (recall - before) * sum((w * y)[called]) / sum(w[called]); before <- recall
  }
  total
}

weighted_case <- function(name, d) {
  y <- d$label; p <- d$first; q <- d$second; w <- d$weight; N <- sum(w)
  a <- area(p, y, w); b <- area(q, y, w)
  brier <- mean_of((p - y)^2, w); share <- sum(w * y) / N; worst <- share * (1 - share)
  scaled <- 1 - brier[1] / worst
  scaled_se <- mean_of(((p - y)^2 - (1 - scaled) * (y - share)^2) / worst, w)[2]
  losses <- mean_of(-log(ifelse(y == 1, p, 1 - p)), w)
  if (name != "ties") {
    score <- suppressWarnings(Score(list(p = matrix(d$all$first, ncol = 1), q = matrix(d$all$second, ncol = 1)), formula = Surv(time, event) ~ 1,
      data = d$all, times = d$horizon, cens.model = "km", cens.method = "ipcw", se.fit = TRUE, conservative = TRUE, null.model = FALSE,
      metrics = c("auc", "brier"), contrasts = TRUE))
    same <- function(x, y) stopifnot(abs(x - y) < 1e-9 * max(1, abs(y)))
    same(score$AUC$score$AUC[1], a$value); same(score$AUC$score$se[1], se_of(a$phi, N))
    same(abs(score$AUC$contrasts$se), se_of(b$phi - a$phi, N))
    same(score$Brier$score$Brier[1], brier[1]); same(score$Brier$score$se[1], brier[2])
  }
  tight <- glm.control(epsilon = 1e-15, maxit = 100); lp <- qlogis(p)
  sandwich <- function(fit, x) {
    r <- w * (y - fitted(fit)); inverse <- solve(t(x) %*% (w * fitted(fit) * (1 - fitted(fit)) * x))
    sqrt(diag(inverse %*% (t(x * r) %*% (x * r)) %*% inverse))
  }
  shift <- suppressWarnings(glm(y ~ offset(lp), family = binomial, weights = w, control = tight))
  line <- suppressWarnings(glm(y ~ lp, family = binomial, weights = w, control = tight))
  one <- matrix(1, length(y), 1); both <- cbind(1, lp)
  unweighted <- all(w == 1)
  ap <- average_precision(p, y, w); effective <- sum(w[y == 1])^2 / sum(w[y == 1]^2)
  ap_ends <- plogis(qlogis(ap) + c(-1, 1) * z975 / sqrt(effective * ap * (1 - ap)))
  wilson <- function(hit, about) {
    m <- sum(w[about])^2 / sum(w[about]^2); s <- sum((w * hit)[about]) / sum(w[about])
    centre <- (s + z975^2 / m / 2) / (1 + z975^2 / m)
    half <- z975 / (1 + z975^2 / m) * sqrt(s * (1 - s) / m + z975^2 / m^2 / 4)
    c(s, max(0, centre - half), min(1, centre + half))
  }
  called <- p >= 0.4; t <- 0.3; odds <- t / (1 - t)
  if (unweighted) {
    exact <- prop.test(sum(called & y == 1), sum(y), correct = FALSE)$conf.int
    stopifnot(abs(exact - wilson(called, y == 1)[2:3]) < 1e-12)
    g <- roc(y, p, levels = c(0, 1), direction = "<", quiet = TRUE); stopifnot(abs(as.numeric(g$auc) - a$value) < 1e-12)
  }
  net <- function(r) ifelse(r >= t, ifelse(y == 1, 1, -odds), 0)
  golden_case(name, paste("riskRegression::Score(conservative = TRUE, contrasts = TRUE): AUC, Brier and their errors (without ties);",
                          "glm(weights = w) with its sandwich; other measures by definition"),
    list(label = I(y), first = I(p), second = I(q), weight = I(w)),
    list(auroc = a$value, aurocError = se_of(a$phi, N), difference = a$value - b$value, differenceError = se_of(a$phi - b$phi, N),
         brier = brier[1], brierError = brier[2], scaledBrier = scaled, scaledBrierError = scaled_se, logLoss = losses[1], logLossError = losses[2],
         intercept = unname(coef(shift)), interceptError = if (unweighted) sqrt(vcov(shift)[1, 1]) else sandwich(shift, one)[1],
         slope = unname(coef(line)[2]), slopeError = if (unweighted) sqrt(vcov(line)[2, 2]) else unname(sandwich(line, both)[2]),
         averagePrecision = ap, averagePrecisionLow = ap_ends[1], averagePrecisionHigh = ap_ends[2],
         sensitivity = I(wilson(called, y == 1)), specificity = I(wilson(!called, y == 0)), ppv = I(wilson(y == 1, called)),
         npv = I(wilson(y == 0, !called)), prevalence = I(wilson(y == 1, rep(TRUE, length(y)))),
         netBenefit = I(mean_of(net(p), w)), netBenefitOfAll = I(mean_of(ifelse(y == 1, 1, -odds), w)),
         netBenefitDifference = I(mean_of(net(p) - net(q), w))))
}
write_golden("stats/weighted-prediction.json", Map(weighted_case, names(draws), draws), c("riskRegression", "survival", "pROC"))

# lowess with weights of the points: its formula written out, which without weights is lowess(iter = 0, delta = 0).
local_lines <- function(x, y, w, f = 2/3) {
  n <- length(x); k <- max(2, min(n, floor(f * n + 1e-7))); reach <- x[n] - x[1]
  vapply(x, function(at) {
    d <- abs(x - at); h <- sort(d)[k]
    v <- w * ifelse(d > 0.999 * h, 0, ifelse(d <= 0.001 * h, 1, (1 - (d / h)^3)^3)); v <- v / sum(v)
    m <- sum(v * x); s <- sum(v * (x - m)^2)
    if (sqrt(s) > 0.001 * reach) v <- v * ((at - m) / s * (x - m) + 1)
    sum(v * y)
  }, 0)
}
curve_case <- function(name, d) {
  o <- order(d$first); p <- d$first[o]; y <- d$label[o]; w <- d$weight[o]
  stopifnot(abs(local_lines(p, y, rep(1, length(p))) - lowess(p, y, iter = 0, delta = 0)$y) < 1e-9)
  exact <- local_lines(p, y, w); delta <- 0.01 * diff(range(p)) # lowess interpolates between points nearer than this
  at <- 1; i <- 1; n <- length(p)
  while (i < n) { ahead <- which(p > p[i] + delta); nxt <- if (length(ahead)) max(i + 1, min(ahead) - 1) else n; at <- c(at, nxt); i <- nxt }
  stopifnot(!anyDuplicated(p))
  curve <- approx(p[at], exact[at], p)$y; gap <- abs(curve - p)
  o2 <- order(gap); below <- cumsum(w[o2]) / sum(w); quantile_of <- function(q) gap[o2][which(below >= q)[1]]
  golden_case(name, "lowess(p, y, iter = 0) with weights of the points, written out",
    list(label = I(d$label), probability = I(d$first), weight = I(d$weight)),
    list(predicted = I(p), observed = I(curve), ici = sum(w * gap) / sum(w), e50 = quantile_of(0.5), e90 = quantile_of(0.9), emax = max(gap)))
}
distinct <- function(d) { keep <- !duplicated(d$first); for (v in c("label", "first", "second", "weight")) d[[v]] <- d[[v]][keep]; d }
fair <- lapply(draws[c("censored", "few known")], distinct)
write_golden("stats/weighted-calibration.json", Map(curve_case, names(fair), fair))

added_case <- function(name, d, stratum = rep(0, length(d$label))) {
  y <- d$label; lp <- qlogis(d$first); lq <- qlogis(d$second); tight <- glm.control(epsilon = 1e-15, maxit = 100)
  mixed <- ave(y, stratum, FUN = function(v) length(unique(v))) == 2
  s <- factor(stratum[mixed]); y <- y[mixed]; lp <- lp[mixed]; lq <- lq[mixed]
  base <- if (nlevels(s) > 1) glm(y ~ s + lp, family = binomial, control = tight) else glm(y ~ lp, family = binomial, control = tight)
  both <- if (nlevels(s) > 1) glm(y ~ s + lp + lq, family = binomial, control = tight) else glm(y ~ lp + lq, family = binomial, control = tight)
  test <- anova(base, both, test = "LRT")
  golden_case(name, "anova(glm(y ~ stratum + lp), glm(y ~ stratum + lp + lq), test = \"LRT\")",
    list(label = I(d$label), first = I(d$first), second = I(d$second), stratum = I(stratum)),
    list(n = length(y), coefficient = unname(coef(both)["lq"]), statistic = test$Deviance[2], logP = pchisq(test$Deviance[2], 1, lower.tail = FALSE, log.p = TRUE)))
}
folds <- function(d, k) rep_len(seq_len(k) - 1, length(d$label))
plain <- function(n, own, other) { x <- rnorm(n); z <- rnorm(n); y <- rbinom(n, 1, plogis(own * x + other * z - 0.3))
  list(label = y, first = signif(plogis(own * x), 8), second = signif(plogis(own * x + 0.7 * other * z + rnorm(n, sd = 0.2)), 8)) }
d <- plain(150, 1, 1); e <- plain(300, 0.8, 0); f <- plain(80, 1.5, 2); g <- plain(90, 0.7, 0.5)
g$label[folds(g, 4) == 2] <- 0
write_golden("stats/added-value.json", list(added_case("adds much", d), added_case("adds nothing", e), added_case("few samples", f),
  added_case("five folds", d, folds(d, 5)), added_case("a fold of one class", g, folds(g, 4))))

pooled_case <- function(name, auc, se) {
  fit <- rma(qlogis(auc), sei = se / (auc * (1 - auc)), method = "REML", test = "adhoc", control = list(threshold = 1e-14, maxiter = 10000))
  out <- predict(fit, transf = plogis)
  golden_case(name, "predict(rma(qlogis(auc), sei = se / (auc * (1 - auc)), test = \"adhoc\"), transf = plogis)",
    list(auroc = I(auc), error = I(se)), list(value = out$pred, ciLow = out$ci.lb, ciHigh = out$ci.ub, piLow = out$pi.lb, piHigh = out$pi.ub))
}
write_golden("classifier/pooled-auroc.json", list(pooled_case("alike", c(0.71, 0.74, 0.69, 0.72), c(0.03, 0.05, 0.04, 0.02)),
  pooled_case("apart", c(0.95, 0.62, 0.81), c(0.02, 0.05, 0.03)), pooled_case("two", c(0.99, 0.9), c(0.008, 0.03))), "metafor")
