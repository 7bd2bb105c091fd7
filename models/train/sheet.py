"""A contact sheet of what the detector finds in a folder of pictures: box,
landmarks, score. For looking at, not for keeping where the pictures are not ours.

    python3 sheet.py --facecue bin/facecue --pictures DIR --out out/sheet.jpg
"""
import argparse
import csv
import os
import subprocess
import tempfile

import cv2
import numpy as np

TILE, COLUMNS = 320, 6
CHAIN = "detect=size=640,track=hits=1,classify,smooth"


def faces(facecue, picture, folder):
    """Boxes [n,4] and scores [n] that the program reports for one picture."""
    table = os.path.join(folder, "faces.csv")
    done = subprocess.run([facecue, "annotate", "-y", "--filter", CHAIN, picture, "-o", table], capture_output=True)
    if done.returncode not in (0, 3):
        return []
    with open(table) as f:
        return [([float(row[c]) for c in "xywh"], float(row["score"]), row["label"])
                for row in csv.DictReader(f) if row["person"]]


def tile(picture, found):
    image = cv2.imread(picture)
    for (x, y, w, h), score, label in found:
        thick = max(2, image.shape[0] // 200)
        colour = (140, 140, 140) if label == "low_quality" else (0, 200, 0)
        cv2.rectangle(image, (int(x), int(y)), (int(x + w), int(y + h)), colour, thick)
        cv2.putText(image, f"{score:.2f} {label}", (int(x), max(12, int(y) - 4)), cv2.FONT_HERSHEY_SIMPLEX,
                    thick * 0.35, colour, max(1, thick // 2), cv2.LINE_AA)
    scale = TILE / max(image.shape[:2])
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    out = np.zeros((TILE, TILE, 3), np.uint8)
    out[:small.shape[0], :small.shape[1]] = small
    return out


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("facecue", "pictures", "out"):
        args.add_argument("--" + name, required=True)
    args = args.parse_args()
    names = sorted(os.path.join(args.pictures, n) for n in os.listdir(args.pictures))
    with tempfile.TemporaryDirectory() as folder:
        tiles = [tile(n, faces(args.facecue, n, folder)) for n in names if cv2.haveImageReader(n)]
    tiles += [np.zeros((TILE, TILE, 3), np.uint8)] * (-len(tiles) % COLUMNS)
    rows = [np.hstack(tiles[i:i + COLUMNS]) for i in range(0, len(tiles), COLUMNS)]
    cv2.imwrite(args.out, np.vstack(rows))


if __name__ == "__main__":
    main()
