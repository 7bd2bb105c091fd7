"""A training run of an expression network."""
import random

import numpy as np
import torch
import torch.nn.functional as F

import checkpoint
from average import Average
from bfloat16 import bfloat16
from views import grain, view, worsen

BATCH = 128
VOTES = 0.3  # share of the votes in a target; the rest is a teacher's scores


class Pair:
    """A batch: the views for the teachers, and degraded copies for the network."""

    def __init__(self, views, shares, divides, degrade):
        self.clear = torch.from_numpy(np.stack(views))[:, None]
        self.degraded = torch.from_numpy(np.stack([degrade(v) for v in views]))[:, None]
        self.shares, self.divides = torch.from_numpy(shares), torch.from_numpy(divides)[:, None]

    def mix(self):
        """Blends half of the batches with themselves in another order (mixup, Zhang et al.
        2018), but none with portraits whose shares only divide neutral and happiness."""
        if random.random() < 0.5 or self.divides.any():
            return
        part, other = np.random.beta(0.2, 0.2), torch.randperm(len(self.shares))
        for name in ("clear", "degraded", "shares"):
            values = getattr(self, name)
            setattr(self, name, part * values + (1 - part) * values[other])


class Run:
    """A training run and its progress."""

    def __init__(self, faces, net, teachers, epochs, rate):
        self.faces, self.teachers, self.epochs, self.epoch = faces, teachers, epochs, 0
        self.net = net.to(memory_format=torch.channels_last)
        self.average, self.weights = Average(self.net, 0.999), torch.from_numpy(faces.weights)
        self.steps = len(faces.epoch()) // BATCH
        self.optimiser = torch.optim.SGD(self.net.parameters(), lr=0.1, momentum=0.9, nesterov=True, weight_decay=5e-4)
        self.schedule = torch.optim.lr_scheduler.OneCycleLR(
            self.optimiser, rate, total_steps=epochs * self.steps, pct_start=0.15)

    def save(self, path):
        checkpoint.save(path, self, steps=self.average.steps, schedule=self.schedule.state_dict(), epoch=self.epoch)

    def load(self, path):
        state = checkpoint.load(path, self)
        self.schedule.load_state_dict(state["schedule"])
        self.average.steps, self.epoch = state["steps"], state["epoch"]

    def batch(self, chosen):
        pair = Pair([view(self.faces.faces[k]) for k in chosen], self.faces.shares[chosen],
                    self.faces.divides[chosen], worsen if self.teachers else grain)
        pair.mix()
        return pair

    def targets(self, pair):
        """The target scores: the votes, or, with teachers, mostly a teacher's scores. Each batch
        uses one random teacher, for the view or its mirror image; over many batches that is
        the mean of all teachers."""
        votes = pair.shares * self.weights
        if not self.teachers:
            return votes
        with torch.no_grad():
            images = pair.clear.flip(3) if random.random() < 0.5 else pair.clear
            scores = forward(random.choice(self.teachers), images).softmax(1)
        voted = votes.sum(1, keepdim=True) > 0
        mixed = torch.where(voted, VOTES * votes + (1 - VOTES) * scores, scores)
        return torch.where(pair.divides, divided(scores, pair.shares), mixed)

    def step(self, chosen):
        pair = self.batch(chosen)
        loss = -(self.targets(pair) * F.log_softmax(forward(self.net, pair.degraded), 1)).sum(1).mean()
        self.optimiser.zero_grad()
        loss.backward()
        self.optimiser.step()
        self.schedule.step()
        self.average.update(self.net)
        return loss.item()

    def train_epoch(self):
        """Trains one epoch and gives the mean loss."""
        order, total = self.faces.epoch(), 0.0
        self.net.train()
        for step in range(self.steps):
            total += self.step(order[step * BATCH:(step + 1) * BATCH])
        self.epoch += 1
        return total / self.steps


def divided(scores, shares):
    """Scores [n,8] whose sum of neutral and happiness is divided between the two by shares [n,8]."""
    return torch.cat([scores[:, :2].sum(1, keepdim=True) * shares[:, :2], scores[:, 2:]], 1)


def forward(net, faces):
    """Logits in float32, computed in bfloat16 if the processor has it."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16()):
        out = net(faces.to(memory_format=torch.channels_last))
    return out.float()
