"""The table of the pairs test in docs/MODELS.md and docs/PEOPLE.md.

    python3 identity_report.py --data DIR --names DIR --records DIR --weights ../weights

Faces of people on whom the network was not trained are cut from the pictures as the product cuts them.
All pairs of faces are compared, at most ten of a name: also of women alone and of men alone, where first
names tell it (names_sex.mjs, whose package --names has), and of look-alikes: the tenth of the
pairs of two people that the network itself finds most alike.
"""
import argparse

import numpy as np

from aligned import crop
from graph import shipped
from equal_error import equal_error
from identity_pack import portraits, sexes, talkers

PARTS = {"test": "web portraits, a tenth of the names, which nothing was chosen on", "valid": "web portraits, another tenth",
         "talkvalid": "people who talk, faces of one or several clips"}


def held_out(data, records, card):
    """Faces, names and parts of people who are held out."""
    template, side = np.array(card["crop"]["template"]), card["input"]["width"]
    rows = [(crop(image, points, side, template), name, part) for source in (portraits(data), talkers(data, records))
            for _, image, points, name, part in source if part in PARTS]
    faces, names, parts = zip(*rows)
    return np.stack(faces), np.array(names), np.array(parts)


def errors(rows, names, sex):
    """Equal errors of all pairs, of women, of men, and of look-alikes; None where a kind has no pairs."""
    i, j = np.triu_indices(len(rows), 1)
    likeness, same = (rows @ rows.T)[i, j], names[i] == names[j]
    alike = same | (likeness > np.quantile(likeness[~same], 0.9))
    kinds = [np.ones(len(same), bool), (sex[i] == 0) & (sex[j] == 0), (sex[i] == 1) & (sex[j] == 1), alike]
    return [equal_error(likeness[k], same[k]) if same[k].any() and not same[k].all() else None for k in kinds]


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "names", "records", "weights"):
        args.add_argument("--" + name, required=True)
    args = args.parse_args()
    card, network = shipped(args.weights, "identity")
    faces, names, parts = held_out(args.data, args.records, card)
    known, label = np.unique(names, return_inverse=True)
    sex, rows = sexes(known, args.names)[label], network.numbers(faces)
    print("| pairs | people | all | women | men | look-alikes | at a likeness of |\n|---|---|---|---|---|---|---|")
    for part, text in PARTS.items():
        of = parts == part
        found = errors(rows[of], label[of], sex[of])
        print(f"| {text} | {len(set(label[of]))} | " + " | ".join("-" if f is None else f"{f[0]:.3f}" for f in found) + f" | {found[0][1]:.2f} |", flush=True)


if __name__ == "__main__":
    main()
