"""The pictures that scenes on the GPU are made of: those that stay (portraits, close-ups, FER+
faces, photos) and those that worker processes draw anew all the time (changed portraits, decoys,
pictures without faces, backdrops)."""
import collections
import random

import cv2
import numpy as np

import disguise
import prints
from backdrop import backdrop, photo, strip
from decoys import drawn
from gpu_memory import fitted

SIZES = {"portrait": 192, "changed": 192, "decoy": 96, "faceless": 96, "mistake": 96, "large": 384, "backdrop": 256, "fer": 48}
OWN = {"changed": 1024, "decoy": 1024, "faceless": 256, "large": 64, "backdrop": 384}  # slots of each worker
FIRST = {"changed": 24, "decoy": 60, "faceless": 20, "large": 6, "backdrop": 16}  # drawn before the first scenes
EACH = {"changed": 10, "decoy": 10, "faceless": 3, "large": 1, "backdrop": 4}  # drawn for each batch of scenes
MOST = 4  # faces of a portrait
Sprite = collections.namedtuple("Sprite", "slot height width boxes points is_face least")


def sprite(slot, image, portrait, factor=1.0, least=0):
    """A picture with its faces, whose points are known."""
    return Sprite(slot, image.shape[0] * factor, image.shape[1] * factor, (portrait.boxes * factor).tolist(),
                  (portrait.points * factor).tolist(), True, least)


def faceless(slot, image, box, least=0):
    return Sprite(slot, image.shape[0], image.shape[1], [box], [], False, least)


class Drawer:
    """Draws the pictures of one worker. Their slots begin at start[name] in each pool."""

    def __init__(self, sources, start):
        self.sources, self.start, self.next = sources, start, collections.Counter()
        self.known, self.failed = {name: [] for name in OWN}, 0
        disguise.SHARE = 1.0  # other portraits are used as they are

    def draw(self, counts):
        """New pictures: for each pool the slots and the pictures uint8 [n,size,size]."""
        drawn = {}
        for name, count in counts.items():
            slots, images = [], []
            for _ in range(count):
                slot = self.start[name] + self.next[name] % OWN[name]
                image, entry = self.tried(name, slot)
                if self.next[name] < OWN[name]:
                    self.known[name].append(entry)
                else:
                    self.known[name][slot - self.start[name]] = entry
                self.next[name] += 1
                slots.append(slot), images.append(image)
            drawn[name] = np.array(slots), np.stack(images)
        return drawn

    def tried(self, name, slot):
        """A drawn picture and its sprite. A portrait that cannot be changed is replaced by another."""
        for left in range(20, -1, -1):
            try:
                return getattr(self, name)(slot)
            except (cv2.error, ValueError, TypeError, IndexError) as e:
                if not left:
                    raise
                self.failed += 1
                if self.failed in (1, 10, 100, 1000):
                    print(f"{name}: {self.failed} pictures could not be drawn, the last one: {e}", flush=True)

    def changed(self, slot, source="portraits", size=SIZES["changed"]):
        portrait = disguise.disguised(random.choice(self.sources[source]), self.sources["backgrounds"])
        image, factor = fitted(portrait.image, size)
        return image, sprite(slot, portrait.image, portrait, factor=factor)

    def large(self, slot):
        return self.changed(slot, "closeups", SIZES["large"])

    def decoy(self, slot):
        least, portraits = 0, self.sources["portraits"]
        if random.random() < 0.4:
            image, least = prints.printed(), prints.LEAST
        else:
            image = drawn(portraits)
        image = squared(image)
        return image, faceless(slot, image, [4, 4, 88, 88], least)

    def faceless(self, slot):
        portraits, backgrounds = self.sources["portraits"], self.sources["backgrounds"]
        image = squared(strip(96, portraits) if random.random() < 0.5 else photo(96, random.choice(backgrounds)))
        return image, faceless(slot, image, [24, 16, 48, 60])

    def backdrop(self, slot):
        image = backdrop(SIZES["backdrop"], self.sources["portraits"], self.sources["backgrounds"])
        return np.clip(image, 0, 255).astype(np.uint8), slot


def squared(image, size=96):
    method = cv2.INTER_AREA if image.shape[0] > size else cv2.INTER_CUBIC
    return np.clip(cv2.resize(np.ascontiguousarray(image, np.float32), (size, size), interpolation=method), 0, 255).astype(np.uint8)


def few(portraits):
    """Portraits whose faces are not too many to keep."""
    return [p for p in portraits if len(p.boxes) <= MOST]


def stay(memory_write, portraits, closeups, fer, backgrounds, mistakes):
    """Writes the pictures that stay, and gives the sprites of each pool; backdrops are slots."""
    lists = {}
    for name, items in (("portrait", portraits), ("large", closeups), ("fer", fer)):
        lists[name] = []
        for first in range(0, len(items), 256):
            part = [fitted(p.image, SIZES[name]) for p in items[first:first + 256]]
            slots = np.arange(first, first + len(part))
            memory_write(name, slots, np.stack([image for image, _ in part]))
            lists[name] += [sprite(s, p.image, p, f) for s, p, (_, f) in zip(slots.tolist(), items[first:first + 256], part)]
    memory_write("backdrop", np.arange(len(backgrounds)), np.stack([squared(b, SIZES["backdrop"]) for b in backgrounds]))
    lists["backdrop"] = list(range(len(backgrounds)))
    memory_write("mistake", np.arange(len(mistakes)), np.stack([squared(m) for m in mistakes]))
    lists["mistake"] = [faceless(i, np.zeros((96, 96)), [10, 10, 76, 76], 18) for i in range(len(mistakes))]
    return lists
