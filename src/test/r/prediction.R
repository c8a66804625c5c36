# Measures of predicted probabilities: paired DeLong, calibration, decisions, horizons with censoring, sample size.
# Run from the project's folder: Rscript src/test/r/prediction.R
source("src/test/r/golden.R")
suppressPackageStartupMessages({library(pROC); library(survival); library(riskRegression)})
set.seed(41)
short <- function(x) signif(x, 7)

predicted <- function(n, effect = 1, noise = 1, digits = 7) {
  x <- rnorm(n); y <- rbinom(n, 1, plogis(-0.5 + effect * x))
  list(label = y, first = signif(plogis(-0.4 + 1.3 * effect * x + noise * rnorm(n)), digits),
       second = signif(plogis(-0.6 + 0.7 * effect * x + 2 * noise * rnorm(n)), digits))
}
draws <- list(clean = predicted(150), ties = predicted(200, digits = 1), "near chance" = predicted(120, 0),
              "few positives" = {d <- predicted(300); d$label[which(d$label == 1)[-(1:4)]] <- 0; d},
              "5000 samples" = predicted(5000, 0.5, digits = 3),
              unknown = {d <- predicted(90); d$label[c(4, 9)] <- -1; d$first[17] <- NaN; d$second[30] <- NaN; d})

known <- function(d, ...) d$label >= 0 & Reduce(`&`, lapply(list(...), is.finite))

difference <- function(name, d) {
  ok <- known(d, d$first, d$second)
  curve <- function(score) roc(d$label[ok], score[ok], levels = c(0, 1), direction = "<", quiet = TRUE)
  a <- curve(d$first); b <- curve(d$second)
  test <- roc.test(a, b, paired = TRUE, method = "delong")
  z <- unname(test$statistic); gap <- as.numeric(auc(a)) - as.numeric(auc(b))
  se <- if (z == 0) 0 else gap / z
  golden_case(name, "pROC::roc.test(roc(label, first), roc(label, second), paired = TRUE, method = \"delong\")",
    list(label = I(d$label), first = I(d$first), second = I(d$second)),
    list(n = sum(ok), positives = sum(d$label[ok]), first = as.numeric(auc(a)), second = as.numeric(auc(b)), difference = gap,
         standardError = se, z = z, logP = log(2) + pnorm(-abs(z), log.p = TRUE),
         ciLow = gap - qnorm(0.975) * se, ciHigh = gap + qnorm(0.975) * se))
}
write_golden("stats/auroc-difference.json", Map(difference, names(draws), draws), "pROC")

calibrated <- function(name, d) {
  ok <- known(d, d$first); p <- d$first[ok]; y <- d$label[ok]; lp <- qlogis(p)
  tight <- glm.control(epsilon = 1e-15, maxit = 100)
  shift <- glm(y ~ offset(lp), family = binomial, control = tight)
  line <- glm(y ~ lp, family = binomial, control = tight)
  o <- order(p); f <- lowess(p, y, iter = 0); gaps <- abs(f$y - f$x)
  golden_case(name, "glm(y ~ offset(qlogis(p)), binomial); glm(y ~ qlogis(p), binomial); lowess(p, y, iter = 0)",
    list(label = I(d$label), probability = I(d$first)),
    list(intercept = unname(coef(shift)), interceptError = sqrt(vcov(shift)[1, 1]), slope = unname(coef(line)[2]),
         slopeError = sqrt(vcov(line)[2, 2]), slopeIntercept = unname(coef(line)[1]), predicted = I(f$x), observed = I(f$y),
         ici = mean(gaps), e50 = median(gaps), e90 = unname(quantile(gaps, 0.9)), emax = max(gaps)))
}
fair <- draws[names(draws) != "ties"] # lowess orders tied probabilities as they come; see the test of ties
write_golden("stats/calibration.json", Map(calibrated, names(fair), fair))

decided <- function(name, d, threshold) {
  ok <- known(d, d$first); called <- d$first[ok] >= threshold; y <- d$label[ok] == 1; n <- sum(ok)
  odds <- threshold / (1 - threshold)
  wilson <- function(x, of) if (of == 0) c(NaN, NaN) else suppressWarnings(prop.test(x, of, correct = FALSE)$conf.int)
  sensitivity <- wilson(sum(called & y), sum(y)); specificity <- wilson(sum(!called & !y), sum(!y))
  golden_case(paste(name, "at", threshold), "table(p >= threshold, y); prop.test(correct = FALSE); net benefit as in dcurves::dca",
    list(label = I(d$label), probability = I(d$first), threshold = threshold),
    list(sensitivity = sum(called & y) / sum(y), sensitivityLow = sensitivity[1], sensitivityHigh = sensitivity[2],
         specificity = sum(!called & !y) / sum(!y), specificityLow = specificity[1], specificityHigh = specificity[2],
         ppv = sum(called & y) / sum(called), npv = sum(!called & !y) / sum(!called),
         netBenefit = sum(called & y) / n - sum(called & !y) / n * odds, netBenefitOfAll = mean(y) - mean(!y) * odds))
}
few <- draws[c("clean", "ties", "few positives", "unknown")]
write_golden("stats/decision.json", unlist(lapply(c(0.05, 0.3, 0.5, 0.999), function(t) Map(function(n, d) decided(n, d, t), names(few), few)),
                                           recursive = FALSE, use.names = FALSE))

