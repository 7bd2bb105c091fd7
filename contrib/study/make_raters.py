#!/usr/bin/env python3
"""Makes what three raters who do not exist annotated in sessions of the made-up cohort.

    make_raters.py COHORT FOLDER

COHORT is what make_cohort.py made. In the first session of each patient, a rater gives an
episode the patient's expression with a chance of 0.9 and each of the two other expressions with
0.05, and sees its limits up to 0.4 s early or late. FOLDER gets a table of events for each rater
and session, and raters.csv for facecue agree --manifest. Printed is the kappa that two such
raters have on average.
"""
import csv
import glob
import json
import os
import random
import sys

LABELS = ["happiness", "neutral", "sadness"]
RIGHT, LATE = 0.9, 0.4  # chance of the patient's expression; seconds
RATERS = ["anna", "ben", "cleo"]


def episodes(record):
    """Onset, offset and expression of the patient, where the face can be judged."""
    with open(record, encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            frame = json.loads(line)
            label = frame["faces"][0]["state"]
            if label in LABELS:
                yield frame["time"], frame["time"] + frame["duration"] / 1e6, label


def annotate(chance, truth):
    """What a rater writes of the episodes. An episode begins when the one before it has ended."""
    end = 0.0
    for onset, offset, label in truth:
        seen = label if chance.random() < RIGHT else chance.choice([name for name in LABELS if name != label])
        begin = max(end, onset + chance.uniform(-LATE, LATE))
        end = offset + chance.uniform(-LATE, LATE)
        if end > begin:
            yield begin, end, seen


def expected(shares):
    """Kappa of two raters where the patient shows the expressions for these shares of time."""
    other = (1 - RIGHT) / 2
    agree = RIGHT * RIGHT + 2 * other * other
    seen = [RIGHT * share + other * (1 - share) for share in shares]
    by_chance = sum(share * share for share in seen)
    return (agree - by_chance) / (1 - by_chance)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    cohort, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    chance, time = random.Random(2026), dict.fromkeys(LABELS, 0.0)
    with open(os.path.join(folder, "raters.csv"), "w", newline="", encoding="utf-8") as manifest:
        rows = csv.writer(manifest)
        rows.writerow(["session", "patient", "rater", "file"])
        for record in sorted(glob.glob(os.path.join(cohort, "sub-*", "ses-01", "*.jsonl"))):
            patient, truth = os.path.basename(record)[:6], list(episodes(record))
            for onset, offset, label in truth:
                time[label] += offset - onset
            for rater in RATERS:
                name = f"{patient}_{rater}.csv"
                with open(os.path.join(folder, name), "w", newline="", encoding="utf-8") as table:
                    out = csv.writer(table)
                    out.writerow(["onset", "offset", "label"])
                    out.writerows([f"{onset:.3f}", f"{offset:.3f}", label] for onset, offset, label in annotate(chance, truth))
                rows.writerow([patient + "_ses-01", patient, rater, name])
    total = sum(time.values())
    print(f"two raters have a kappa of {expected([time[name] / total for name in LABELS]):.3f} on average")


if __name__ == "__main__":
    main()
