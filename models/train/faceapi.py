"""The expression network of the npm package @vladmandic/face-api (MIT licence) as a teacher.

Its weights are those of justadudewhohacks/face-api.js; they are read from the folder "model" of
the installed package and are not part of this project. The network sees an upright square of
112x112 RGB pixels around the face.
"""
import json
import os

import cv2
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import data
from tfjs import constants

SIDE = 112
ORDER = [0, 1, 3, 4, 6, 5, 2]  # for each output, the expression of aligned.NAMES that it is
WIDE = 2.1  # side of the square in distances from the eyes to the mouth
LOW = 0.085  # how far its centre lies under the mean of eyes and mouth, in sides
MEANS = (122.782, 117.001, 104.298)  # of red, green and blue


class FaceApi(nn.Module):
    """The network: four dense blocks of four separable convolutions each."""

    def __init__(self, folder):
        super().__init__()
        self.values = weights(folder, "face_expression_model")

    def convolve(self, x, name, stride):
        """A convolution with TensorFlow's padding "same"."""
        v = self.values
        total = max((-(-x.shape[2] // stride) - 1) * stride + 3 - x.shape[2], 0)
        x = F.pad(x, [total // 2, total - total // 2] * 2)
        if name + "/filters" in v:
            return F.conv2d(x, v[name + "/filters"].permute(3, 2, 0, 1).contiguous(), v[name + "/bias"], stride)
        depth = v[name + "/depthwise_filter"].permute(2, 3, 0, 1).contiguous()
        x = F.conv2d(x, depth, None, stride, groups=len(depth))
        return F.conv2d(x, v[name + "/pointwise_filter"].permute(3, 2, 0, 1).contiguous(), v[name + "/bias"])

    @torch.no_grad()
    def forward(self, faces):
        """Logits [n,7] of grey faces [n,112,112], 0 to 255, in the package's order."""
        x = torch.stack([(faces - mean) / 255 for mean in MEANS], 1).contiguous(memory_format=torch.channels_last)
        for block in range(4):
            total = F.relu(self.convolve(x, f"dense{block}/conv0", 2))
            x = total
            for conv in range(1, 4):
                total = total + self.convolve(x, f"dense{block}/conv{conv}", 1)
                x = F.relu(total)
        x = F.avg_pool2d(x, 7, 2).flatten(1)
        return x @ self.values["fc/weights"] + self.values["fc/bias"]

    def scores(self, faces, temperature=1.0):
        """Scores [n,8] in the order of aligned.NAMES, with 0 for contempt, of faces uint8
        [n,112,112] and their mirror images."""
        logits = []
        for i in range(0, len(faces), 64):
            batch = torch.from_numpy(faces[i:i + 64].astype(np.float32))
            logits.append((self(batch) + self(batch.flip(2))) / 2)
        found = np.zeros((len(faces), data.EXPRESSIONS), np.float32)
        found[:, ORDER] = (torch.cat(logits) / temperature).softmax(1).numpy()
        return found


def weights(folder, model):
    """The weights of a model by name."""
    with open(os.path.join(folder, model + "-weights_manifest.json")) as f:
        (manifest,) = json.load(f)
    parts = []
    for path in manifest["paths"]:
        with open(os.path.join(folder, path), "rb") as f:
            parts.append(f.read())
    return constants(manifest["weights"], b"".join(parts))


def square(image, points, wide=WIDE, low=LOW):
    """The upright square around the five points that the network sees, uint8 [112,112].
    WIDE and LOW are those with which the network reads most posed faces right (posed.py)."""
    points = np.asarray(points, float)
    eyes, mouth = points[:2].mean(0), points[3:].mean(0)
    side = wide * np.mean([np.linalg.norm(mouth - eye) for eye in points[:2]])
    centre = (points[0] + points[1] + mouth) / 3 + [0, low * side]
    scale = SIDE / side
    turn = np.array([[scale, 0, SIDE / 2 - scale * centre[0]], [0, scale, SIDE / 2 - scale * centre[1]]])
    fine = max(1, int(np.ceil(side / SIDE)))
    big = cv2.warpAffine(image, turn * fine, (SIDE * fine, SIDE * fine), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    return cv2.resize(big, (SIDE, SIDE), interpolation=cv2.INTER_AREA)


def whole(face):
    """A FER+ face uint8 [112,112]. Its middle alone, as wide as the square of other faces, is
    read much worse."""
    return cv2.resize(face, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
