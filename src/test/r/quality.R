# Samples compared with each other, their medians and scores. Run from the project's folder: Rscript src/test/r/quality.R
source("src/test/r/golden.R")

# Most variable genes (at most a fifth missing), a missing value being the gene's mean; see ComparedGenes.
compared <- function(x, most) {
  x <- x[rowMeans(is.na(x)) <= 0.2, ]
  v <- apply(x, 1, var, na.rm = TRUE)
  keep <- sort(order(-v, rownames(x))[seq_len(min(most, sum(v > 0)))])
  x <- x[keep, ]
  list(x = t(apply(x, 1, function(r) ifelse(is.na(r), mean(r, na.rm = TRUE), r))), median = apply(x, 1, median, na.rm = TRUE))
}
positive <- function(s) if (s[which.max(abs(s))] < 0) -s else s

structure_case <- function(name, x, most = 2000) {
  genes <- compared(x, most)
  pc <- prcomp(t(genes$x)); share <- pc$sdev^2 / sum(pc$sdev^2)
  r <- as.numeric(cor(genes$x, genes$median))
  cc <- cor(genes$x); pairs <- which(upper.tri(cc) & cc > 0.999, arr.ind = TRUE)
  pairs <- pairs[order(pairs[, 1], pairs[, 2]), , drop = FALSE]
  golden_case(name, "prcomp(t(x)); cor(x, apply(x, 1, median)); (median(r) - r) / mad(r); which(cor(x) > 0.999)",
    list(values = rows(x)),
    list(pc1 = positive(pc$x[, 1]), pc2 = positive(pc$x[, 2]), pc1Share = share[1], pc2Share = share[2],
         correlation = r, deviation = (median(r) - r) / mad(r),
         first = I(pairs[, 1] - 1), second = I(pairs[, 2] - 1), r = I(cc[pairs])))
}

# Values as the lake stores them: float32.
single <- function(x) { x[] <- readBin(writeBin(as.vector(x), raw(), size = 4), "double", length(x), size = 4); x }
set.seed(14)
make <- function(genes, samples, missing = 0) {
  level <- runif(genes, 0, 12); loading <- rnorm(genes); factor <- rnorm(samples)
  x <- level + outer(loading, factor) + matrix(rnorm(genes * samples, sd = 0.7), genes)
  x[sample(length(x), missing)] <- NA
  x <- single(x)
  rownames(x) <- sprintf("G%04d", seq_len(genes) - 1); x
}
a <- make(260, 24); a[, 5] <- make(260, 1); a[, 9] <- a[, 3] + rnorm(260, sd = 0.01); a[, 20] <- a[, 3]; a <- single(a)
b <- make(230, 18, 200); b[1:3, 1:10] <- NA; b[7, ] <- 3
c <- make(40, 60)
cases <- list(structure_case("an outlier and three alike", a), structure_case("missing values and a constant gene", b),
              structure_case("more samples than genes", c))
write_golden("lake/quality.json", cases)

scale_case <- function(name, x) golden_case(name, "median(x, na.rm = TRUE); mad(x, na.rm = TRUE)", list(x = I(x)),
  list(median = median(x, na.rm = TRUE), deviation = mad(x, na.rm = TRUE)))
z_case <- function(name, x) golden_case(name, "rowMeans(scale(x)[, apply(x, 2, sd, na.rm = TRUE) > 0], na.rm = TRUE)",
  list(genes = columns(x)),
  list(score = rowMeans(scale(x)[, apply(x, 2, sd, na.rm = TRUE) > 0, drop = FALSE], na.rm = TRUE)))
g <- matrix(round(rnorm(60), 3), 12); g[3, 2] <- NA; g[5, ] <- NA; g[, 4] <- 2
write_golden("stats/robust-scale.json", list(
  scale_case("even", round(rnorm(10), 3)), scale_case("odd", round(rnorm(11), 3)), scale_case("missing", c(3, NaN, 1, 7, 2)),
  scale_case("mostly equal", c(1, 1, 1, 5)), scale_case("one", 4)))
write_golden("stats/mean-z.json", list(z_case("a constant gene and missing values", g)))

# More samples and genes than are decomposed as a whole; values are made of whole numbers in the test as well.
whole_case <- function(name, genes, samples, spread) {
  g <- seq_len(genes) - 1; i <- seq_len(samples) - 1
  x <- outer(g, i, function(g, i) (g * 7919 + i * 104729 + g * i * 31) %% 1009 / 64) +
    outer(g %% 7 - 3, i %% 11 - 5) * spread / 8 + outer(g %% 5 - 2, i %% 13 - 6) * spread / 16
  pc <- prcomp(t(x)); share <- pc$sdev^2 / sum(pc$sdev^2)
  golden_case(name, "prcomp(t(x)), x = (7919 g + 104729 i + 31 g i) mod 1009 / 64 + (g mod 7 - 3) (i mod 11 - 5) spread / 8 + (g mod 5 - 2) (i mod 13 - 6) spread / 16",
    list(genes = genes, samples = samples, spread = spread),
    list(first = positive(pc$x[, 1]), second = positive(pc$x[, 2]), firstShare = share[1], secondShare = share[2]))
}
write_golden("lake/components.json", list(
  whole_case("fewer samples than genes", 210, 170, 6), whole_case("more samples than genes", 150, 200, 4),
  whole_case("nothing stands out", 240, 150, 0), whole_case("no more samples than are decomposed as a whole", 200, 128, 3),
  whole_case("one more", 200, 129, 3)))
