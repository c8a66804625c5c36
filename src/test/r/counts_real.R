# Real counts, 16 renal tumours with their normal tissue: voom and log counts per million as a study gives them. Run from the
# project's folder, with the folder of real cohorts in PROMINENCE_DATA: Rscript src/test/r/counts_real.R
source("src/test/r/golden.R")
suppressPackageStartupMessages({library(edgeR); library(DESeq2)})
set.seed(34)
file <- file.path(Sys.getenv("PROMINENCE_DATA", "../shared/data"), "cohorts/ccrcc-ffpe/counts.tsv.gz")
counts <- as.matrix(read.delim(file, row.names = 1, check.names = FALSE))
group <- as.integer(substr(colnames(counts), 1, 1) == "T")
design <- cbind(1, group)
genes <- c("PROM2", "CA9", "VEGFA", "GAPDH", "ACTB", "EPCAM", "VIM", "UMOD", "TTN", "HBB", "AQP2", "NDUFA4L2")
stopifnot(genes %in% rownames(counts))

numbers <- function(name, call, sizes) {
  v <- voom(counts[rowSums(counts) > 0, ], design, lib.size = sizes)
  raw <- lmFit(v, design); fit <- eBayes(raw)
  twice <- cbind(model.matrix(~ 0 + factor(sub("^.", "", colnames(counts)))), group)
  pairs <- eBayes(lmFit(voom(counts[rowSums(counts) > 0, ], twice, lib.size = sizes), twice))
  logcpm <- edgeR::cpm(counts, lib.size = sizes, log = TRUE, prior.count = 0.5)
  marker <- logcpm["PROM2", ]
  golden_case(name, call, list(),
    list(sizes = I(unname(sizes)), effect = I(unname(fit$coefficients[genes, 2])), df = I(unname(fit$df.total[match(genes, rownames(v))])),
         standardError = I(unname(sqrt(fit$s2.post) * fit$stdev.unscaled[, 2])[match(genes, rownames(v))]),
         statistic = I(unname(fit$t[genes, 2])),
         negLog10P = I(unname(-(log(2) + pt(-abs(fit$t[genes, 2]), fit$df.total[match(genes, rownames(v))], log.p = TRUE)) / log(10))),
         pairedEffect = I(unname(pairs$coefficients[genes, "group"])), pairedStatistic = I(unname(pairs$t[genes, "group"])),
         pairedDf = I(unname(pairs$df.total[match(genes, rownames(v))])),
         auc = I(unname(apply(logcpm[genes, ], 1, function(x)
           (sum(rank(x)[group == 1]) - 16 * 17 / 2) / (16 * 16)))),
         meanTumour = mean(marker[group == 1]), meanNormal = mean(marker[group == 0]),
         z = I(unname(apply(logcpm[genes[-1], ], 1, function(x) atanh(cor(x, marker)))))))
}
tmm <- function(cohort) {
  x <- as.matrix(read.delim(file.path(dirname(dirname(file)), cohort, "counts.tsv.gz"), row.names = 1, check.names = FALSE))
  golden_case(cohort, "calcNormFactors(counts, method = \"TMM\")", list(), list(factors = I(unname(calcNormFactors(x)))))
}
write_golden("stats/tmm-real.json", lapply(c("ccrcc-ffpe", "tcga-brca-tnbc"), tmm), c("edgeR", "limma"))
x <- 10^runif(400, -12, 12); x <- c(x, 1 + (x[1:40] / 1e13), 1:60, (1:60) / 7)
write_golden("stats/log2.json", list(golden_case("many", "log2(x)", list(x = I(x)), list(y = I(log2(x))))))

library_size <- colSums(counts)
relative <- estimateSizeFactorsForMatrix(counts) / library_size
write_golden("cli/ccrcc-ffpe.json", list(
  numbers("tmm", "eBayes(lmFit(voom(counts, design, lib.size = colSums(counts) * calcNormFactors(counts)), design))",
          library_size * calcNormFactors(counts)),
  numbers("median-of-ratios", "the same with DESeq2::estimateSizeFactorsForMatrix(counts)",
          library_size * relative / exp(mean(log(relative))))), c("limma", "edgeR", "DESeq2"))
