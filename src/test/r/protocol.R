# The classifier's protocol as a whole: genes chosen, values scaled, covariates imputed and coded, samples weighted for
# censoring, a model fitted, and samples predicted that none of it has seen. Written from the definitions in docs/statistics.md and
# decision 21, not from the program. Run from the project's folder: Rscript src/test/r/protocol.R
source("src/test/r/golden.R")
suppressPackageStartupMessages({library(glmnet); library(survival)})
set.seed(59)

MARKER <- "PROM2"
PANELS <- list(
  emt = list(up = c("VIM", "FN1"), down = c("CDH1", "EPCAM", "KRT8")),
  "ferroptosis-resistance" = list(up = c("GPX4", "SLC7A11"), down = "ACSL4"),
  keratinocyte = list(up = c("KRT5", "KRT14")), tubule = list(up = "UMOD"), stroma = list(up = c("COL1A1", "DCN")),
  immune = list(up = c("PTPRC", "CD68")), proliferation = list(up = c("MKI67", "PCNA")), housekeeping = list(up = "ACTB"))
CONTAMINATION <- unlist(lapply(PANELS[c("keratinocyte", "tubule", "stroma", "immune")], `[[`, "up"), use.names = FALSE)
GENES <- c(MARKER, unlist(PANELS, use.names = FALSE), paste0("g", 1:45))
MOST_GENES <- 20
HORIZON <- 1000

cohort <- function(id, n, gain, drop, unknown) {
  tumour <- rnorm(n)
  loading <- setNames(rep(0, length(GENES)), GENES)
  loading[c(MARKER, "VIM", "FN1", "g1", "g2", "g3")] <- 0.8
  loading[c("CDH1", "EPCAM", "g4")] <- -0.8
  level <- setNames(rep(seq(3, 11, length.out = 13), length.out = length(GENES)), GENES)
  sd <- setNames(rep(c(0.4, 0.7, 1, 1.5, 2), length.out = length(GENES)), GENES)
  x <- level + gain * sd * (outer(loading, tumour) + matrix(rnorm(length(GENES) * n), length(GENES)))
  x <- round(8 * x) / 8
  x <- x[!GENES %in% drop, ]
  x[cbind(sample(nrow(x), 30, TRUE), sample(n, 30, TRUE))] <- NA
  label <- rbinom(n, 1, plogis(-0.5 + 1.3 * tumour))
  time <- round(rexp(n, exp(0.8 * tumour) / 1500), 3) + seq_len(n) / 1e5
  end <- round(runif(n, 200, 3000), 3)
  list(id = id, x = x, label = replace(label, unknown, NA), time = pmin(time, end), event = as.integer(time <= end),
    patient = paste0(id, seq_len(n)), age = replace(round(rnorm(n, 60, 10)), sample(n, 3), NA),
    stage = replace(sample(c("i", "ii", "iii"), n, TRUE), sample(n, 4), NA))
}
a <- cohort("a", 44, 1, character(), c(5, 11))
b <- cohort("b", 48, 0.6, "g9", c(1, 2, 30))
c <- cohort("c", 40, 1.7, c(MARKER, "KRT14"), 7)
b$x["g5", 1:20] <- NA            # too often missing to be a reference gene
a$x["g6", ] <- 4                 # does not vary
a$patient[3] <- a$patient[2]     # two samples of one patient
b$patient[4] <- a$patient[2]     # who is in two cohorts
a$stage[1] <- "x"                # a level of one sample makes no column
c$stage[2:3] <- "iv"             # a level that only one cohort has
study <- list(a = a, b = b, c = c)

known <- function(d, target, inside = rep(TRUE, ncol(d$x))) {
  if (target == "label") return(list(y = ifelse(inside, d$label, NA), w = rep(1, ncol(d$x))))
  time <- d$time[inside]
  censoring <- survfit(Surv(time, d$event[inside] == 0) ~ 1)
  # G just before a time: no event is tied with a censoring.
  g <- function(at) summary(censoring, times = at - 1e-7, extend = TRUE)$surv
  y <- w <- rep(NA_real_, ncol(d$x))
  for (i in which(inside)) {
    if (d$time[i] > HORIZON) { y[i] <- 0; w[i] <- 1 / g(HORIZON + 2e-7) }
    else if (d$event[i] == 1) { y[i] <- 1; w[i] <- 1 / g(d$time[i]) }
  }
  list(y = y, w = w)
}

# A part: a cohort, its samples with a status, their status and weights, and whose mean and deviation are taken.
part <- function(d, target, inside, standard = rep(TRUE, ncol(d$x))) {
  k <- known(d, target, inside)
  list(d = d, at = which(!is.na(k$y)), y = k$y[!is.na(k$y)], w = k$w[!is.na(k$y)], standard = standard)
}
without <- function(d, patients, target) part(d, target, !d$patient %in% patients)
value <- function(p, gene, at) if (gene %in% rownames(p$d$x)) p$d$x[gene, at] else rep(NA_real_, length(at))

