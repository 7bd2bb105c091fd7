"""Writes the FER+ test faces in the two tables that they were published in, so
that "facecue models eval --data DIR" reads them.

    python3 ferplus_csv.py --data DIR --out DIR
"""
import argparse
import csv
import os

import numpy as np


def write(faces, votes, folder):
    """Faces uint8 [n,48,48] and votes [n,10] as fer2013.csv and fer2013new.csv."""
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "fer2013.csv"), "w", newline="") as a, \
            open(os.path.join(folder, "fer2013new.csv"), "w", newline="") as b:
        pixels, raters = csv.writer(a), csv.writer(b)
        pixels.writerow(["emotion", "pixels", "Usage"])
        raters.writerow(["Usage", "Image name", "neutral", "happiness", "surprise", "sadness", "anger",
                         "disgust", "fear", "contempt", "unknown", "NF"])
        for i, (face, row) in enumerate(zip(faces, votes)):
            pixels.writerow([0, " ".join(map(str, face.reshape(-1))), "PrivateTest"])
            raters.writerow(["PrivateTest", f"test{i:07d}.png", *row])


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--out", required=True)
    args = args.parse_args()
    sets = np.load(os.path.join(args.data, "ferplus.npz"))
    write(sets["test_x"], sets["test_votes"], args.out)


if __name__ == "__main__":
    main()
