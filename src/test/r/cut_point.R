# Cut-points of predicted probabilities: Youden's, and the highest with a sensitivity.
# Run from the project's folder: Rscript src/test/r/cut_point.R
source("src/test/r/golden.R")
suppressPackageStartupMessages(library(pROC))
set.seed(20)

predicted <- function(n, effect = 1, digits = 7) {
  x <- rnorm(n); y <- rbinom(n, 1, plogis(-1 + effect * x))
  list(label = y, probability = signif(plogis(-1 + effect * x + rnorm(n)), digits), weight = rep(1, n))
}
draws <- list(clean = predicted(150), ties = predicted(200, digits = 1), "near chance" = predicted(120, 0),
              "few positives" = {d <- predicted(300); d$label[which(d$label == 1)[-(1:4)]] <- 0; d},
              unknown = {d <- predicted(90); d$label[c(4, 9)] <- -1; d$probability[17] <- NaN; d},
              weighted = {d <- predicted(180); d$weight <- signif(runif(180, 1, 3), 4); d})

# Midpoints as pROC has them; below the smallest probability half of it, where pROC has -Inf.
candidates <- function(d) {
  ok <- d$label >= 0 & is.finite(d$probability); p <- d$probability[ok]; y <- d$label[ok]; w <- d$weight[ok]
  values <- sort(unique(p)); t <- (values + c(0, head(values, -1))) / 2
  data.frame(threshold = t, sensitivity = sapply(t, function(x) sum(w[y == 1 & p >= x]) / sum(w[y == 1])),
             specificity = sapply(t, function(x) sum(w[y == 0 & p < x]) / sum(w[y == 0])))
}

cut <- function(name, d) {
  all <- candidates(d); inner <- all[-1, ]; best <- inner[which(inner$sensitivity + inner$specificity >=
    max(inner$sensitivity + inner$specificity) - 1e-12), ][1, ]
  sensitive <- all[all$sensitivity >= 0.9 - 1e-12, ]; sensitive <- sensitive[nrow(sensitive), ]
  if (all(d$weight == 1)) {
    ok <- d$label >= 0 & is.finite(d$probability)
    r <- roc(d$label[ok], d$probability[ok], levels = c(0, 1), direction = "<", quiet = TRUE)
    theirs <- coords(r, "best", best.method = "youden", ret = c("threshold", "sensitivity", "specificity"), transpose = FALSE)
    # Of equals pROC keeps those that rounding leaves equal; here it is the lowest of all.
    stopifnot(abs(max(theirs$sensitivity + theirs$specificity) - best$sensitivity - best$specificity) < 1e-12,
              best$threshold <= min(theirs$threshold) + 1e-12)
    every <- coords(r, "all", ret = c("threshold", "sensitivity"), transpose = FALSE)
    stopifnot(abs(max(every$threshold[every$sensitivity >= 0.9]) - sensitive$threshold) < 1e-12)
  }
  golden_case(name, "pROC::coords(roc, \"best\", best.method = \"youden\"); the highest of coords(roc, \"all\") with sensitivity >= 0.9",
    list(label = I(d$label), probability = I(d$probability), weight = I(d$weight)),
    list(youden = best$threshold, youdenSensitivity = best$sensitivity, youdenSpecificity = best$specificity,
         sensitive = sensitive$threshold, sensitiveSensitivity = sensitive$sensitivity,
         sensitiveSpecificity = sensitive$specificity))
}
write_golden("stats/cut-point.json", Map(cut, names(draws), draws), "pROC")
