"""Plans batches of scenes, as scenes.py composes them: which pictures are pasted where, which faces
result, how the scene is degraded. Worker processes run this; gpu_render.py makes the pixels."""
import math
import random

import numpy as np

import gpu_sprites
from gpu_degraded import degradation, factor
from gpu_paste import FACE, FLOATS, IGNORED, Paste, hidden
from scenes import DISGUISED, REGION, SMALLEST, voted_share

WIDE = 0.06  # share of the decoys that are half to one and a half times as large as the scene


class Planner:
    """Plans scenes from the sprites of one worker and from those that stay."""

    def __init__(self, pools, lists, drawer, begin=0):
        self.pools, self.lists, self.drawer = pools, lists, drawer

    def pick(self, name):
        """A sprite of a pool, with the pool."""
        known, own = self.lists.get(name, []), self.drawer.known.get(name, [])
        chosen = random.choice(own if own and (not known or random.random() < 0.5) else known)
        return self.pools[name], chosen

    def subject(self, width):
        """A picture with a face, that suits a width."""
        if self.lists["large"] and random.random() < (0.3 if width > 100 else 0.05):
            return self.pick("large")
        if self.lists["fer"] and random.random() < voted_share(width):
            return self.pick("fer")
        return self.pick("changed" if width > DISGUISED and random.random() < 0.3 else "portrait")

    def widths(self, side):
        """The widths of the faces of a scene, pixels, and the scene's kind."""
        if side < REGION:
            return [side * random.uniform(0.3, 1.2)] * (random.random() < 0.75), "region"
        kind = random.choices(["close", "none", "few", "many", "group"], [15, 11, 35, 22, 17])[0]
        if kind == "close":
            return [side * random.uniform(0.45, 1.5)], kind
        if kind == "none":
            return [], kind
        if kind == "group":
            usual = math.exp(random.uniform(math.log(SMALLEST), math.log(72)))
            return [max(SMALLEST, usual * math.exp(random.gauss(0, 0.15))) for _ in range(random.randint(3, 12))], kind
        count, largest = (random.randint(1, 2), 0.97 * side) if kind == "few" else (random.randint(3, 9), 80)
        return [math.exp(random.uniform(math.log(SMALLEST), math.log(largest))) for _ in range(count)], kind

    def scene(self, side):
        """The pastes of a scene, its faces as rows (state, box, points, points known), its frame."""
        frame = self.frame(side)
        pastes, faces = [self.backdrop(side)], []
        pastes += [self.decoy(side) for _ in range(random.choice([0, 1, 2, 3]))]
        widths, kind = self.widths(side)
        if kind == "region" and not widths and random.random() < 0.7:  # a region around a false detection
            pastes.append(self.decoy(side, centred=True))
        for order, width in enumerate(widths):
            to = self.target(side, width, kind, order, len(widths))
            if random.random() < (0.5 if kind != "group" else 0.2):  # so that an edge is no sign of a face
                self.put(pastes, faces, side, frame, width * random.uniform(0.7, 1.4), self.pick("faceless"), self.target(side, width, "few", 0, 1))
            if width > 40 and random.random() < 0.12:
                pastes.append(self.worn(to, width))
            self.put(pastes, faces, side, frame, width, self.subject(width), to)
        if random.random() < 0.25:
            self.cover(pastes, faces, self.object(side))
        return pastes, faces, frame

    def frame(self, side):
        """The part of the scene that shows a picture; the rest is black, as the borders of films are."""
        if side < REGION or random.random() > 0.08:
            return 0, 0, side, side
        share = random.uniform(0.6, 0.95)
        if random.random() < 0.5:
            return 0, 0, side, int(side * share)
        return (0, int(side * (1 - share) / 2), side, int(side * (1 + share) / 2)) if random.random() < 0.5 else (0, 0, int(side * share), side)

    def backdrop(self, side):
        known, own = self.lists["backdrop"], self.drawer.known["backdrop"]
        slot, size = random.choice(own if random.random() < 0.5 else known), self.pools["backdrop"].size
        part = 1 if random.random() < 0.6 else random.uniform(0.3, 1)  # of the picture that is shown
        scale = side / (size * part)
        middle = [random.uniform(part / 2, 1 - part / 2) * size - 0.5 for _ in range(2)]
        paste = Paste(self.pools["backdrop"], gpu_sprites.Sprite(slot, size, size, [], [], False, 0),
                      (scale * random.choice([1, -1]), 0.0, 0.0, scale), [side / 2 - 0.5] * 2, middle)
        paste.rectangle = (-1e6, -1e6, 1e6, 1e6)
        paste.light = random.uniform(0.7, 1.2), random.uniform(-20, 20)
        return paste

    def decoy(self, side, centred=False):
        """A decoy anywhere, or, with centred, in the middle and of the size that a face has in a region."""
        name = "mistake" if self.lists["mistake"] and random.random() < 0.4 else "decoy"
        pool, chosen = self.pick(name)
        if centred:
            return self.turned(pool, chosen, side * random.uniform(0.3, 0.8), [random.uniform(0.4, 0.6) * side for _ in range(2)])
        size = math.exp(random.uniform(math.log(max(14, chosen.least)), math.log(max(60, min(240, 1.2 * side)))))
        if random.random() < WIDE:
            size = max(chosen.least, side * random.uniform(0.5, 1.5))
        return self.turned(pool, chosen, size, [random.uniform(-0.1, 1.1) * side for _ in range(2)])

    def worn(self, to, width):
        """A print or hands below a face."""
        pool, chosen = self.pick("decoy")
        size = max(chosen.least, width * random.uniform(0.5, 1.3))
        return self.turned(pool, chosen, size, [to[0] + random.uniform(-0.4, 0.4) * width, to[1] + random.uniform(1.1, 2.0) * width])

    def turned(self, pool, chosen, size, to):
        turn, aspect = math.radians(random.gauss(0, 20)), random.uniform(0.8, 1.4)
        scale, sides = size / chosen.width, random.choice([1, -1])
        cos, sin = math.cos(turn) * scale, math.sin(turn) * scale
        linear = cos * sides, -sin * aspect, sin * sides, cos * aspect
        middle = chosen.width / 2 - 0.5, chosen.height / 2 - 0.5
        paste = Paste(pool, chosen, linear, to, middle)
        paste.cut(1)
        if random.random() < 0.6:
            soft = 2.5 * chosen.width * random.uniform(0.02, 0.08) if random.random() < 0.5 else 0
            paste.round(*middle, chosen.width * 0.46, chosen.height * 0.46, soft)
        paste.light = random.uniform(0.7, 1.3), random.uniform(-30, 30)
        return paste

    def target(self, side, width, kind, order, count):
        """Where the middle of a face comes to lie."""
        if kind == "group":  # rows, like people on seats
            rows = 1 if count < 5 else 2
            column, row = order // rows, order % rows
            step = side / -(-count // rows)
            return [(column + random.uniform(0.2, 0.8)) * step, (row + random.uniform(0.25, 0.75)) * side / rows]
        low, high = (0.25, 0.75) if width > min(130, 0.5 * side) else (0, 1)
        to = [random.uniform(low, high) * side, random.uniform(low, high) * side]
        if kind == "few" and random.random() < 0.12:  # cut off by an edge
            to[random.randint(0, 1)] = random.choice([0, side]) + random.uniform(-0.15, 0.35) * width
        return to

    def put(self, pastes, faces, side, frame, width, given, to):
        """Pastes a picture whose main face gets the width."""
        pool, chosen = given
        box = chosen.boxes[0]
        scale, mirror = width / max(box[2], box[3], 1), random.random() < 0.5
        turn = math.radians(random.gauss(0, 12) if random.random() < 0.85 else random.uniform(-60, 60))
        stretch = math.exp(random.gauss(0, 0.06)) * (-1 if mirror else 1)
        cos, sin = math.cos(turn) * scale, math.sin(turn) * scale
        paste = Paste(pool, chosen, (cos * stretch, -sin, sin * stretch, cos), to, (box[0] + box[2] / 2, box[1] + box[3] / 2))
        self.mask(paste, box, chosen)
        paste.light = random.uniform(0.7, 1.3), random.uniform(-30, 30)
        self.cover(pastes, faces, paste)
        if not chosen.is_face:
            return
        for corners, marks, seen in paste.faces(mirror):
            state = self.state(corners, side, frame, seen)
            if state:
                faces.append([state, corners, marks, 1.0])

    def mask(self, paste, box, chosen):
        if random.random() < (0.5 if chosen.is_face else 0.3):
            return paste.cut(random.randint(1, max(1, int(0.03 * max(chosen.height, chosen.width)))))
        (x, y, w, h), extent = box, random.uniform(0.72, 1.3)
        paste.round(x + w / 2, y + h * 0.45, w * 0.62 * extent, h * 0.66 * extent, 2.5 * max(0.5, max(w, h) * random.uniform(0.02, 0.1)))

    def state(self, box, side, frame, seen):
        """FACE if enough of a face is in the frame, IGNORED if a part, else 0."""
        across, down = box[2] - box[0], box[3] - box[1]
        inside = max(0, min(box[2], frame[2]) - max(box[0], frame[0])) * max(0, min(box[3], frame[3]) - max(box[1], frame[1]))
        inside /= across * down + 1e-6
        enough = 0.22 if across * down > 0.8 * side ** 2 else 0.4
        if inside >= enough and seen and max(across, down) >= SMALLEST - 1:
            return FACE
        return IGNORED if inside > 0.12 else 0

    def cover(self, pastes, faces, paste):
        """Adds a paste; faces below it become hidden."""
        pastes.append(paste)
        for face in faces:
            share = hidden(face[1], paste)
            if share >= 0.35:
                face[0] = 0 if share > 0.75 else IGNORED
        faces[:] = [face for face in faces if face[0]]

    def object(self, side):
        """A plain rectangle in front of the faces."""
        pool, chosen = self.pick("decoy")
        wide, high = (random.uniform(4, 34) * side / 256 for _ in range(2))
        linear = wide / chosen.width, 0.0, 0.0, high / chosen.height
        paste = Paste(pool, chosen, linear, [random.uniform(0, side), random.uniform(0, side)], (0.0, 0.0))
        paste.light = 0.0, random.uniform(0, 255)
        return paste

    def batch(self, side, count):
        """All numbers of a batch, see gpu_render.py: pastes are sorted by order and window."""
        jobs, rows, degraded, frames, coarse = {}, [], [[], []], [], [{}, {}]
        for index in range(count):
            pastes, faces, frame = self.scene(side)
            for order, paste in enumerate(pastes):
                window = paste.window(side)
                if window:
                    jobs.setdefault((order, window[0]), []).append((index, *paste.numbers(window[1])))
            rows.append(faces), frames.append(frame)
            for turn in (0, 1):
                enlarged = factor(faces)
                degraded[turn].append(degradation(faces, blurred=enlarged == 1))
                if enlarged > 1:
                    coarse[turn].setdefault(round(side / enlarged), []).append((index, random.choice([0.0, 1.0, 3.0, 6.0])))
        return {"side": side, "count": count, **packed(jobs), **labels(rows), "frames": np.array(frames, np.float32), "coarse": coarse,
                "degraded": np.array(degraded, np.float32)}


def packed(jobs):
    order = sorted(jobs)
    ends = np.cumsum([0] + [len(jobs[k]) for k in order])
    rows = [row for k in order for row in jobs[k]]
    floats = np.array([row[1] for row in rows], np.float32).reshape(-1, FLOATS)
    whole = np.array([(row[0], row[2]) for row in rows], np.int64)
    return {"parts": [(int(a), int(b), k[1]) for k, a, b in zip(order, ends, ends[1:])], "floats": floats, "whole": whole}


def labels(rows):
    """Faces of all scenes, padded: state [n,f], boxes [n,f,4], points [n,f,11]."""
    most = max(1, max(len(r) for r in rows))
    state, boxes, points = np.zeros((len(rows), most), np.int64), np.zeros((len(rows), most, 4), np.float32), np.zeros((len(rows), most, 11), np.float32)
    for i, faces in enumerate(rows):
        for k, (what, box, marks, known) in enumerate(faces):
            state[i, k], boxes[i, k], points[i, k, :10], points[i, k, 10] = what, box, marks, known
    return {"state": state, "boxes": boxes, "points": points}
