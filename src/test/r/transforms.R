# Transforms of a cohort's values. Run from the project's folder: Rscript src/test/r/transforms.R
source("src/test/r/golden.R")
suppressMessages(library(limma))

quantile_case <- function(name, x) golden_case(name, "limma::normalizeBetweenArrays(x, method = \"quantile\")",
  list(samples = columns(x)), list(samples = columns(normalizeBetweenArrays(x, method = "quantile"))))
scale_case <- function(name, x) golden_case(name, "as.numeric(scale(x)); qnorm((rank(x) - 3/8)/(sum(!is.na(x)) + 1/4))",
  list(x = I(x)), list(zScore = as.numeric(scale(x)),
    rankInverseNormal = ifelse(is.na(x), NA, qnorm((rank(x, na.last = "keep") - 3/8) / (sum(!is.na(x)) + 1/4)))))

set.seed(41)
x <- matrix(round(rnorm(120, 6, 2) * 64) / 64, 20)
tied <- matrix(sample(0:5, 120, TRUE), 20)
missing <- x; missing[sample(120, 15)] <- NA; missing[1:17, 3] <- NA
few <- matrix(c(1, 2, 4, 8, NA, 16), 3)
write_golden("stats/quantile.json", list(quantile_case("plain", x), quantile_case("ties", tied),
  quantile_case("missing values", missing), quantile_case("two values", few)), "limma")
write_golden("stats/gene-scales.json", list(scale_case("plain", round(rnorm(15), 3)), scale_case("ties", c(1, 2, 2, 3, 3, 3, 9)),
  scale_case("missing", c(NA, 4, 1, 1, NA, 7, 2.5))))
