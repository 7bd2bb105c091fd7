"""YuNet (Wu et al. 2023; libfacedetection.train, MIT licence) as a teacher: it finds the FER+ faces
whose boxes and points the detector learns.

    python3 yunet.py --data DIR --model yunet_n_320_320.onnx --out ferplus-faces.npz
"""
import argparse
import concurrent.futures
import os

import cv2
import numpy as np

import data

SIDE = 320  # of the model's input
STRIDES = (8, 16, 32)
PART, MARGIN = 96, 32  # side of an enlarged face and its distance from the border of a quarter of the input
GREY = 128  # around the faces
LEAST, OVERLAP = 0.5, 0.3


class YuNet:
    def __init__(self, path, least=LEAST):
        """least is the least score of a face."""
        self.net, self.least = cv2.dnn.readNetFromONNX(path), least
        self.names = [kind + str(stride) for kind in ("cls_", "obj_", "bbox_", "kps_") for stride in STRIDES]

    def detect(self, picture):
        """Faces [n,15] in a picture uint8 [320,320,3] as OpenCV reads it: box (x y w h), five points, score. A
        score is the square root of the product of two maps; a box and points are relative to their cell."""
        self.net.setInput(cv2.dnn.blobFromImage(picture))
        maps = self.net.forward(self.names)
        found = np.concatenate([self.read(*maps[i::3], stride) for i, stride in enumerate(STRIDES)])
        found = found[found[:, 14] > self.least]
        kept = cv2.dnn.NMSBoxes(found[:, :4].tolist(), found[:, 14].tolist(), self.least, OVERLAP)
        return found[np.array(kept, int).ravel()]  # NMSBoxes gives () for none; np.array(..., int) makes that an empty index

    @staticmethod
    def read(classes, objects, box, points, stride):
        scores = np.sqrt(np.clip(classes, 0, 1) * np.clip(objects, 0, 1)).reshape(-1, 1)
        box, cell = box.reshape(-1, 4), np.arange(scores.size)
        cell = np.stack([cell % (SIDE // stride), cell // (SIDE // stride)], 1)
        size = np.exp(box[:, 2:]) * stride
        points = (points.reshape(-1, 5, 2) + cell[:, None]) * stride
        return np.hstack([(cell + box[:, :2]) * stride - size / 2, size, points.reshape(-1, 10), scores])


def faces(path, crops):
    """The best face [n,15] in each of the crops uint8 [n,48,48], in their pixels; 0 where there is none.
    Four crops make one input."""
    net, half, found = YuNet(path), SIDE // 2, np.zeros((len(crops), 15), np.float32)
    for first in range(0, len(crops), 4):
        picture = np.full((SIDE, SIDE), GREY, np.uint8)
        for i, crop in enumerate(crops[first:first + 4]):
            x, y = i % 2 * half + MARGIN, i // 2 * half + MARGIN
            picture[y:y + PART, x:x + PART] = cv2.resize(crop, (PART, PART), interpolation=cv2.INTER_CUBIC)
        for row in net.detect(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)):
            column, line = np.clip((row[:2] + row[2:4] / 2) // half, 0, 1).astype(int)
            at = first + 2 * line + column
            if at < len(crops) and row[14] > found[at, 14]:
                row[[0, *range(4, 14, 2)]] -= column * half + MARGIN
                row[[1, *range(5, 14, 2)]] -= line * half + MARGIN
                found[at] = np.append(row[:14] * crops.shape[1] / PART, row[14])
    return found


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "model", "out"):
        args.add_argument("--" + name, required=True)
    args = args.parse_args()
    cv2.setNumThreads(1)
    columns = {}
    with concurrent.futures.ProcessPoolExecutor() as pool:
        for split in ("train", "valid", "test"):
            parts = np.array_split(data.ferplus(args.data, split)[0], 4 * os.cpu_count())
            columns[split] = np.concatenate(list(pool.map(faces, [args.model] * len(parts), parts)))
    np.savez(args.out, **columns)


if __name__ == "__main__":
    main()
