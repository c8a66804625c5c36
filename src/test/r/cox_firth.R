# Firth's penalised partial likelihood by its definition, where the gene has no finite coefficient. coxphf is not in
# Debian: value, gradient and information are written out here over every risk set, and held against coxph.
# Run from the project's folder: Rscript src/test/r/cox_firth.R
source("src/test/r/golden.R")
suppressMessages(library(survival))

call_text <- paste("maximum of coxph's loglik + log(det(information)) / 2 over all terms, by Newton's method on the gradient;",
                   "profile of the gene by uniroot, as written in the script (coxphf::coxphf(firth = TRUE) with Breslow's ties)")

# log L + log(det(I)) / 2, its gradient and I, from the third central moments in each risk set.
penalised <- function(beta, d, ties) {
  x <- d$x; k <- ncol(x); r <- exp(as.vector(x %*% beta))
  value <- 0; gradient <- rep(0, k); information <- matrix(0, k, k); third <- array(0, c(k, k, k))
  for (s in unique(d$stratum)) for (t in unique(d$time[d$event == 1 & d$stratum == s])) {
    dead <- d$event == 1 & d$time == t & d$stratum == s
    at_risk <- d$entry < t & d$time >= t & d$stratum == s
    value <- value + sum(x[dead, , drop = FALSE] %*% beta)
    gradient <- gradient + colSums(x[dead, , drop = FALSE])
    for (l in seq_len(sum(dead)) - 1) {
      w <- r * (at_risk - if (ties == "efron") l / sum(dead) * dead else 0)
      value <- value - log(sum(w)); w <- w / sum(w)
      m <- colSums(w * x); centred <- sweep(x, 2, m)
      gradient <- gradient - m
      information <- information + crossprod(centred, w * centred)
      for (a in seq_len(k)) third[, , a] <- third[, , a] + crossprod(centred, w * centred[, a] * centred)
    }
  }
  if (any(!is.finite(information)) || rcond(information) < 1e-14)
    return(list(value = -Inf, gradient = rep(NaN, k), information = information, loglik = value))
  inverse <- solve(information)
  penalty <- vapply(seq_len(k), function(a) sum(diag(inverse %*% third[, , a])) / 2, 0)
  list(value = value + as.numeric(determinant(information)$modulus) / 2, gradient = gradient + penalty,
       information = information, loglik = value)
}

# Maximum over the free coefficients: Newton's method with the gradient's own differences.
maximise <- function(beta, free, d, ties) {
  if (!any(free)) return(c(list(beta = beta), penalised(beta, d, ties)))
  at <- penalised(beta, d, ties)
  for (i in if (is.finite(at$value)) 1:200) {
    h <- 1e-5
    hessian <- vapply(which(free), function(a) {
      e <- replace(rep(0, length(beta)), a, h)
      (penalised(beta + e, d, ties)$gradient[free] - penalised(beta - e, d, ties)$gradient[free]) / (2 * h)
    }, rep(0, sum(free)))
    hessian <- matrix(hessian, sum(free))
    if (any(eigen(-(hessian + t(hessian)) / 2)$values <= 0)) hessian <- -at$information[free, free, drop = FALSE]
    step <- rep(0, length(beta)); step[free] <- -solve(hessian, at$gradient[free])
    while (penalised(beta + step, d, ties)$value < at$value - 1e-9) step <- step / 2
    beta <- beta + step
    at <- penalised(beta, d, ties)
    if (max(abs(step)) < 1e-14) break
  }
  c(list(beta = beta), at)
}