# Horizons: riskRegression's Score with weights by Kaplan-Meier, and the same sums written out.
horizon_case <- function(name, n, horizon, competing = FALSE, digits = 2, censoring = 0.05) {
  x <- rnorm(n); event_time <- rexp(n, 0.1 * exp(0.8 * x)); other <- if (competing) rexp(n, 0.04) else rep(Inf, n)
  censor <- rexp(n, censoring)
  time <- pmax(10^-digits, round(pmin(event_time, other, censor), digits))
  event <- ifelse(pmin(event_time, other) > censor, 0, ifelse(event_time <= other, 1, 2))
  p <- short(plogis(-0.5 + 0.7 * x + rnorm(n, sd = 0.5))); if (n > 3) p[2] <- p[3]
  G <- survfit(Surv(time, event == 0) ~ 1)
  left <- function(t) { s <- c(1, G$surv)[findInterval(t, G$time, left.open = TRUE) + 1]; s }
  at <- c(1, G$surv)[findInterval(horizon, G$time) + 1]
  label <- ifelse(time > horizon, 0, ifelse(event == 1, 1, ifelse(event == 2, 0, -1)))
  weight <- ifelse(label < 0, 0, ifelse(time > horizon, 1 / at, 1 / left(time)))
  brier <- sum((weight * (label - p)^2)[label >= 0]) / sum(weight)
  cases <- which(label == 1); controls <- which(label == 0)
  above <- outer(p[cases], p[controls], function(a, b) (a > b) + 0.5 * (a == b))
  auc <- sum(above * outer(weight[cases], weight[controls])) / (sum(weight[cases]) * sum(weight[controls]))
  data <- data.frame(time, event, p)
  if (!any(duplicated(time))) { # riskRegression breaks ties of event and censoring its own way
    score <- suppressWarnings(Score(list(m = matrix(p, ncol = 1)), formula = if (competing) Hist(time, event) ~ 1 else Surv(time, event) ~ 1,
      data = data, times = horizon, cens.model = "km", cens.method = "ipcw", se.fit = FALSE, null.model = FALSE, cause = 1,
      metrics = c("auc", "brier")))
    stopifnot(abs(score$AUC$score$AUC - auc) < 1e-9, abs(score$Brier$score$Brier - brier) < 1e-9)
  }
  golden_case(name, "riskRegression::Score(cens.model = \"km\", times = horizon): AUC and Brier, and their sums written out",
    list(time = I(time), event = I(event), probability = I(p), horizon = horizon),
    list(label = I(label), weight = I(weight), uncensored = at, brier = brier, auroc = auc))
}
write_golden("stats/horizon.json", list(
  horizon_case("clean", 200, 5, digits = 6), horizon_case("ties", 200, 5, digits = 0), horizon_case("competing events", 250, 6, TRUE, 6),
  horizon_case("late", 150, 20, digits = 6), horizon_case("little censoring", 100, 3, digits = 6, censoring = 0.001),
  horizon_case("5000 samples", 5000, 8, TRUE, 6)), c("survival", "riskRegression"))

needed <- function(p, phi, r2 = 0.15 * (1 - (phi^phi * (1 - phi)^(1 - phi))^2)) {
  most <- 1 - (phi^phi * (1 - phi)^(1 - phi))^2
  for_shrinkage <- function(s) ceiling(p / ((s - 1) * log(1 - r2 / s)))
  golden_case(sprintf("%d parameters, share %g, R2 %.3g", p, phi, r2), "Riley and others' criteria, as pmsampsize(type = \"b\") has them",
    list(parameters = p, share = phi, explained = r2),
    list(forShrinkage = for_shrinkage(0.9), forOptimism = for_shrinkage(r2 / (r2 + 0.05 * most)),
         forShare = ceiling((qnorm(0.975) / 0.05)^2 * phi * (1 - phi))))
}
# The published example (doi 10.1002/sim.7992): 24 parameters, R2 0.288, share 0.174 need 623, 662 and 221 samples.
paper <- needed(24, 0.174, 0.288)
stopifnot(paper$expected$forShrinkage == 623, abs(paper$expected$forOptimism - 662) <= 1, abs(paper$expected$forShare - 221) <= 1)
write_golden("stats/sample-size.json", list(paper, needed(1, 0.5), needed(10, 0.05), needed(500, 0.3), needed(7, 0.9, 0.1)))
