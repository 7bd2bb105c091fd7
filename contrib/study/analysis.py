#!/usr/bin/env python3
"""The study's designs on what facecue summarize gave: analysis.py cohort.csv > results.json

Needs python3-pandas, python3-scipy and python3-statsmodels. analysis.R computes the same in R.
"""
import json
import sys
import warnings

import numpy as np
import pandas as pd
import statsmodels.api as sm
import statsmodels.formula.api as smf
from scipy import optimize, stats


def sessions_of(name):
    """A row for each session of a patient: the whole recording, its opening, the rest of it."""
    table = pd.read_csv(name)
    table = table[table.role == "patient"]
    keys = ["participant_id", "session_id"]
    whole = table[table.window == "all"][keys + ["analysable_s", "share_happiness", "share_neutral", "participant_dropout", "participant_improvement"]]
    whole = whole.rename(columns={"participant_dropout": "dropout", "participant_improvement": "improvement"})
    opening = table[table.window == "opening_300s"][keys + ["analysable_s", "share_happiness"]]
    s = whole.merge(opening, on=keys, suffixes=("", "_opening"))
    smiling = s.share_happiness * s.analysable_s - s.share_happiness_opening * s.analysable_s_opening
    return s.assign(share_happiness_rest=smiling / (s.analysable_s - s.analysable_s_opening))


def patients_of(s):
    """A row for each patient: means of the sessions, weighed by the time that could be judged."""
    def means(x):
        weighed = lambda column: np.average(x[column], weights=x.analysable_s)
        return pd.Series({"improvement": x.improvement.iloc[0], "dropout": x.dropout.iloc[0], "happiness": weighed("share_happiness"),
                          "neutral": weighed("share_neutral"), "opening": weighed("share_happiness_opening")})
    p = s.groupby("participant_id")[[c for c in s.columns if c != "participant_id"]].apply(means)
    return p.assign(good=(p.improvement > p.improvement.median()).astype(int))


def correlation(x, y):
    r = stats.pearsonr(x, y)
    limits = r.confidence_interval(0.95)
    df = len(x) - 2
    return {"r": r.statistic, "lower": limits.low, "upper": limits.high, "t": r.statistic * np.sqrt(df / (1 - r.statistic ** 2)), "df": df, "p": r.pvalue}


def cohens_d(values, group):
    """Cohen's d with the interval of the noncentral t distribution."""
    a, b = values[group == 1], values[group == 0]
    n1, n0 = len(a), len(b)
    df, scale = n1 + n0 - 2, np.sqrt(1 / n1 + 1 / n0)
    t, p = stats.ttest_ind(a, b)
    limit = lambda q: optimize.brentq(lambda ncp: stats.nct.cdf(t, df, ncp) - q, t - 20, t + 20)
    return {"d": t * scale, "d_lower": limit(0.975) * scale, "d_upper": limit(0.025) * scale, "t": t, "df": df, "p": p}


def coefficient(fit, name):
    return {"b": fit.params[name], "se": fit.bse[name], "t": fit.tvalues[name]}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    warnings.simplefilter("ignore")  # statsmodels warns of random effects that are near zero
    s = sessions_of(sys.argv[1])
    p = patients_of(s)
    s = s.merge(p[["good"]], left_on="participant_id", right_index=True)
    out = {"sessions": len(s), "patients": len(p), "r_improvement": correlation(p.happiness, p.improvement),
           "d_median_split_patients": cohens_d(p.happiness, p.good), "d_median_split_sessions_naive": cohens_d(s.share_happiness, s.good),
           "dropout_neutral_patients": cohens_d(p.neutral, p.dropout), "dropout_opening_patients": cohens_d(p.opening, p.dropout)}

    # Sessions in patients: the patient is a random intercept.
    fit = smf.mixedlm("share_happiness ~ good", s, groups="participant_id").fit(reml=True)
    patient, residual = float(fit.cov_re.iloc[0, 0]), float(fit.scale)
    out["mixed_good"] = dict(coefficient(fit, "good"), var_patient=patient, var_residual=residual, icc=patient / (patient + residual))
    out["mixed_dropout_neutral"] = coefficient(smf.mixedlm("share_neutral ~ dropout", s, groups="participant_id").fit(reml=True), "dropout")

    # The opening against the rest: sessions in patients, two rows a session.
    logit = lambda share: np.log(share / (1 - share))
    long = pd.concat([s.assign(is_opening=1, y=logit(s.share_happiness_opening)), s.assign(is_opening=0, y=logit(s.share_happiness_rest))], ignore_index=True)
    fit = smf.mixedlm("y ~ dropout * is_opening", long, groups="participant_id", re_formula="1", vc_formula={"session": "0 + C(session_id)"}).fit(reml=True)
    out["mixed_dropout_by_opening_logit"] = {name: coefficient(fit, term) for name, term in
                                             {"dropout": "dropout", "opening": "is_opening", "dropout:opening": "dropout:is_opening"}.items()}

    # Does the opening of the first three sessions foretell drop-out?
    first = s.sort_values("session_id").groupby("participant_id").head(3).groupby("participant_id")
    early = pd.DataFrame({"opening": first.share_happiness_opening.mean(), "dropout": first.dropout.first()})
    z = (early.opening - early.opening.mean()) / early.opening.std()
    g = sm.GLM(early.dropout, sm.add_constant(z), family=sm.families.Binomial()).fit()
    out["logistic_early"] = {"b": g.params.iloc[1], "se": g.bse.iloc[1], "z": g.tvalues.iloc[1], "p": g.pvalues.iloc[1], "odds_ratio_per_sd": np.exp(g.params.iloc[1])}
    print(json.dumps(out, indent=1, default=float))


if __name__ == "__main__":
    main()
