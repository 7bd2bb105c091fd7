"""Reads the faces that identity_pack.py has packed, and cuts them from the packed portraits."""
import json
import multiprocessing
import os
from dataclasses import dataclass

import cv2
import numpy as np
import torch

from identity_geometry import wide_crop

PROCESSES = 5
MASKED = 0.3  # how often a face of the set of masks is seen, in times of another face


@dataclass
class Stored:
    """Faces with the numbers of their names, as tensors on one device."""
    faces: torch.Tensor  # uint8 [n,112,112]
    label: torch.Tensor  # [n]
    taught: torch.Tensor  # the teacher's numbers, float [n,96]
    parts: np.ndarray  # [n] train, valid, test or talkvalid
    sex: np.ndarray  # of the name's first word: 0 female, 1 male, -1 not known
    weight: torch.Tensor  # how often a face is seen, in relation to others
    train: torch.Tensor  # rows of training faces
    held: np.ndarray  # rows of the others


def decode(data):
    return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)


def cut(job):
    """The crops of some faces, each given by the bytes of its picture and its points, or None
    for bytes that are the crop itself."""
    cv2.setNumThreads(1)
    return [decode(data) if points is None else wide_crop(decode(data), points) for data, points in job]


def jobs(pack, folder, chosen):
    """Bytes and points of the chosen faces."""
    with open(os.path.join(folder, "portraits.json")) as f:
        places = json.load(f)
    with open(os.path.join(folder, "portraits.bin"), "rb") as f:
        pictures = f.read()
    ends = np.cumsum(pack["sizes"])
    own = pack["pictures"].tobytes()
    before = np.cumsum(pack["index"] < 0) - 1  # the number of the stored picture of a row
    for i in chosen:
        at = pack["index"][i]
        if at >= 0:
            _, start, size = places[at][:3]
            yield pictures[start:start + size], pack["points"][i] / 16.0
        else:
            k = before[i]
            yield own[ends[k] - pack["sizes"][k]:ends[k]], None


def masked(pack, folder):
    """Which faces are of the set of masks."""
    with open(os.path.join(folder, "portraits.json")) as f:
        masks = np.array([row[0].startswith("mask/") for row in json.load(f)])
    return masks[pack["index"]] & (pack["index"] >= 0)


def load(folder, portraits, limit, device):
    """All faces, or about limit of them."""
    with np.load(os.path.join(folder, "faces.npz")) as columns:
        pack = {name: columns[name] for name in columns.files}
    chosen = np.arange(len(pack["index"]))
    if limit:
        chosen = chosen[::max(1, len(chosen) // limit)]
    work = list(jobs(pack, portraits, chosen))
    parts = [work[i:i + 64] for i in range(0, len(work), 64)]
    if limit:
        crops = [cut(part) for part in parts]
    else:
        with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
            crops = pool.map(cut, parts)
    faces = torch.from_numpy(np.stack([crop for part in crops for crop in part])).to(device)
    part = pack["parts"][chosen]
    label = pack["label"][chosen].astype(np.int64)
    train = np.flatnonzero(part == "train")
    label[train] = np.unique(label[train], return_inverse=True)[1]
    return Stored(faces, torch.from_numpy(label).to(device), torch.from_numpy(pack["taught"][chosen].astype(np.float32)).to(device) * float(pack["step"]),
                  part, pack["sex"][pack["label"][chosen]], torch.from_numpy(np.where(masked(pack, portraits)[chosen], MASKED, 1.0)).to(device), torch.from_numpy(train).to(device), np.flatnonzero(part != "train"))
