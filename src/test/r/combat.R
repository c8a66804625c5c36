# ComBat with parametric priors. Run from the project's folder: Rscript src/test/r/combat.R
source("src/test/r/golden.R")
suppressMessages(library(sva))

quiet <- function(x) { capture.output(y <- suppressMessages(x)); y }
fit <- function(x, batch, mod) quiet(ComBat(x, factor(batch), mod))

# Expected: some genes of many, all of which the priors are from.
combat_case <- function(name, x, batch, kept = list(), shown = seq_len(nrow(x))) {
  mod <- if (length(kept)) do.call(cbind, kept)
  golden_case(name, "sva::ComBat(x, batch, mod)",
    list(x = rows(x), batch = batch - 1, kept = kept, shown = I(shown - 1)),
    list(adjusted = rows(fit(x, batch, mod)[shown, , drop = FALSE])))
}

# Where sva fails with a gene, the others are expected as if it were not there, and the gene as it is.
beside_case <- function(name, x, batch, left) {
  expected <- x
  expected[-left, ] <- fit(x[-left, ], batch, NULL)
  golden_case(name, "sva::ComBat(x[-left, ], batch)",
    list(x = rows(x), batch = batch - 1, kept = list(), shown = I(seq_len(nrow(x)) - 1), left = I(left - 1)),
    list(adjusted = rows(expected)))
}

draw <- function(genes, batch, digits = 8) {
  n <- length(batch)
  shift <- matrix(rnorm(genes * max(batch), 0, 0.8), genes)[, batch]
  scale <- matrix(sqrt(1 / rgamma(genes * max(batch), 6, 5)), genes)[, batch]
  round(digits * (matrix(rnorm(genes * n), genes) * scale + shift + rnorm(genes, 7, 2))) / digits
}

set.seed(51)
two <- rep(1:2, c(7, 9))
three <- c(2, 1, 3, 3, 1, 2, 3, 3, 2, 1, 1, 3, 3, 2, 3)
label <- rep(0:1, length.out = 15)
age <- round(rnorm(15, 60, 9))
many <- rep(1:3, c(12, 5, 4))[sample(21)]
x2 <- draw(60, two)
x3 <- draw(80, three)
x3[1:40, label == 1] <- x3[1:40, label == 1] + 2
missing <- x3
missing[sample(length(x3), 90)] <- NA
missing[7, ] <- x3[7, ]
missing[5, three == 1] <- c(4, 4, NA, 4)
constant <- x3
constant[3, three == 2] <- 5
constant[9, ] <- 0
both <- missing
both[3, three == 2] <- 5
few <- missing
few[12, three == 1] <- c(NA, NA, NA, 6)
few[20, ] <- NA
xm <- draw(1000, many)
year <- 2000 + round(runif(15, 0, 20))

write_golden("stats/combat.json", list(
  combat_case("two batches", x2, two),
  combat_case("three unbalanced batches", x3, three),
  combat_case("a label is kept", x3, three, list(label)),
  combat_case("a label, age and year are kept", x3, three, list(label, age, year)),
  combat_case("missing values", missing, three),
  combat_case("missing values, a label is kept", missing, three, list(label, age)),
  combat_case("genes that are constant in a batch or everywhere", constant, three, list(label)),
  combat_case("genes that are constant in a batch, and missing values", both, three),
  beside_case("genes with fewer than two values in a batch", few, three, c(12, 20)),
  combat_case("a thousand genes", xm, many, shown = seq(1, 1000, 20))), "sva")
