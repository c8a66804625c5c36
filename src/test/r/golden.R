# Writes golden files: what R computed, with the call that computed it, 17 significant digits.
# A script sources this file, makes a list of golden_case(...) and hands it to write_golden().

golden_case <- function(name, call, input = list(), expected = list())
  list(name = name, call = call, input = input, expected = expected)

json_text <- function(x) {
  x <- gsub("\\", "\\\\", x, fixed = TRUE)
  x <- gsub("\"", "\\\"", x, fixed = TRUE)
  paste0("\"", gsub("\n", "\\n", x, fixed = TRUE), "\"")
}

json_number <- function(x)
  ifelse(is.nan(x) | is.na(x), "\"NaN\"",
         ifelse(x == Inf, "\"Infinity\"", ifelse(x == -Inf, "\"-Infinity\"", sprintf("%.17g", x))))

# Numbers of length 1 are written as numbers unless wrapped in I(); a list of vectors is an array of arrays (columns).
json <- function(x) {
  if (is.list(x) && !is.null(names(x)))
    return(paste0("{", paste0(json_text(names(x)), ": ", vapply(x, json, ""), collapse = ", "), "}"))
  if (is.list(x)) return(paste0("[", paste(vapply(x, function(v) json(I(v)), ""), collapse = ", "), "]"))
  items <- if (is.character(x)) json_text(x) else json_number(as.numeric(x))
  if (length(x) == 1 && !inherits(x, "AsIs")) items else paste0("[", paste(items, collapse = ", "), "]")
}

# Draws with a seed of its own, which leaves later draws as they were.
aside <- function(seed, draw) {
  before <- .Random.seed
  on.exit(assign(".Random.seed", before, envir = globalenv()))
  set.seed(seed)
  draw
}

# Five thousand samples of a few genes, in eighths: exact, and short when written.
eighths <- function(genes, n, sd = rexp(genes) + 0.3) round(8 * matrix(rnorm(genes * n, 7, rep(sd, n)), genes, n)) / 8

columns <- function(m) lapply(seq_len(NCOL(m)), function(j) as.numeric(m[, j]))
rows <- function(m) lapply(seq_len(NROW(m)), function(i) as.numeric(m[i, ]))

write_golden <- function(path, cases, packages = character()) {
  versions <- c(R = paste(R.version$major, R.version$minor, sep = "."),
                vapply(packages, function(p) as.character(packageVersion(p)), ""))
  script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
  body <- vapply(cases, json, "")
  dir.create(dirname(file.path("src/test/resources/golden", path)), showWarnings = FALSE, recursive = TRUE)
  writeLines(c("{", paste0("\"script\": ", json_text(script), ","),
               paste0("\"versions\": ", json(as.list(versions)), ","),
               "\"cases\": [", paste(body, collapse = ",\n"), "]", "}"),
             file.path("src/test/resources/golden", path), useBytes = TRUE)
}
