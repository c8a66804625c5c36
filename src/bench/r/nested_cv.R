# Nested cross-validation by cv.glmnet, here and by MLlib, round by round in one run. Run by src/bench/nested-cv, which says how
# Java is called. Seconds are of processor, of all threads: others may use the machine too.
suppressMessages(library(glmnet))
java <- commandArgs(trailingOnly = TRUE)
rounds <- as.integer(Sys.getenv("ROUNDS", "3"))
n <- 1000; p <- 2000; alphas <- c(0.1, 0.5, 1); nlambda <- 50

# Genes that 20 factors make alike, 30 of them with an effect.
set.seed(7)
loadings <- matrix(rnorm(20 * p) * rbinom(20 * p, 1, 0.15), 20)
x <- round(matrix(rnorm(n * 20), n) %*% loadings + matrix(rnorm(n * p), n), 4)
y <- rbinom(n, 1, plogis(0.3 * as.vector(scale(x[, 1:30]) %*% rep(c(1, -1), 15)) - 0.5))
outer <- sample(rep(1:5, length.out = n))
inner <- lapply(1:5, function(o) sample(rep(1:5, length.out = sum(outer != o))))
file <- tempfile(fileext = ".bin"); con <- file(file, "wb")
writeBin(c(n, p, y, outer - 1, unlist(inner) - 1, as.vector(x)), con, endian = "little"); close(con)

nested <- function() {
  eta <- numeric(n)
  for (o in 1:5) {
    train <- outer != o
    fits <- lapply(alphas, function(a) cv.glmnet(x[train, ], y[train], family = "binomial", alpha = a, nlambda = nlambda, foldid = inner[[o]]))
    best <- fits[[which.min(vapply(fits, function(f) min(f$cvm), 0))]]
    eta[!train] <- predict(best, x[!train, ], s = "lambda.min")
  }
  mean(log1p(exp(-ifelse(y == 1, eta, -eta))))
}
theirs <- loss <- numeric(rounds)
for (r in seq_len(rounds)) { gc(FALSE); time <- system.time(loss[r] <- nested()); theirs[r] <- sum(time[1:2]) }
said <- read.delim(text = system2(java[1], c(java[-1], file, rounds), stdout = TRUE), header = FALSE, col.names = c("what", "value"))
unlink(file)
value <- function(what) said$value[said$what == what]

cat(sprintf("%d samples, %d genes, %d rounds; seconds of processor, median (lowest ... highest)\n\n", n, p, rounds))
row <- function(name, times, loss) cat(sprintf("| %s | %.1f (%.1f ... %.1f) | %.2f | %s |\n", name, median(times), min(times), max(times),
                                               median(times) / median(value("here-1")), loss))
cat("| nested 5 x 5 cross-validation, 3 mixings x 50 penalties | seconds of processor | times ours on 1 core | held-out log loss |\n|---|---|---|---|\n")
row("here, Spark on 1 core", value("here-1"), sprintf("%.4f", value("loss-1")[1]))
row("here, Spark on 2 cores", value("here-2"), sprintf("%.4f", value("loss-2")[1]))
row("cv.glmnet", theirs, sprintf("%.4f", loss[1]))
row(sprintf("MLlib's CrossValidator, %d of %d fits, scaled", as.integer(value("mllib-fits")), as.integer(value("all-fits"))),
    value("mllib") / value("mllib-fits") * value("all-fits"), "")
cat(sprintf("\nMLlib: %.1f s for %d fits. Largest difference between a prediction on 1 and on 2 cores: %g. The same on the clock, 2 cores: %.1f s.\n",
            value("mllib"), as.integer(value("mllib-fits")), value("difference"), median(value("clock-2"))))
