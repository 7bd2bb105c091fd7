"""Packs the training faces of distil.py into two files, so that they can be sent to a machine
with a graphics processor, and reads them there.

    python3 packed.py --data DIR --work DIR --start m.checkpoint=0.6 p.checkpoint=0.4 --out DIR

teach.py writes the folder --work. faces.bin has the FER+ faces and those of the training people who talk as WebP; columns.npz has
where they are, their labels, where the faces of the portraits are, and the network with which
training begins. The portraits themselves are not packed: the folder PORTRAITS has them as
portraits.bin and portraits.json (name, offset, length, width, height of each).
"""
import argparse
import concurrent.futures
import json
import os
import zlib

import cv2
import numpy as np
import torch

import data
import talking
from aligned import MIN_HEIGHT, MIN_SCORE, NAMES, TEMPLATE, similarity
from taught import columns

QUALITY, LOSSLESS = 93, 101  # of WebP
CROP, MARGIN = 112, 24  # pixels of the crop's side in the frame of a portrait, and around it
FRAME = CROP + 2 * MARGIN
LABELLED, OTHER, MASKED = range(3)  # kinds of portraits: the best face of a labelled one, other faces, those of pictures of people with masks


def encode(faces, quality):
    """The bytes of all faces as WebP, and where each begins."""
    parts = [cv2.imencode(".webp", face, [cv2.IMWRITE_WEBP_QUALITY, quality])[1].tobytes() for face in faces]
    return b"".join(parts), np.cumsum([0] + [len(part) for part in parts])


def decode(stored, starts):
    """The faces uint8 [n,48,48] that encode stored."""
    def one(i):
        return cv2.imdecode(np.frombuffer(stored, np.uint8, starts[i + 1] - starts[i], starts[i]), cv2.IMREAD_GRAYSCALE)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        return np.stack(list(pool.map(one, range(len(starts) - 1), chunksize=256)))


def portrait_rows(folder, every):
    """For each face of a portrait: the picture's index, points, label or -1, kind, held out or not."""
    rows = []
    with open(os.path.join(folder, "portraits.jsonl")) as lines:
        for index, line in enumerate(lines):
            record = json.loads(line)
            held_out = zlib.crc32(record["source"].encode()) % 10 == 0
            label = NAMES.index(record["expression"]) if record["expression"] in NAMES else -1
            for i, face in enumerate(sorted(record["faces"], key=lambda f: -f["score"])):
                if index % every or (i or label < 0) and (held_out or face["score"] < MIN_SCORE or face["box"][3] < MIN_HEIGHT):
                    continue
                masked = record["source"].startswith("with_mask")
                kind = MASKED if masked else LABELLED if i == 0 and label >= 0 else OTHER
                rows.append((index, np.array(face["points"], np.float32), -1 if i else label, kind, held_out))
    return dict(zip(("picture", "points", "label", "kind", "held_out"), map(np.array, zip(*rows))))


def start_weights(sources):
    """The weighted mean of checkpoints, named as PATH=WEIGHT, in half floats."""
    total = {}
    for source in sources:
        path, weight = source.rsplit("=", 1)
        for name, value in torch.load(path)["average"].items():
            total[name] = total.get(name, 0) + float(weight) * value.double()
    return {"start/" + name: value.numpy().astype(np.float16 if value.dim() > 1 else np.float32) for name, value in total.items()}


def write(args):
    thin = slice(None, None, args.every)
    faces, shares = (part[thin] for part in data.ferplus(args.data, "train"))
    valid, truth = (part[thin] for part in data.majority(args.data, "valid"))
    talk = {name: values[thin] for name, values in columns(args.work, "talking").items()}
    if set(talk["people"]) & set(talking.VALIDATION):
        raise ValueError("faces of validation people must not be packed")
    lists, places, end = {"votes": (faces, QUALITY), "valid": (valid, LOSSLESS), "talk": (talk["faces"], QUALITY)}, {}, 0
    os.makedirs(args.out, exist_ok=True)
    with open(os.path.join(args.out, "faces.bin"), "wb") as out:
        for name, (images, quality) in lists.items():
            stored, starts = encode(images, quality)
            out.write(stored)
            places["at/" + name], end = starts + end, end + len(stored)
    portraits = {"portrait/" + name: value for name, value in portrait_rows(args.data, args.every).items()}
    np.savez_compressed(os.path.join(args.out, "columns.npz"), shares=shares, truth=truth, talk_label=talk["labels"], talk_scores=talk["taught"],
                        talk_person=np.unique(talk["people"], return_inverse=True)[1], **places, **portraits, **start_weights(args.start))


class Packed:
    """What write() wrote: the columns by name, and the lists of faces votes, valid and talk."""

    def __init__(self, folder):
        with np.load(os.path.join(folder, "columns.npz")) as stored:
            self.columns = dict(stored)
        with open(os.path.join(folder, "faces.bin"), "rb") as f:
            whole = f.read()
        self.votes, self.valid, self.talk = (decode(whole, self.columns["at/" + name]) for name in ("votes", "valid", "talk"))

    def start(self):
        """The weights with which training begins."""
        return {name[6:]: torch.from_numpy(value.astype(np.float32)) for name, value in self.columns.items() if name.startswith("start/")}

    def portraits(self, folder):
        """The columns of the portraits' faces, and their frames uint8 [n,FRAME,FRAME]."""
        rows = {name[9:]: value for name, value in self.columns.items() if name.startswith("portrait/")}
        with open(os.path.join(folder, "portraits.json")) as f:
            places = json.load(f)
        with open(os.path.join(folder, "portraits.bin"), "rb") as f:
            whole = f.read()

        def frame(i):
            _, start, length, _, _ = places[rows["picture"][i]]
            image = cv2.imdecode(np.frombuffer(whole, np.uint8, length, start), cv2.IMREAD_GRAYSCALE)
            turn = similarity(rows["points"][i].astype(float), TEMPLATE * CROP + MARGIN)
            return cv2.warpAffine(image, turn, (FRAME, FRAME), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            return rows, np.stack(list(pool.map(frame, range(len(rows["picture"])), chunksize=256)))


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "work", "out"):
        args.add_argument("--" + name, required=True)
    args.add_argument("--start", nargs="+", required=True, metavar="CHECKPOINT=WEIGHT")
    args.add_argument("--every", type=int, default=1, help="pack only every so many faces, for a trial")
    write(args.parse_args())


if __name__ == "__main__":
    main()
