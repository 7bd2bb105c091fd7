"""The expression network of the npm package @vladmandic/human (MIT licence), which the built-in one is compared with.

It is the network of oarriaga/face_classification, trained on FER2013 (Arriaga et al. 2017), converted for TensorFlow.js;
its weights are read from the folder "models" of the installed package and are not part of this project. The network sees
an upright square of 64x64 grey pixels around the face.
"""
import cv2
import numpy as np
import torch

import data
import faceapi
from tfjs import Network

SIDE = 64
ORDER = [4, 5, 6, 1, 3, 2, 0]  # for each output, the expression of aligned.NAMES that it is
RAISED = faceapi.LOW * faceapi.SIDE  # pixels by which the square lies over that of faceapi.square


class Human:
    """The network."""

    def __init__(self, folder):
        self.network = Network(folder, "emotion")

    def scores(self, faces):
        """Scores [n,8] in the order of aligned.NAMES, with 0 for contempt, of faces uint8 [n,64,64] and their mirror images."""
        found = np.zeros((len(faces), data.EXPRESSIONS), np.float32)
        for at in range(0, len(faces), 64):
            batch = torch.from_numpy(faces[at:at + 64].astype(np.float32))[:, None] / 127.5 - 1
            found[at:at + 64, ORDER] = sum(self.network.run(b)["Identity"].numpy() for b in (batch, batch.flip(3))) / 2
        return found


def raised(square):
    """The network's square uint8 [64,64] from that of faceapi.square; the border is repeated above it."""
    move = np.array([[1, 0, 0], [0, 1, RAISED]], np.float32)
    moved = cv2.warpAffine(square, move, square.shape[::-1], flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return whole(moved)


def whole(face):
    """The picture of a face as the network sees it, uint8 [64,64]."""
    return cv2.resize(face, (SIDE, SIDE), interpolation=cv2.INTER_AREA if len(face) > SIDE else cv2.INTER_CUBIC)