relative_variance <- function(parts) {
  total <- setNames(rep(0, length(GENES)), GENES)
  for (p in parts) {
    v <- apply(p$d$x[, p$at], 1, var, na.rm = TRUE)
    total[names(v)] <- total[names(v)] + v / mean(v)
  }
  total
}
in_all <- function(parts) Reduce(intersect, lapply(parts, function(p) rownames(p$d$x)))

chosen <- function(set, parts, missing) {
  admitted <- if (missing == "common") in_all(parts) else GENES
  any <- Reduce(union, lapply(parts, function(p) rownames(p$d$x)))
  if (startsWith(set, "genes")) {
    v <- relative_variance(parts)[intersect(admitted, any)]
    v <- v[v > 0]
    top <- names(v)[order(-v, paste0("id:", names(v)), method = "radix")][seq_len(min(MOST_GENES, length(v)))]
    if (set == "genes-without-marker") return(setdiff(top, MARKER))
    return(union(top, intersect(MARKER, any)))
  }
  if (set == "contamination") return(Filter(function(g) g %in% admitted && g %in% any, CONTAMINATION))
  if (set %in% c("marker", "clinical+marker")) return(MARKER)
  if (set == "panels") return(setdiff(intersect(unlist(PANELS), admitted), MARKER))
  character()
}

reference <- function(parts) {
  candidate <- function(p) {
    x <- p$d$x[, p$at]
    rownames(x)[rowSums(!is.na(x)) >= 0.9 * ncol(x) & apply(x, 1, var, na.rm = TRUE) > 0]
  }
  Reduce(intersect, lapply(parts, candidate))
}
position <- function(p, gene, at, genes) vapply(at, function(i) {
  r <- p$d$x[intersect(genes, rownames(p$d$x)), i]
  r <- r[!is.na(r)]
  v <- value(p, gene, i)
  if (is.na(v) || length(r) < length(genes) / 2) return(NA_real_)
  min(max(mean(r < v) + mean(r == v) / 2, 0.5 / length(r)), 1 - 0.5 / length(r))
}, 0)
spaced <- function(n) (seq_len(n) - 0.5) / n
mean_distribution <- function(parts, genes) {
  each <- lapply(parts, function(p) vapply(p$at, function(i) {
    r <- p$d$x[genes, i]
    r <- sort(r[!is.na(r)])
    approx(spaced(length(r)), r, spaced(length(genes)), rule = 2)$y
  }, numeric(length(genes))))
  rowMeans(do.call(cbind, each))
}

# The function (part, gene, samples) -> value of the feature, NA where there is none.
scale_of <- function(transform, parts, genes) {
  if (transform == "within-cohort-z") return(function(p, gene, at) {
    own <- value(p, gene, which(p$standard))
    s <- sd(own, na.rm = TRUE)
    if (is.na(s) || s == 0) rep(NA_real_, length(at)) else (value(p, gene, at) - mean(own, na.rm = TRUE)) / s
  })
  among <- reference(parts)
  base <- switch(transform,
    "fold-z" = value,
    "within-sample-rank" = function(p, gene, at) qnorm(position(p, gene, at, among)),
    "within-sample-quantile" = {
      q <- mean_distribution(parts, among)
      function(p, gene, at) approx(spaced(length(q)), q, position(p, gene, at, among), rule = 2)$y
    })
  spread <- lapply(setNames(genes, genes), function(g) {
    v <- unlist(lapply(parts, function(p) base(p, g, p$at)))
    c(mean(v, na.rm = TRUE), sd(v, na.rm = TRUE))
  })
  function(p, gene, at) {
    s <- spread[[gene]]
    if (is.na(s[2]) || s[2] == 0) rep(NA_real_, length(at)) else (base(p, gene, at) - s[1]) / s[2]
  }
}

clinical <- function(parts) {
  age <- unlist(lapply(parts, function(p) p$d$age[p$at]))
  stages <- table(unlist(lapply(parts, function(p) p$d$stage[p$at])))
  middle <- median(age, na.rm = TRUE)
  levels <- names(stages)[stages >= 2]
  function(p, at) {
    stage <- p$d$stage[at]
    cbind(ifelse(is.na(p$d$age[at]), middle, p$d$age[at]), is.na(p$d$age[at]),
      vapply(levels, function(l) as.numeric(!is.na(stage) & stage == l), numeric(length(at))), is.na(stage))
  }
}

