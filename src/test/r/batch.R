# Batches against outcomes. Run from the project's folder: Rscript src/test/r/batch.R
source("src/test/r/golden.R")
suppressMessages(library(survival))

bergsma <- function(chi2, n, k) {
  phi <- max(0, chi2 / n - (k - 1) / (n - 1)); kk <- k - (k - 1)^2 / (n - 1); rr <- 2 - 1 / (n - 1)
  sqrt(phi / min(kk - 1, rr - 1))
}
label_case <- function(name, status, level, exact) {
  known <- !is.na(status) & !is.na(level); t <- table(status[known], level[known])
  chi <- suppressWarnings(chisq.test(t, correct = FALSE))
  p <- if (exact) fisher.test(t, workspace = 2e7)$p.value else chi$p.value
  golden_case(name, if (exact) "fisher.test(table(status, level)); chisq.test(table(status, level), correct = FALSE)"
              else "chisq.test(table(status, level), correct = FALSE)",
    list(status = I(status), level = I(ifelse(is.na(level), -1, level))),
    list(n = sum(t), levels = ncol(t), exact = as.numeric(exact), statistic = as.numeric(chi$statistic),
         df = as.numeric(chi$parameter), p = p, cramersV = bergsma(as.numeric(chi$statistic), sum(t), ncol(t)),
         uniform = sum(colSums(t)[apply(t, 2, min) == 0])))
}
survival_case <- function(name, time, event, level) {
  s <- survdiff(Surv(time, event) ~ level)
  df <- sum(s$exp > 0) - 1
  golden_case(name, "survdiff(Surv(time, event) ~ level)", list(time = I(time), event = I(event), level = I(level)),
    list(n = sum(s$n), levels = length(s$n), statistic = s$chisq, df = df, p = pchisq(s$chisq, df, lower.tail = FALSE)))
}
set.seed(6)
l <- function(n, k) sample(k, n, TRUE) - 1
four <- l(200, 4); thin <- l(30, 4)
write_golden("stats/batch-label.json", list(
  label_case("two by two", rbinom(40, 1, 0.4), l(40, 2), TRUE),
  label_case("two by two, strong", rep(0:1, c(20, 25)), rep(c(0, 1, 0, 1), c(18, 2, 3, 22)), TRUE),
  label_case("two by two, perfect", rep(0:1, 6:7), rep(0:1, 6:7), TRUE),
  label_case("four batches", rbinom(200, 1, plogis(four - 2)), four, FALSE),
  label_case("four thin batches", rbinom(30, 1, plogis(thin - 1.5)), thin, TRUE),
  label_case("rare status", c(1, 1, rep(0, 38)), l(40, 5), TRUE),
  label_case("missing", replace(rbinom(50, 1, 0.5), c(3, 9), NA), replace(l(50, 3), c(5, 9, 20), NA), FALSE)))
time <- round(rexp(90, 0.1), 1) + 0.1; event <- rbinom(90, 1, 0.6)
write_golden("stats/batch-survival.json", list(
  survival_case("two groups", time, event, l(90, 2)),
  survival_case("four groups", time, event, l(90, 4)),
  survival_case("tied times", ceiling(time / 5), event, l(90, 3)),
  survival_case("a group that leaves before any event", c(0.05, time), c(0, event), c(3, l(90, 3)))), "survival")
