# Standings among others, and the genes nearest in mean and variance. Run from the project's folder:
# Rscript src/test/r/specificity.R
source("src/test/r/golden.R")

standing_case <- function(name, value, others) {
  known <- others[!is.na(others)]
  golden_case(name, "100 * (mean(x < s) + mean(x == s) / 2); (1 + sum(x >= s)) / (1 + length(x)); median(x)",
    list(value = value, others = I(others)),
    list(compared = length(known), percentile = 100 * (mean(known < value) + mean(known == value) / 2),
         empiricalP = (1 + sum(known >= value)) / (1 + length(known)), median = median(known)))
}

set.seed(20261125)
x <- round(rexp(200), 4)
write_golden("stats/standing.json", list(
  standing_case("among 200", 1.5, x),
  standing_case("above all", 400, x),
  standing_case("below all", -1, x),
  standing_case("with ties", 2, sample(1:5, 31, TRUE)),
  standing_case("with missing ones", 0.7, replace(x, c(3, 50, 51), NA)),
  standing_case("one other", 1, 1)))

# Distance (d mean / sd of means)^2 + (d log variance / sd of log variances)^2, averaged over cohorts that have the marker.
genes <- 80
cohort <- function(missing) {
  m <- round(runif(genes, 1, 12), 4)
  v <- round(rexp(genes) + 0.01, 4)
  m[missing] <- NaN
  list(mean = m, variance = v)
}
distance <- function(d, marker) {
  keep <- !is.nan(d$mean)
  ((d$mean - d$mean[marker]) / sd(d$mean[keep]))^2 +
    (log(d$variance / d$variance[marker]) / sd(log(d$variance[keep])))^2
}
nearest_case <- function(name, cohorts, marker, count) {
  measured <- Filter(function(d) !is.nan(d$mean[marker]), cohorts)
  d <- Reduce(`+`, lapply(measured, distance, marker)) / length(measured)
  d[marker] <- NA
  golden_case(name, "order(rowMeans(distances))[1:count]",
    list(means = lapply(cohorts, `[[`, "mean"), variances = lapply(cohorts, `[[`, "variance"), marker = marker - 1,
         count = count),
    list(nearest = I(sort(order(d, na.last = NA)[seq_len(count)] - 1))))
}
a <- cohort(c(4, 9)); b <- cohort(c(9, 30)); without <- cohort(7)
write_golden("stats/matched-genes.json", list(
  nearest_case("one cohort", list(a), 7, 12),
  nearest_case("two cohorts", list(a, b), 7, 12),
  nearest_case("one of three cohorts does not measure the marker", list(a, b, without), 7, 20)))
