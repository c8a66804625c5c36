# A text matrix into the lake, and the same file by R: data.table::fread, and the ways that R has of writing without arrow.
# Run by src/bench/ingest-against-r, which says how Java is called. Seconds of the wall and of the processor, one after
# the other in each round.
suppressMessages(library(data.table)); setDTthreads(2)
java <- commandArgs(trailingOnly = TRUE)
number <- function(name, default) as.integer(Sys.getenv(name, default))
genes <- number("GENES", "20000"); samples <- number("SAMPLES", "1000"); rounds <- number("ROUNDS", "5")

folder <- tempfile("ingest"); dir.create(folder)
call <- function(...) system2(java[1], c(java[-1], ...), stdout = TRUE, stderr = FALSE)
plain <- file.path(folder, "matrix.tsv"); gz <- paste0(plain, ".gz")
invisible(call("make", plain, genes, samples)); system2("gzip", c("-k", plain))
mb <- file.size(plain) / 1e6

timed <- function(f) { gc(FALSE); t <- system.time(f()); c(t[["elapsed"]], sum(t[c(1, 2, 4, 5)], na.rm = TRUE)) }
out <- file.path(folder, "out")
read <- function() x <<- fread(plain)
ways <- list(
  "saveRDS(compress = FALSE)" = function() saveRDS(x, out, compress = FALSE),
  "fwrite" = function() fwrite(x, out, sep = "\t"),
  "saveRDS" = function() saveRDS(x, out))
theirs <- array(NA, c(rounds, 1 + length(ways), 2)); warm <- zipped <- whole <- matrix(NA, rounds, 2); heap <- 0
for (r in seq_len(rounds)) {
  theirs[r, 1, ] <- timed(read)
  # R's default compression takes far longer than all else: once is enough
  for (w in seq_along(ways)) if (w < length(ways) || r == 1) theirs[r, 1 + w, ] <- timed(ways[[w]])
  said <- read.delim(text = call("ingest", plain, 4), header = FALSE)
  stopifnot(said[[4]] == genes, said[[5]] == samples)
  warm[r, ] <- as.numeric(said[4, 1:2]); heap <- max(heap, said[[3]])
  zipped[r, ] <- as.numeric(read.delim(text = call("ingest", gz, 4), header = FALSE)[4, 1:2])
  whole[r, ] <- timed(function() call("ingest", plain, 1))
}
unlink(folder, recursive = TRUE)

m <- function(x) median(x, na.rm = TRUE)
cat(sprintf("%d genes x %d samples, %.0f MB of text; median of %d rounds, 2 threads\n\n", genes, samples, mb, rounds))
cat("| | seconds | seconds of processor | MB/s of text |\n|---|---|---|---|\n")
row <- function(name, t) cat(sprintf("| %s | %.2f | %.2f | %.0f |\n", name, m(t[, 1]), m(t[, 2]), mb / m(t[, 1])))
row("ingest, plain text, warm", warm); row("ingest, gzip, warm", zipped); row("ingest, whole process", whole)
theirs_of <- function(k) matrix(theirs[, k, ], rounds)
row("R: `fread`", theirs_of(1))
for (w in seq_along(ways)) {
  both <- if (w < length(ways)) theirs_of(1) + theirs_of(1 + w) else matrix(theirs[1, 1, ] + theirs[1, 1 + w, ], 1)
  row(sprintf("R: `fread`, `%s`", names(ways)[w]), both)
  ratio <- if (w < length(ways)) both[, 1] / warm[, 1] else both[1, 1] / warm[1, 1]
  cat(sprintf("| … as a multiple of the warm ingest | %.2f (%.2f … %.2f) | %.2f | |\n", m(both[, 1]) / m(warm[, 1]),
              min(ratio), max(ratio), m(both[, 2]) / m(warm[, 2])))
}
cat(sprintf("\nlargest heap: %d MiB of 512\n", as.integer(heap)))
