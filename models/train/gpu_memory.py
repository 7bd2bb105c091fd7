"""All pictures that gpu_render.py pastes, in one list of bytes in the memory of the processor that
trains. Each picture has a place of 1.5 * size * size bytes: rows of 1.5 * size bytes, on the left the
picture, on the right, one below the other, the picture at a half, a quarter, ... of its size
(Williams 1983, mip maps), so that a small copy has no aliases."""
import cv2
import numpy as np
import torch
import torch.nn.functional as F

LEVELS = 5


class Pool:
    """Places of pictures of one size within the memory."""

    def __init__(self, start, size, count):
        self.start, self.size, self.count = start, size, count

    def place(self, slot):
        """The address of a picture's first byte."""
        return self.start + slot * self.size * self.size * 3 // 2


def pools(sizes):
    """A pool for each name, given its size and count, and the number of bytes of all."""
    made, start = {}, 0
    for name, (size, count) in sizes.items():
        made[name] = Pool(start, size, count)
        start = made[name].place(count) - made[name].start + start
    return made, start


def level_place(place, size, level):
    """The address of a picture at a level, 0 being its full size."""
    if level == 0:
        return place
    above = size - (size >> (level - 1))  # rows of the levels 1 to level - 1
    return place + size + above * (size * 3 // 2)


def fitted(image, size):
    """A picture with its last row and column repeated to size x size, and its factor if it was
    made smaller."""
    scale = min(1.0, size / max(image.shape))
    if scale < 1:
        shape = max(1, int(image.shape[1] * scale)), max(1, int(image.shape[0] * scale))
        image = cv2.resize(image, shape, interpolation=cv2.INTER_AREA)
    below, beside = size - image.shape[0], size - image.shape[1]
    if image.dtype != np.uint8:
        image = np.clip(image, 0, 255).astype(np.uint8)
    return cv2.copyMakeBorder(image, 0, below, 0, beside, cv2.BORDER_REPLICATE), scale


class Memory:
    """The bytes, and how pictures get there."""

    def __init__(self, sizes, device):
        self.pools, count = pools(sizes)
        self.bytes, self.device = torch.zeros(count, dtype=torch.uint8, device=device), device

    def write(self, name, slots, images):
        """Writes pictures uint8 [n,size,size], an array or a tensor, to the slots of a pool."""
        pool = self.pools[name]
        images = torch.as_tensor(images).to(self.device)
        size = pool.size
        rows = self.bytes[pool.start:pool.place(pool.count)].view(pool.count, size, size * 3 // 2)
        slots = torch.as_tensor(np.asarray(slots, np.int64)).to(self.device)
        sheet = torch.zeros(len(images), size, size * 3 // 2, dtype=torch.uint8, device=self.device)
        sheet[:, :, :size] = images
        small, top = images[:, None].float(), 0
        for level in range(1, LEVELS):
            small, side = F.avg_pool2d(small, 2), size >> level
            sheet[:, top:top + side, size:size + side] = (small[:, 0] + 0.5).to(torch.uint8)
            top += side
        rows[slots] = sheet
