"""The training faces of distil.py on the device that trains, and random batches of them.

A target of the network's expressions is a fixed part, from votes or labels, and a rest, which
scores of other networks fill: those of networks of our own ("known") and, as far as a row and a
setting trust it, those of the teacher in faceapi.py ("taught").
"""
import random
from dataclasses import dataclass

import numpy as np
import torch

import batches
import data
import flow
from faces import class_weights
from packed import LABELLED, MASKED, OTHER
from taught import even, label_shares

FEW = 0.3  # share of votes for expressions other than neutral and happiness above which a FER+ face is used more often
SURE = 0.7  # least share or score of neutral or happiness of a face on which an expression is drawn
# Rows of each kind in a thousand.
SHARES = {"votes": 400, "few": 130, "plain": 130, "other": 90, "talk": 90, "unclear": 20, "masked": 20, "drawn": 70, "speech": 50}
# Share of votes or labels in the targets of large networks and of students; the rest are scores.
FIXED = {"teaching": {"votes": 0.8, "few": 0.85, "plain": 0.7, "other": 0.5, "talk": 0.85, "speech": 0.8},
         "learning": {"votes": 0.35, "few": 0.7, "plain": 0.4, "other": 0.5, "talk": 0.85, "speech": 0.8}}
# How much of the rest of a target the teacher may fill, times the setting of a run.
TRUST = {"votes": 0, "few": 0.4, "plain": 0.4, "other": 1, "talk": 0, "unclear": 0.4, "masked": 0, "drawn": 1, "speech": 0}
SCALES = {48: ((2.5, 0.085),), 160: ((2.2, 0.085), (2.1, 0.085))}  # of the teacher's squares; see faceapi.square
PART = 512  # images at a time


@dataclass
class Rows:
    """A batch; all tensors have n rows."""
    clear: torch.Tensor  # grey levels [n,48,48] of the view that teachers see
    fixed: torch.Tensor  # [n,8] part of the target
    voted: torch.Tensor  # [n,1] 1 for FER+ faces
    taught: torch.Tensor  # [n,8] the teacher's scores
    asked: torch.Tensor  # [n,1] 1 where there are such scores
    trust: torch.Tensor  # [n,1] how much of the rest they may fill

    def shuffled(self):
        order = torch.randperm(len(self.clear), device=self.clear.device)
        return Rows(*(getattr(self, name)[order] for name in self.__dataclass_fields__))


class Pool:
    """Faces of one kind: images uint8 [m,s,s] and, for each row, an image, its chance, fixed target, teacher's scores."""

    def __init__(self, images, rows, fixed, taught, chances=None):
        self.images, self.rows, device = images, torch.as_tensor(rows, device=images.device), images.device
        chances = np.ones(len(rows)) if chances is None else chances
        self.fixed = torch.as_tensor(fixed, dtype=torch.float32, device=device)
        self.taught, self.chances = taught, torch.as_tensor(chances, dtype=torch.float32, device=device)

    def sample(self, count):
        at = torch.multinomial(self.chances, count, replacement=True)
        return self.images[self.rows[at]], self.fixed[at], self.taught[self.rows[at]]


@torch.no_grad()
def taught(teacher, images, scale, mirror, drawing=None):
    """The teacher's scores [n,8] for squares of a size, or for their mirror images."""
    faces = batches.square(images, *scale, drawing)
    with torch.autocast(images.device.type, dtype=torch.bfloat16, enabled=images.is_cuda):
        logits = teacher(faces.flip(2) if mirror else faces)
    found = torch.zeros(len(images), data.EXPRESSIONS, device=images.device)
    found[:, teacher.order] = logits.float().softmax(1)
    return found


class Asked:
    """The teacher's mean scores for lists of images, asked for as long as there is time."""

    def __init__(self, teacher, left):
        self.teacher, self.left = teacher, left

    def __call__(self, images):
        """Scores [n,8]; zeros where time was short."""
        total = torch.zeros(len(images), data.EXPRESSIONS, device=images.device)
        for scale in SCALES[images.shape[-1]]:
            for mirror in (False, True):
                for i in range(0, len(images), PART):
                    if self.left() > 0 or not i:
                        total[i:i + PART] += taught(self.teacher, images[i:i + PART], scale, mirror)
        return total / total.sum(1, keepdim=True).clamp(min=1)


def in_parts(function, images, size=PART):
    return torch.cat([function(images[i:i + size]) for i in range(0, len(images), size)])


