"""The recognition network of the npm package @vladmandic/face-api (MIT licence) as a teacher of
the identity network.

Its weights are those of justadudewhohacks/face-api.js, which come from dlib (King 2017, public
domain; trained on about three million web pictures). They are read from the folder "model" of the installed
package and are not part of this project. The network sees a turned square of 150x150 RGB pixels.
"""
import cv2
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from faceapi import MEANS, weights

SIDE = 150
NUMBERS = 128
WIDE = 2.22  # side of the square in distances from the eyes to the mouth
LOW = 0.08  # how far its centre lies under the mean of eyes and mouth, in sides
BLOCKS = ("conv32_1", "conv32_2", "conv32_3", "conv64_down", "conv64_1", "conv64_2", "conv64_3", "conv128_down",
          "conv128_1", "conv128_2", "conv256_down", "conv256_1", "conv256_2", "conv256_down_out")


class Recogniser(nn.Module):
    """The network: a residual network of 29 convolutions."""

    def __init__(self, folder):
        super().__init__()
        self.values = weights(folder, "face_recognition_model")

    def convolve(self, x, name, stride=1):
        v = self.values
        kernel = v[name + "/conv/filters"].permute(3, 2, 0, 1).contiguous()
        x = F.conv2d(x, kernel, v[name + "/conv/bias"], stride, 0 if stride == 2 else kernel.shape[2] // 2)
        return x * v[name + "/scale/weights"][:, None, None] + v[name + "/scale/biases"][:, None, None]

    def block(self, x, name):
        down = "down" in name
        y = F.relu(self.convolve(x, name + "/conv1", 2 if down else 1))
        y = self.convolve(y, name + "/conv2")
        if not down:
            return F.relu(x + y)
        x = F.avg_pool2d(x, 2, 2)
        height, width = (max(a, b) for a, b in zip(x.shape[2:], y.shape[2:]))
        channels = max(x.shape[1], y.shape[1])
        x, y = (F.pad(z, (0, width - z.shape[3], 0, height - z.shape[2], 0, channels - z.shape[1])) for z in (x, y))
        return F.relu(x + y)

    @torch.no_grad()
    def forward(self, faces):
        """Numbers [n,128] of grey faces [n,150,150], 0 to 255."""
        x = torch.stack([(faces - mean) / 255 for mean in MEANS], 1).contiguous(memory_format=torch.channels_last)
        x = F.max_pool2d(F.relu(self.convolve(x, "conv32_down", 2)), 3, 2)
        for name in BLOCKS:
            x = self.block(x, name)
        return x.mean((2, 3)) @ self.values["fc"]

    def numbers(self, faces):
        """Numbers [n,128] of faces uint8 [n,150,150]."""
        return torch.cat([self(torch.from_numpy(part.astype(np.float32))) for part in np.array_split(faces, -(-len(faces) // 32))]).numpy()


def square(image, points, wide=WIDE, low=LOW):
    """The square around the five points that the network sees, uint8 [150,150], with level eyes."""
    points = np.asarray(points, float)
    eyes, mouth = points[:2], points[3:].mean(0)
    side = wide * np.mean([np.linalg.norm(mouth - eye) for eye in eyes])
    along = (eyes[1] - eyes[0]) / max(1e-6, np.linalg.norm(eyes[1] - eyes[0]))
    turn = np.array([along, [-along[1], along[0]]]) * SIDE / side
    centre = (eyes[0] + eyes[1] + mouth) / 3 + low * side * np.array([-along[1], along[0]])
    shift = SIDE / 2 - turn @ centre
    return cv2.warpAffine(image, np.hstack([turn, shift[:, None]]), (SIDE, SIDE), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_CONSTANT)
