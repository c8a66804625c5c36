# ROC curves and scores of classifiers. Run from the project's folder: Rscript src/test/r/auroc.R
source("src/test/r/golden.R")
suppressMessages(library(pROC))

# Precision at each distinct score, weighted by the recall it adds.
average_precision <- function(score, label) {
  before <- 0; sum <- 0
  for (s in sort(unique(score), decreasing = TRUE)) {
    called <- score >= s; recall <- sum(label[called]) / sum(label)
    sum <- sum + (recall - before) * mean(label[called]); before <- recall
  }
  sum
}

auroc_case <- function(name, score, label) {
  known <- !is.na(score) & !is.na(label)
  s <- score[known]; l <- label[known]
  r <- roc(l, s, levels = c(0, 1), direction = "<", quiet = TRUE)
  ci <- suppressWarnings(as.numeric(ci.auc(r, method = "delong")))
  points <- r$thresholds
  corners <- sort(unique(s), decreasing = TRUE)
  golden_case(name, "r <- roc(label, score, direction = \"<\"); ci.auc(r, method = \"delong\"); sqrt(var(r))",
    list(score = I(score), label = I(label)),
    list(value = as.numeric(r$auc), standardError = if (sum(l) > 1 && sum(1 - l) > 1) sqrt(var(r)) else NaN,
         ciLow = ci[1], ciHigh = ci[3], averagePrecision = average_precision(s, l), brier = mean((s - l)^2),
         falsePositiveRates = I(rev(1 - r$specificities)), truePositiveRates = I(rev(r$sensitivities)),
         thresholds = I(c(NaN, corners))))
}

set.seed(5)
cases <- list()
add <- function(...) cases[[length(cases) + 1]] <<- auroc_case(...)
score <- function(label, gap) round(plogis(rnorm(length(label), gap * (label - 0.5))), 6)
l <- rbinom(80, 1, 0.4); add("clean", score(l, 1), l)
l <- rbinom(200, 1, 0.3); add("ties", round(score(l, 1), 1), l)
l <- rbinom(500, 1, 0.03); add("few positives", score(l, 1.5), l)
l <- rbinom(100, 1, 0.5); add("worse than chance", score(l, -1), l)
l <- rep(c(0, 1), c(6, 4)); add("interval cut at one", c(0.1, 0.2, 0.3, 0.15, 0.62, 0.05, 0.6, 0.7, 0.8, 0.9), l)
add("perfect", c(0.1, 0.2, 0.8, 0.9), c(0, 0, 1, 1))
add("constant score", rep(0.5, 10), rep(c(0, 1), 5))
add("one positive", c(0.1, 0.7, 0.4, 0.5), c(0, 0, 1, 0))
l <- rbinom(60, 1, 0.5); s <- score(l, 1); s[c(3, 9)] <- NaN; l[c(4, 9)] <- NA; add("missing values", s, l)
l <- rbinom(3000, 1, 0.5); add("three thousand", round(score(l, 2), 4), l)
write_golden("stats/auroc.json", cases, "pROC")

# Within folds: concordance over the pairs of each fold (survival), and DeLong's variance of each fold (pROC).
suppressMessages(library(survival))
within_case <- function(name, score, label, fold) {
  parts <- lapply(split(seq_along(score), fold), function(i) list(s = score[i], l = label[i]))
  parts <- Filter(function(p) any(p$l == 1) && any(p$l == 0), parts)
  pairs <- sapply(parts, function(p) sum(p$l == 1) * sum(p$l == 0))
  v <- sapply(parts, function(p) var(roc(p$l, p$s, levels = c(0, 1), direction = "<", quiet = TRUE)))
  value <- as.numeric(concordance(label ~ score + strata(fold))$concordance)
  se <- sqrt(sum((pairs / sum(pairs))^2 * v))
  golden_case(name, "concordance(label ~ score + strata(fold)); sqrt(sum((pairs / sum(pairs))^2 * var(roc of each fold)))",
    list(score = I(score), label = I(label), fold = I(fold)),
    list(value = value, standardError = se, ciLow = max(0, value - qnorm(0.975) * se),
         ciHigh = min(1, value + qnorm(0.975) * se)))
}
set.seed(6)
cases <- list()
l <- rbinom(100, 1, 0.4); f <- rep(1:5, 20)
cases[[1]] <- within_case("five folds", score(l, 1), l, f)
cases[[2]] <- within_case("ties and folds on scales of their own", round(score(l, 1), 1) / f, l, f)
l <- rbinom(90, 1, 0.2); f <- rep(1:3, c(20, 30, 40))
cases[[3]] <- within_case("unequal folds", score(l, 0.5), l, f)
l[f == 1] <- 0
cases[[4]] <- within_case("a fold of one class", score(l, 0.5), l, f)
write_golden("stats/auroc_within.json", cases, c("pROC", "survival"))