features <- function(set, parts, transform, missing) {
  genes <- chosen(set, parts, missing)
  at_scale <- if (length(genes)) scale_of(transform, parts, genes)
  gene <- function(p, at, g) { v <- at_scale(p, g, at); ifelse(is.na(v), 0, v) }
  side <- function(p, at, wanted) {
    v <- vapply(intersect(wanted, genes), function(g) at_scale(p, g, at), numeric(length(at)))
    m <- if (length(v)) rowMeans(matrix(v, length(at)), na.rm = TRUE) else rep(0, length(at))
    ifelse(is.nan(m), 0, m)
  }
  covariates <- clinical(parts)
  function(p, at) switch(set,
    panels = vapply(PANELS, function(panel) side(p, at, panel$up) - side(p, at, panel$down), numeric(length(at))),
    clinical = covariates(p, at),
    "clinical+marker" = cbind(covariates(p, at), gene(p, at, MARKER)),
    vapply(genes, function(g) gene(p, at, g), numeric(length(at))))
}

fit <- function(x, y, w, alpha, lambda) {
  x <- unname(x)
  total <- sum(w)
  centre <- colSums(w * x) / total
  s <- sqrt(colSums(w * sweep(x, 2, centre)^2) / (total - sum(w^2) / total))
  used <- s > 0
  z <- sweep(sweep(x[, used, drop = FALSE], 2, centre[used]), 2, s[used], "/")
  both <- cbind(z, rep(0, nrow(z)))           # glmnet wants two columns
  net <- glmnet(both, y, family = "binomial", weights = w, alpha = alpha, lambda = c(8, 4, 2, 1) * lambda, standardize = FALSE,
    thresh = 1e-20, maxit = 1e8)
  beta <- rep(0, ncol(x))
  beta[used] <- net$beta[seq_len(sum(used)), 4] / s[used]
  list(intercept = unname(net$a0[4]) - sum(beta * centre), beta = beta)
}

protocol_case <- function(held, within = FALSE, target = "label", set = "genes", transform = "within-cohort-z",
    missing = "common", alpha = 0.3, lambda = 0.06) {
  if (within) {
    d <- study[[substr(held[1], 1, 1)]]
    out <- d$patient %in% held
    parts <- list(part(d, target, !out, !out))
    tested <- list(part(d, target, rep(TRUE, ncol(d$x)), !out))
    tested[[1]]$at <- tested[[1]]$at[out[tested[[1]]$at]]
  } else {
    tested <- lapply(unname(study[held]), function(d) part(d, target, rep(TRUE, ncol(d$x))))
    patients <- unlist(lapply(tested, function(p) p$d$patient[p$at]))
    parts <- lapply(unname(study[setdiff(names(study), held)]), without, patients, target)
  }
  make <- features(set, parts, transform, missing)
  x <- do.call(rbind, lapply(parts, function(p) make(p, p$at)))
  model <- fit(x, unlist(lapply(parts, `[[`, "y")), unlist(lapply(parts, `[[`, "w")), alpha, lambda)
  new <- do.call(rbind, lapply(tested, function(p) make(p, p$at)))
  golden_case(paste(paste(held, collapse = " "), target, set, transform, missing), "protocol_case in src/test/r/protocol.R",
    list(held = I(held), within = as.numeric(within), target = target, set = set, transform = transform, missing = missing,
         alpha = alpha, lambda = lambda),
    list(samples = I(unlist(lapply(tested, function(p) p$at)) - 1), n = nrow(x), features = ncol(x), used = sum(model$beta != 0),
         probability = I(plogis(model$intercept + as.vector(new %*% model$beta)))))
}

code <- function(words) replace(match(words, c("i", "ii", "iii", "iv", "x")) - 1, is.na(words), -1)
data_case <- function(d) golden_case(d$id, "simulated", list(genes = I(rownames(d$x)), values = rows(d$x), label = I(d$label),
  time = I(d$time), event = I(d$event), patients = I(d$patient), age = I(d$age), stage = I(code(d$stage))))

sets <- c("clinical", "marker", "clinical+marker", "panels", "genes", "genes-without-marker", "contamination")
transforms <- c("within-cohort-z", "fold-z", "within-sample-rank", "within-sample-quantile")
fold <- c("a2", "a9", "a12", "a20", "a31", "a33", "a40", "a44")
write_golden("classifier/protocol.json", c(
  lapply(study, data_case),
  lapply(names(study), function(held) protocol_case(held)),
  lapply(names(study), function(held) protocol_case(held, target = "horizon", missing = "impute")),
  lapply(setdiff(sets, "genes"), function(set) protocol_case("b", set = set)),
  lapply(transforms[-1], function(t) protocol_case("b", transform = t)),
  lapply(transforms[3:4], function(t) protocol_case("c", transform = t)),
  lapply(transforms[-1], function(t) protocol_case("b", set = "panels", transform = t, missing = "impute")),
  list(protocol_case(c("a", "b"), set = "clinical+marker"), protocol_case(c("a", "b"), lambda = 0.03)),
  lapply(transforms, function(t) protocol_case(fold, within = TRUE, transform = t, lambda = 0.03)),
  list(protocol_case(fold, within = TRUE, target = "horizon", set = "clinical+marker", lambda = 0.01))),
  c("glmnet", "survival"))
