#!/usr/bin/env Rscript
# The study's designs on what facecue summarize gave: Rscript analysis.R cohort.csv > results.json
# Needs r-cran-lme4, r-cran-lmertest, r-cran-effectsize, r-cran-jsonlite.
suppressMessages({ library(lme4); library(lmerTest); library(effectsize); library(jsonlite) })
name <- commandArgs(trailingOnly = TRUE)
if (length(name) != 1) stop("usage: Rscript analysis.R cohort.csv")
table <- read.csv(name, stringsAsFactors = FALSE)
table <- table[table$role == "patient", ]
out <- list()

# A row for each session: the whole recording, its opening, and the rest of it.
keys <- c("participant_id", "session_id")
whole <- table[table$window == "all", c(keys, "analysable_s", "share_happiness", "share_neutral", "participant_dropout", "participant_improvement")]
opening <- table[table$window == "opening_300s", c(keys, "analysable_s", "share_happiness")]
names(whole)[6:7] <- c("dropout", "improvement")
s <- merge(whole, opening, by = keys, suffixes = c("", "_opening"))
s$share_happiness_rest <- (s$share_happiness * s$analysable_s - s$share_happiness_opening * s$analysable_s_opening) / (s$analysable_s - s$analysable_s_opening)
out$sessions <- nrow(s)
out$patients <- length(unique(s$participant_id))

# A row for each patient: means of the sessions, weighed by the time that could be judged.
p <- do.call(rbind, lapply(split(s, s$participant_id), function(x) data.frame(
  participant_id = x$participant_id[1], improvement = x$improvement[1], dropout = x$dropout[1],
  happiness = weighted.mean(x$share_happiness, x$analysable_s), neutral = weighted.mean(x$share_neutral, x$analysable_s),
  opening = weighted.mean(x$share_happiness_opening, x$analysable_s))))

# 1. Does a patient who smiles more improve more? One value for each patient.
r <- cor.test(p$happiness, p$improvement)
out$r_improvement <- list(r = unname(r$estimate), lower = r$conf.int[1], upper = r$conf.int[2], t = unname(r$statistic), df = unname(r$parameter), p = r$p.value)

# 2. Cohen's d of two groups of patients, with the interval of the noncentral t distribution.
d <- function(values, group) {
  e <- cohens_d(values[group == 1], values[group == 0])
  t <- t.test(values[group == 1], values[group == 0], var.equal = TRUE)
  list(d = e$Cohens_d, d_lower = e$CI_low, d_upper = e$CI_high, t = unname(t$statistic), df = unname(t$parameter), p = t$p.value)
}
p$good <- as.integer(p$improvement > median(p$improvement))
s <- merge(s, p[, c("participant_id", "good")], by = "participant_id")
out$d_median_split_patients <- d(p$happiness, p$good)
out$d_median_split_sessions_naive <- d(s$share_happiness, s$good) # wrong: sessions of one patient are not independent

# 3. Sessions in patients: the patient is a random intercept.
coefficient <- function(fit, row) {
  cf <- summary(fit)$coefficients[row, ]
  list(b = cf[["Estimate"]], se = cf[["Std. Error"]], df = cf[["df"]], t = cf[["t value"]], p = cf[["Pr(>|t|)"]])
}
fit <- lmer(share_happiness ~ good + (1 | participant_id), s)
v <- as.data.frame(VarCorr(fit))$vcov
out$mixed_good <- c(coefficient(fit, "good"), list(var_patient = v[1], var_residual = v[2], icc = v[1] / sum(v)))

# 4. Drop-out: neutral faces, and smiles in the opening against the rest of the session.
out$dropout_neutral_patients <- d(p$neutral, p$dropout)
out$dropout_opening_patients <- d(p$opening, p$dropout)
out$mixed_dropout_neutral <- coefficient(lmer(share_neutral ~ dropout + (1 | participant_id), s), "dropout")
long <- rbind(
  data.frame(s[, c(keys, "dropout")], opening = 1, y = qlogis(s$share_happiness_opening)),
  data.frame(s[, c(keys, "dropout")], opening = 0, y = qlogis(s$share_happiness_rest)))
long$session <- paste(long$participant_id, long$session_id)
fit <- lmer(y ~ dropout * opening + (1 | participant_id) + (1 | session), long)
out$mixed_dropout_by_opening_logit <- sapply(c("dropout", "opening", "dropout:opening"), function(x) coefficient(fit, x), simplify = FALSE)

# 5. Logistic regression: does the opening of the first three sessions foretell drop-out?
early <- do.call(rbind, lapply(split(s, s$participant_id), function(x) {
  x <- x[order(x$session_id), ][1:3, ]
  data.frame(opening = mean(x$share_happiness_opening), dropout = x$dropout[1]) }))
early$z <- as.numeric(scale(early$opening))
g <- glm(dropout ~ z, binomial, early)
cf <- summary(g)$coefficients["z", ]
out$logistic_early <- list(b = cf[["Estimate"]], se = cf[["Std. Error"]], z = cf[["z value"]], p = cf[["Pr(>|z|)"]], odds_ratio_per_sd = exp(cf[["Estimate"]]))

cat(toJSON(out, auto_unbox = TRUE, digits = 10, pretty = TRUE), "\n")
