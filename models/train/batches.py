"""Views of whole batches of faces with torch: the augmentations of views.py on a graphics processor.

Places in a face are in sides of the crop, as in aligned.TEMPLATE.
"""
import math
import random

import numpy as np
import torch
import torch.nn.functional as F

import faceapi
from aligned import TEMPLATE
from expression_net import SIDE
from packed import CROP, FRAME, MARGIN

LUMINANCE = torch.tensor([  # the quantisation table of JPEG for luminance (ITU-T T.81, annex K)
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99.]).reshape(8, 8)


def base(factor, device):
    """The places [SIDE*factor,SIDE*factor,2] of the pixels of a crop, sampled factor times as finely."""
    count = SIDE * factor
    at = torch.arange(count, device=device) / count + (0 if factor == 2 else 0.25 / SIDE)
    return torch.stack(torch.meshgrid(at, at, indexing="ij")[::-1], -1)


def turned(grid, n, strength=1.0):
    """The places of n random views: mirrored, rotated, scaled, shifted [n,h,w,2]."""
    device = grid.device
    angle = torch.randn(n, device=device) * math.radians(10) * strength
    scale = 1 / (1 + torch.empty(n, device=device).uniform_(-0.15, 0.2) * strength)
    flip = 1 - 2 * (torch.rand(n, device=device) < 0.5).float()
    c, s = torch.cos(angle) * scale, torch.sin(angle) * scale
    turn = torch.stack([torch.stack([flip * c, s], -1), torch.stack([-flip * s, c], -1)], -2)  # [n,2,2], rows of the grid times turn
    shift = torch.empty(n, 1, 1, 2, device=device).uniform_(-4 / SIDE, 4 / SIDE) * strength
    return torch.einsum("hwi,nij->nhwj", grid - 0.5, turn) + 0.5 + shift


def sample(images, places):
    """Grey levels float [n,h,w] of images uint8 [n,s,s], crops or frames of portraits, at places [n,h,w,2]."""
    side = images.shape[-1]
    index = places * CROP + MARGIN if side == FRAME else places * SIDE - 0.25
    return F.grid_sample(images[:, None].float(), index * (2 / (side - 1)) - 1, "bilinear", "border", True)[:, 0]


def view(images, drawing=None, strength=1.0):
    """Random views float [n,48,48] of images uint8 [n,s,s], with a drawing of flow.py if there is one."""
    factor = 2 if images.shape[-1] == FRAME else 1
    places = turned(base(factor, images.device), len(images), strength)
    if drawing is None:
        faces = sample(images, places)
    else:
        coarse = places if factor == 1 else F.avg_pool2d(places.permute(0, 3, 1, 2), 2).permute(0, 2, 3, 1)
        moved = drawing.moved(coarse)
        if factor == 2:
            moved = F.interpolate(moved.permute(0, 3, 1, 2), scale_factor=2, mode="bilinear", align_corners=False).permute(0, 2, 3, 1)
        faces = drawing.draw(sample(images, places - moved), places)
    return F.avg_pool2d(faces[:, None], 2)[:, 0] if factor == 2 else faces


def square(images, wide=faceapi.WIDE, low=faceapi.LOW, drawing=None):
    """What the teacher in faceapi.py sees, [n,112,112]."""
    eyes, mouth = TEMPLATE[:2], TEMPLATE[3:].mean(0)
    side = wide * np.mean([np.linalg.norm(mouth - eye) for eye in eyes])
    centre = (eyes[0] + eyes[1] + mouth) / 3 + [0, low * side]
    at = (torch.arange(faceapi.SIDE, device=images.device) - faceapi.SIDE / 2) * (side / faceapi.SIDE)
    places = torch.stack(torch.meshgrid(at + centre[1], at + centre[0], indexing="ij")[::-1], -1).float().expand(len(images), -1, -1, -1)
    if drawing is None:
        return sample(images, places)
    coarse = places[:, ::4, ::4].contiguous()
    moved = F.interpolate(drawing.moved(coarse).permute(0, 3, 1, 2), size=(faceapi.SIDE, faceapi.SIDE), mode="bilinear", align_corners=False)
    return drawing.draw(sample(images, places - moved.permute(0, 2, 3, 1)), places)