firth_case <- function(name, d, ties = "efron") {
  n <- length(d$time); k <- 1 + length(d$covariates)
  x <- do.call(cbind, c(list(d$gene), d$covariates))
  scales <- apply(x, 2, sd)
  model <- list(x = scale(x), time = d$time, event = d$event, stratum = if (is.null(d$stratum)) rep(1, n) else d$stratum,
                entry = if (is.null(d$entry)) rep(-1, n) else d$entry)
  y <- Surv(model$entry, d$time, d$event)
  some <- rep(0.3, k)
  check <- coxph(y ~ model$x + strata(model$stratum), ties = ties, init = some, iter.max = 0)
  own <- penalised(some, model, ties)
  stopifnot(abs(own$loglik - check$loglik[1]) < 1e-9, all(abs(solve(own$information) - check$var) < 1e-9))
  slope <- vapply(seq_len(k), function(a) { e <- replace(rep(0, k), a, 1e-5)
    (penalised(some + e, model, ties)$value - penalised(some - e, model, ties)$value) / 2e-5 }, 0)
  stopifnot(max(abs(slope - own$gradient)) < 1e-6)
  all_free <- rep(TRUE, k); others <- all_free; others[1] <- FALSE
  best <- maximise(rep(0, k), all_free, model, ties)
  se <- sqrt(solve(best$information)[1, 1])
  null <- maximise(replace(best$beta, 1, 0), others, model, ties)
  ratio <- 2 * (best$value - null$value)
  gap <- function(b) {
    fallen <- best$value - maximise(replace(best$beta, 1, b), others, model, ties)$value
    min(sqrt(max(0, 2 * fallen)), 100) - qnorm(0.975)
  }
  end <- function(side) {
    far <- best$beta[1] + side * se
    while (gap(far) < 0) far <- far + side * se
    root <- uniroot(gap, sort(c(best$beta[1] + side * 1e-6 * se, far)), tol = 1e-10)$root
    for (i in 1:3) {
      at <- maximise(replace(best$beta, 1, root), others, model, ties)
      distance <- sqrt(2 * (best$value - at$value))
      root <- root + (qnorm(0.975) - distance) * distance / -at$gradient[1]
    }
    root
  }
  golden_case(name, call_text,
    list(time = I(d$time), event = I(d$event), entry = I(if (is.null(d$entry)) numeric() else d$entry),
         strata = I(if (is.null(d$stratum)) numeric() else d$stratum), gene = I(d$gene), breslow = as.integer(ties == "breslow"),
         covariates = if (k > 1) lapply(d$covariates, as.numeric) else I(numeric())),
    list(effect = best$beta[1] / scales[1], standardError = se / scales[1], ratio = ratio,
         logP = pchisq(ratio, 1, lower.tail = FALSE, log.p = TRUE), ciLow = end(-1) / scales[1], ciHigh = end(1) / scales[1]))
}

set.seed(20240706)
cases <- list()
add <- function(...) cases[[length(cases) + 1]] <<- firth_case(...)
draw <- function(n, censored = 0.4) {
  time <- sort(round(rexp(n) * 1000) + 1)
  list(time = time, event = rbinom(n, 1, 1 - censored), age = round(rnorm(n, 60, 10)), male = rbinom(n, 1, 0.5))
}

d <- list(time = 1:6, event = c(1, 1, 0, 1, 1, 0), gene = c(9, 8, 1, 6, 5, 4)); add("six samples", d)
d$gene <- -d$gene; add("six samples, falling", d)
d <- draw(30); d$gene <- -rank(d$time) / 5; add("in the order of time", d)
d <- draw(40, 0.8); d$gene <- as.numeric(d$event == 1); add("expressed where the event is", d)
d <- draw(60, 0.9); d$gene <- rep(0, 60); d$gene[sample(which(d$event == 0), 8)] <- 1; add("no event among eight that express it", d)
add("the same with Breslow's ties", d, "breslow")
d$covariates <- list(d$age, d$male); add("no event among eight, covariates", d)
d <- draw(50, 0.6); d$time <- ceiling(d$time / 300); d$gene <- as.numeric(seq_len(50) %in% sample(which(d$event == 0), 10))
add("ties", d); add("ties, Breslow", d, "breslow")
d$covariates <- list(d$age); add("ties, covariate", d)
d <- draw(50, 0.6); d$stratum <- rep(1:2, 25); d$gene <- as.numeric(seq_len(50) %in% sample(which(d$event == 0), 10))
add("strata", d)
d$entry <- floor(d$time * runif(50) * rbinom(50, 1, 0.5)); d$entry[d$entry == 0] <- -1; add("strata, left truncation", d)
d <- draw(40, 0.97); d$event[] <- 0; d$event[5] <- 1; d$gene <- round(rnorm(40), 3); d$gene[5] <- 5; add("one event", d)
d <- draw(60, 0.9); d$gene <- 100 + 0.01 * (seq_len(60) %in% sample(which(d$event == 0), 8)); add("in other units", d)
d <- draw(5000, 0.99); d$gene <- as.numeric(seq_len(5000) %in% sample(which(d$event == 0), 600)); add("5000 samples", d)

write_golden("stats/cox-firth.json", cases, "survival")
