# Prints coefficients of the published tables in the folder that is given: kappa with its error and with
# weights (vcd), the six intraclass correlations with limits (psych), concordance (epiR).
folder <- commandArgs(trailingOnly = TRUE)[1]
suppressMessages({ library(jsonlite); library(psych); library(vcd); library(epiR) })
read <- function(name) read.csv(file.path(folder, name))
result <- list()
for (name in c("irr_vision_table", "gwet_diagnosis_4x4", "gwet_abstractors_3x3")) {
  counts <- as.matrix(read.csv(file.path(folder, paste0(name, ".csv")), row.names = 1, check.names = FALSE))
  plain <- vcd::Kappa(counts)
  linear <- vcd::Kappa(counts, weights = "Equal-Spacing")
  quadratic <- vcd::Kappa(counts, weights = "Fleiss-Cohen")
  result[[name]] <- list(kappa = plain$Unweighted[["value"]], se = plain$Unweighted[["ASE"]],
    linear = linear$Weighted[["value"]], se_linear = linear$Weighted[["ASE"]],
    quadratic = quadratic$Weighted[["value"]], se_quadratic = quadratic$Weighted[["ASE"]])
}
for (name in c("shrout_fleiss_1979", "irr_anxiety", "irr_video")) {
  ratings <- as.matrix(read(paste0(name, ".csv")))
  icc <- psych::ICC(ratings, lmer = FALSE)$results
  ccc <- epiR::epi.ccc(ratings[, 2], ratings[, 3])
  result[[name]] <- list(icc = icc$ICC, lower = icc$`lower bound`, upper = icc$`upper bound`,
    ccc = ccc$rho.c$est, ccc_lower = ccc$rho.c$lower, ccc_upper = ccc$rho.c$upper)
}
cat(toJSON(result, auto_unbox = TRUE, digits = 12))