def light(faces):
    """Another gamma in half of the faces, and a grey rectangle over three in ten."""
    n, device = len(faces), faces.device
    gamma = torch.where(torch.rand(n, device=device) < 0.5, torch.empty(n, device=device).uniform_(0.6, 1.6), torch.ones(n, device=device))
    faces = 255 * (faces.clamp(0.01, 255) / 255) ** gamma[:, None, None]
    low, size = torch.randint(0, SIDE, (2, n, 1), device=device), torch.randint(6, 19, (2, n, 1), device=device)
    at = torch.arange(SIDE, device=device)
    inside = [(at >= low[i]) & (at < low[i] + size[i]) for i in (0, 1)]
    covered = inside[0][:, :, None] & inside[1][:, None, :] & (torch.rand(n, 1, 1, device=device) < 0.3)
    return torch.where(covered, torch.empty(n, 1, 1, device=device).uniform_(0, 255).expand_as(faces), faces)


def blur(faces, sigma):
    reach = max(1, math.ceil(3 * sigma))
    at = torch.arange(-reach, reach + 1, device=faces.device, dtype=torch.float32)
    weights = torch.exp(-at * at / (2 * sigma * sigma))
    weights = weights / weights.sum()
    x = F.pad(faces[:, None], [reach] * 4, mode="reflect")
    return F.conv2d(F.conv2d(x, weights[None, None, None]), weights[None, None, :, None])[:, 0]


def shrink(faces, side):
    small = F.interpolate(faces[:, None], size=(side, side), mode="area")
    return F.interpolate(small, size=(SIDE, SIDE), mode="bilinear", align_corners=False)[:, 0]


def compress(faces, quality):
    """The loss of JPEG: rounded coefficients of blocks of 8x8."""
    k = torch.arange(8, device=faces.device, dtype=torch.float32)
    cosines = torch.cos((2 * k[None] + 1) * k[:, None] * math.pi / 16) * math.sqrt(0.25)
    cosines[0] /= math.sqrt(2)
    scale = 5000 / quality if quality < 50 else 200 - 2 * quality
    steps = ((LUMINANCE.to(faces.device) * scale + 50) / 100).floor().clamp(1, 255)
    blocks = faces.reshape(-1, 6, 8, 6, 8).permute(0, 1, 3, 2, 4) - 128
    coefficients = torch.round(cosines @ blocks @ cosines.T / steps) * steps
    return (cosines.T @ coefficients @ cosines + 128).permute(0, 1, 3, 2, 4).reshape(-1, SIDE, SIDE).clamp(0, 255)


def worsen(faces):
    """Parts of a batch small, blurred, compressed, dark or with noise, as in views.worsen. Each
    eighth of such a part has the same blur; the batch is in random order."""
    n = len(faces)
    parts, start = [], 0

    def take(share, change, pieces=8):
        nonlocal start
        end = min(n, start + round(share * n))
        for piece in faces[start:end].tensor_split(pieces):
            if len(piece):
                parts.append(change(piece))
        start = end

    take(0.06, lambda f: blur(f, random.uniform(0.4, 2.2)))
    take(0.06, lambda f: shrink(f, random.randint(14, 36)))
    take(0.05, lambda f: compress(f, random.randint(8, 60)))
    take(0.04, lambda f: (f * torch.empty(len(f), 1, 1, device=f.device).uniform_(0.06, 0.5)
                          + torch.randn_like(f) * torch.empty(len(f), 1, 1, device=f.device).uniform_(1, 4)).clamp(0, 255), 1)
    take(0.12, lambda f: blur(f, random.uniform(0.3, 1.2)), 4)
    take(0.12, lambda f: f + torch.randn_like(f) * torch.empty(len(f), 1, 1, device=f.device).uniform_(2, 10), 1)
    return torch.cat([*parts, faces[start:]])
