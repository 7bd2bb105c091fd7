"""Draws a contact sheet of the faces that the detector finds in a folder of pictures: box and
score. Do not commit a sheet of pictures whose licence does not allow it.

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
CHAIN = "detect,track=hits=1,classify,smooth"


def faces(facecue, picture, folder):
    """The boxes x y w h, scores and labels that the program reports for one picture."""
    table = os.path.join(folder, "faces.csv")
    done = subprocess.run([facecue, "annotate", "-y", "--filter", CHAIN, picture, "-o", table], capture_output=True)
    if done.returncode not in (0, 3):
        return []
    with open(table) as f:
        return [([float(row[c]) for c in "xywh"], float(row["score"]), row["label"])
                for row in csv.DictReader(f) if row["person"]]


def tile(picture, found, side):
    image = cv2.imread(picture)
    scale = side / max(image.shape[:2])
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    for box, score, label in found:
        x, y, w, h = (int(v * scale) for v in box)
        colour = (140, 140, 140) if label == "low_quality" else (0, 200, 0)
        cv2.rectangle(small, (x, y), (x + w, y + h), colour, 1)
        write(small, f"{score:.2f}", x, max(9, y - 2), 0.35, colour)
    out = np.zeros((side, side, 3), np.uint8)
    out[:small.shape[0], :small.shape[1]] = small
    write(out, os.path.splitext(os.path.basename(picture))[0], 4, side - 6, 0.45, (255, 255, 255))
    return out


def write(image, text, x, y, size, colour):
    """Writes letters with a dark edge, legible on any background."""
    for shade, thick in (((0, 0, 0), 3), (colour, 1)):
        cv2.putText(image, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, size, shade, thick, cv2.LINE_AA)


def sheet(facecue, pictures, out, side=TILE):
    names = sorted(os.path.join(pictures, n) for n in os.listdir(pictures))
    with tempfile.TemporaryDirectory() as folder:
        tiles = [tile(n, faces(facecue, n, folder), side) for n in names if cv2.haveImageReader(n)]
    tiles += [np.zeros((side, side, 3), np.uint8)] * (-len(tiles) % COLUMNS)
    rows = [np.hstack(tiles[i:i + COLUMNS]) for i in range(0, len(tiles), COLUMNS)]
    cv2.imwrite(out, np.vstack(rows), [cv2.IMWRITE_JPEG_QUALITY, 80])


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("facecue", "pictures", "out"):
        args.add_argument("--" + name, required=True)
    args.add_argument("--tile", type=int, default=TILE)
    args = args.parse_args()
    sheet(args.facecue, args.pictures, args.out, args.tile)


if __name__ == "__main__":
    main()
