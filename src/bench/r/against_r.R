# The same numbers by R and by the kernels, on one core each, round by round in one run; ratios of medians.
# Run by src/bench/against-r, which says how Java is called.
suppressMessages({library(survival); library(limma); library(metafor)})
java <- commandArgs(trailingOnly = TRUE)
n <- 500; m <- 20000; rounds <- as.integer(Sys.getenv("ROUNDS", "5"))

set.seed(20)
single <- function(x) { con <- rawConnection(raw(0), "wb"); writeBin(x, con, size = 4); r <- rawConnectionValue(con); close(con)
                        readBin(r, "double", length(x), size = 4) }
x <- matrix(single(rnorm(n * m, 6, 2)), n)
marker <- single(rnorm(n, 6, 2)); covariates <- matrix(single(rnorm(3 * n, 6, 2)), n)
time <- ceiling(rexp(n, 1 / 1000)); event <- rbinom(n, 1, 0.5); group <- rbinom(n, 1, 0.5)
file <- tempfile(fileext = ".bin"); con <- file(file, "wb")
writeBin(c(n, time, event, group, marker, as.vector(covariates), as.vector(x)), con, endian = "little"); close(con)

y <- Surv(time, event); control <- coxph.control()
each <- function(genes, f) { gc(FALSE); t <- system.time(for (g in genes) f(g))[["elapsed"]]; 1e6 * t / length(genes) }
fit <- function(z) survival:::coxph.fit(z, y, NULL, NULL, NULL, control, NULL, "efron", NULL, nocenter = NULL)
rivals <- list(
  list(kernel = "cox", call = "survival:::coxph.fit", time = function() each(1:2000, function(g) fit(x[, g, drop = FALSE]))),
  list(kernel = "cox", call = "coxph", time = function() each(1:300, function(g) coxph(y ~ x[, g]))),
  list(kernel = "cox+3", call = "survival:::coxph.fit", time = function() each(1:2000, function(g) fit(cbind(x[, g], covariates)))),
  list(kernel = "spearman", call = "cor(method = \"spearman\")", time = function() {
    gc(FALSE); 1e6 * system.time(cor(x, marker, method = "spearman"))[["elapsed"]] / m }),
  list(kernel = "pearson", call = "cor", time = function() { gc(FALSE); 1e6 * system.time(cor(x, marker))[["elapsed"]] / m }),
  list(kernel = "moderated-t", call = "eBayes(lmFit(x, design))", time = function() {
    e <- t(x); design <- cbind(1, group); gc(FALSE); 1e6 * system.time(eBayes(lmFit(e, design)))[["elapsed"]] / m }),
  list(kernel = "wilcoxon", call = "wilcox.test(exact = FALSE)", time = function()
    each(1:500, function(g) wilcox.test(x[group == 1, g], x[group == 0, g], exact = FALSE))),
  list(kernel = "pool", call = "rma(method = \"REML\", test = \"adhoc\")", time = function()
    each(1:300, function(g) suppressWarnings(rma(x[1:5, g], sei = c(0.5, 0.8, 1, 1.3, 2), method = "REML", test = "adhoc")))))

theirs <- matrix(NA, rounds, length(rivals)); ours <- list()
for (r in seq_len(rounds)) {
  for (i in seq_along(rivals)) theirs[r, i] <- rivals[[i]]$time()
  said <- read.delim(text = system2(java[1], c(java[-1], file), stdout = TRUE), header = FALSE)
  ours[[r]] <- setNames(said[[2]], said[[1]])
}
unlink(file)
ours <- do.call(rbind, ours)
cat(sprintf("%d genes, %d samples, median of %d rounds, microseconds per gene\n\n", m, n, rounds))
cat("| kernel | here | in R | R | ratio (lowest and highest round) |\n|---|---|---|---|---|\n")
for (i in seq_along(rivals)) {
  mine <- ours[, rivals[[i]]$kernel]; ratio <- theirs[, i] / mine
  cat(sprintf("| %s | %.2f | `%s` | %.1f | %.1f (%.1f … %.1f) |\n", rivals[[i]]$kernel, median(mine), rivals[[i]]$call,
              median(theirs[, i]), median(theirs[, i]) / median(mine), min(ratio), max(ratio)))
}
other <- setdiff(colnames(ours), vapply(rivals, `[[`, "", "kernel"))
for (k in other) cat(sprintf("| %s | %.2f | | | |\n", k, median(ours[, k])))
if ("cox-score" %in% other) cat(sprintf("\ncox / cox-score: %.1f\n", median(ours[, "cox"]) / median(ours[, "cox-score"])))
