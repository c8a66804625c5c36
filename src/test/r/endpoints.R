# Derived endpoints and labels of TCGA melanoma, from the files with base R (and survival, for Cox's model of PROM2): distant-metastasis-free survival and
# interval, metastasis within five years, N category. Run from the project's folder, with the folder of real cohorts in
# PROMINENCE_DATA: Rscript src/test/r/endpoints.R
source("src/test/r/golden.R")
folder <- file.path(Sys.getenv("PROMINENCE_DATA", "../shared/data"), "cohorts/tcga-skcm")
table_of <- function(name) read.delim(gzfile(file.path(folder, name)), check.names = FALSE, stringsAsFactors = FALSE)
patients <- table_of("patients.tsv.gz"); samples <- table_of("samples.tsv.gz")
ids <- strsplit(samples$sampleID, ".", fixed = TRUE)
patient <- vapply(ids, function(id) paste("TCGA", id[1], id[2], sep = "-"), "")
of <- patients[match(patient, patients$bcr_patient_barcode), ]

met <- of$first_distant_metastasis_days          # days; NA where there was none
end <- samples$time * 365.25; died <- samples$event == 1
free <- is.na(of$pathologic_M) | !startsWith(of$pathologic_M, "m1")

impossible <- !is.na(met) & !is.na(died) & died & met > end + 1     # a metastasis after death

first_of <- function(compete) {
  event <- pmin(met, ifelse(!compete & !is.na(died) & died, end, Inf), na.rm = TRUE)
  other <- ifelse(compete & !is.na(died) & died, end, Inf)
  status <- ifelse(is.finite(event) & event <= other, 1, ifelse(is.finite(other), 2, ifelse(is.na(end) | is.na(died), NA, 0)))
  time <- ifelse(status == 1, event, ifelse(status == 2, other, end))
  time[!free | impossible] <- NA; status[!free | impossible] <- NA
  list(time = time, status = status)
}
counts <- function(e) list(known = sum(!is.na(e$status)), events = sum(e$status == 1, na.rm = TRUE),
                           competing = sum(e$status == 2, na.rm = TRUE), days = sum(e$time, na.rm = TRUE),
                           excluded = sum(!free), impossible = sum(impossible), late = sum(e$status == 1 & e$time > end, na.rm = TRUE))
within <- function(e, days) ifelse(e$status == 1 & e$time <= days, 1, ifelse(e$status == 0 & e$time < days, NA, 0))
dmfs <- first_of(FALSE); dmfi <- first_of(TRUE)
five <- within(dmfi, 1825)
nodal <- ifelse(grepl("^n[1-3]", of$pathologic_N), 1, ifelse(grepl("^n0", of$pathologic_N), 0, NA))
without <- patients[!patients$bcr_patient_barcode %in% patient, ]      # patients without a sample
lost <- function(pattern) sum(grepl(pattern, without$pathologic_N))
label <- function(x, ...) list(positive = sum(x == 1, na.rm = TRUE), negative = sum(x == 0, na.rm = TRUE), unknown = sum(is.na(x)), ...)

expression <- read.delim(gzfile(file.path(folder, "expression.tsv.gz")), check.names = FALSE, row.names = 1)
single <- function(x) readBin(writeBin(x, raw(), size = 4), "numeric", n = length(x), size = 4)     # as the lake keeps values
prom2 <- single(as.numeric(expression["PROM2", samples$sampleID]))
cox <- summary(survival::coxph(survival::Surv(dmfs$time, dmfs$status) ~ prom2))$coefficients

write_golden("lake/melanoma-outcomes.json", list(
  golden_case("dmfs", "pmin(first_distant_metastasis_days, death)", list(),
              c(counts(dmfs), effect = cox[1, "coef"], standard_error = cox[1, "se(coef)"])),
  golden_case("dmfi", "first_distant_metastasis_days, death competing", list(), counts(dmfi)),
  golden_case("metastasis-within-5-years", "dmfi within 1825 days", list(),
              label(five, competing = sum(dmfi$status == 2 & dmfi$time <= 1825, na.rm = TRUE),
                    censored = sum(dmfi$status == 0 & dmfi$time < 1825, na.rm = TRUE))),
  golden_case("nodal", "pathologic_N: n1 to n3 against n0", list(),
              label(nodal, lost_positives = lost("^n[1-3]"), lost_negatives = lost("^n0")))))