class Pools:
    def __init__(self, packed, portraits, teacher, score, device, left):
        """left gives the part of the time left to ask the teacher; score gives the scores [n,8] of crops by the network with which training begins; portraits
        are columns and frames, or None."""
        c = packed.columns
        put = lambda images: torch.as_tensor(images, device=device)
        votes, talk = put(packed.votes), put(packed.talk)
        self.teacher, self.device, self.tables = teacher, device, flow.table(device)
        shares, few = c["shares"], c["shares"][:, 2:].sum(1) > FEW
        weights = class_weights(shares)
        self.prior = torch.as_tensor(shares.mean(0), device=device)
        self.ask = Asked(teacher, left)
        if portraits is not None:
            frames = put(portraits[1])
            portrait_scores = self.ask(frames)
        vote_scores = self.ask(votes)
        self.pools = {
            "votes": [Pool(votes, np.arange(len(votes)), shares * weights, vote_scores)],
            "few": [Pool(votes, np.flatnonzero(few), shares[few], vote_scores, even(shares[few].argmax(1), 0.4))],
            "drawn": [], "speech": [], **self.talkers(talk, c),
        }
        self.drawable(votes, np.flatnonzero(shares[:, 0] >= SURE), np.flatnonzero(shares[:, 1] >= SURE))
        if portraits is not None:
            self.add_portraits(portraits[0], frames, portrait_scores, score)
        labelled = np.flatnonzero(c["talk_label"] >= 0)
        self.talking = talk[torch.as_tensor(labelled, device=device)], c["talk_label"][labelled]
        self.sizes = {name: [len(p.rows) for p in pools] for name, pools in self.pools.items()}

    def talkers(self, talk, c):
        labels, people = c["talk_label"], c["talk_person"]
        clear, scores = np.flatnonzero(labels >= 0), torch.as_tensor(c["talk_scores"], device=self.device)
        fixed = label_shares(labels)
        groups = people * 16 + labels
        chances = even(groups[clear], 0.3) * even(labels[clear], 0.6)
        unclear = np.flatnonzero(labels < 0)
        return {"talk": [Pool(talk, clear, fixed[clear], scores, chances)], "unclear": [Pool(talk, unclear, fixed[unclear], scores)]}

    def drawable(self, images, neutral, happy):
        """Adds faces on which expressions, or mouths that speak, are drawn; fixed has their label."""
        nothing = torch.zeros(len(images), data.EXPRESSIONS, device=self.device)
        both, eye = np.concatenate([neutral, happy]), np.eye(data.EXPRESSIONS)
        labels = np.repeat([0, 1], [len(neutral), len(happy)])
        self.pools["drawn"].append(Pool(images, neutral, eye[np.zeros(len(neutral), int)], nothing))
        self.pools["speech"].append(Pool(images, both, eye[labels], nothing, np.repeat([1 / len(neutral), 1 / len(happy)], [len(neutral), len(happy)])))

    def add_portraits(self, rows, frames, scores, score):
        label, train = rows["label"], ~rows["held_out"]
        sure = in_parts(lambda f: score(crops(f)), frames).cpu().numpy()
        plain = np.flatnonzero(train & (rows["kind"] == LABELLED) & (label < 2))
        rare = train & (rows["kind"] == LABELLED) & (label >= 2)
        other = np.flatnonzero(rare | train & (rows["kind"] == OTHER))
        masked = np.flatnonzero(train & (rows["kind"] == MASKED))
        known = label_shares(label)
        self.pools["plain"] = [Pool(frames, plain, known[plain], scores)]
        self.pools["other"] = [Pool(frames, other, known[other], scores, even(label[other], 0.7))]
        self.pools["masked"] = [Pool(frames, masked, known[masked], scores)]
        self.drawable(frames, *(plain[(label[plain] == k) & (sure[plain, k] >= SURE)] for k in (0, 1)))
        held_out = np.flatnonzero(rows["held_out"] & (label >= 0) & (label < 2))
        self.held_out = crops(frames[torch.as_tensor(held_out, device=self.device)]), label[held_out]

    def part(self, name, pool, count, phase):
        """Rows of one pool."""
        images, fixed, scores = pool.sample(count)
        fixed = FIXED[phase].get(name, 0) * fixed
        drawing = None
        if name in ("drawn", "speech"):
            what = torch.randint(2, 7, (count,), device=self.device) if name == "drawn" else torch.full((count,), flow.SPEECH, device=self.device)
            drawing = flow.Drawing(self.tables, what)
        if name == "drawn":
            fixed = torch.zeros_like(fixed).scatter_(1, what[:, None], (0.25 + 0.45 * drawing.strength)[:, None])
            scores = taught(self.teacher, images, SCALES[images.shape[-1]][0], random.random() < 0.5, drawing)
        clear = batches.light(batches.view(images, drawing))
        one = torch.ones(count, 1, device=self.device)
        asked = (scores.sum(1, keepdim=True) > 0) * one * (name not in ("masked", "speech"))
        return Rows(clear, fixed, one * (name in ("votes", "few")), scores, asked, one * TRUST[name])

    worsened = staticmethod(batches.worsen)

    @torch.no_grad()
    def batch(self, size, phase):
        parts, total = [], sum(SHARES[name] for name in self.pools)
        for name, pools in self.pools.items():
            for pool in pools:
                parts.append(self.part(name, pool, max(1, round(size * SHARES[name] / total / len(pools))), phase))
        return Rows(*(torch.cat([getattr(p, name) for p in parts]) for name in Rows.__dataclass_fields__)).shuffled()


def crops(frames):
    """The crops [n,48,48], rounded, of frames of portraits."""
    places = batches.base(2, frames.device).expand(len(frames), -1, -1, -1)
    return torch.nn.functional.avg_pool2d(batches.sample(frames, places)[:, None], 2)[:, 0].round()
