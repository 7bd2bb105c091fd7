"""One training run of an expression network, from batch to batch."""
import random

import numpy as np
import torch
import torch.nn.functional as F

import checkpoint
from average import Average
from bfloat16 import bfloat16
from views import grain, view, worsen

BATCH = 128
VOTES = 0.3  # the share of the votes in what a student learns, beside its teachers


class Pair:
    """A batch as the teachers see it and as the network does."""

    def __init__(self, views, shares, divides, worse):
        self.clear = torch.from_numpy(np.stack(views))[:, None]
        self.shown = torch.from_numpy(np.stack([worse(v) for v in views]))[:, None]
        self.shares, self.divides = torch.from_numpy(shares), torch.from_numpy(divides)[:, None]

    def mix(self):
        """Half of the batches are blended with themselves (mixup, Zhang et al. 2018),
        none where some of the shares say another thing than the others."""
        if random.random() < 0.5 or self.divides.any():
            return
        part, other = np.random.beta(0.2, 0.2), torch.randperm(len(self.shares))
        for name in ("clear", "shown", "shares"):
            values = getattr(self, name)
            setattr(self, name, part * values + (1 - part) * values[other])


class Run:
    """A training run, and how far it has come."""

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

    def wanted(self, pair):
        """What the network should say: the votes, or mostly what the teachers do. One
        of them is asked at a time, of the view or its mirror image: over many batches
        that is the mean of all."""
        votes = pair.shares * self.weights
        if not self.teachers:
            return votes
        with torch.no_grad():
            seen = pair.clear.flip(3) if random.random() < 0.5 else pair.clear
            said = forward(random.choice(self.teachers), seen).softmax(1)
        voted = votes.sum(1, keepdim=True) > 0
        told = torch.where(voted, VOTES * votes + (1 - VOTES) * said, said)
        return torch.where(pair.divides, divided(said, pair.shares), told)

    def step(self, chosen):
        pair = self.batch(chosen)
        loss = -(self.wanted(pair) * F.log_softmax(forward(self.net, pair.shown), 1)).sum(1).mean()
        self.optimiser.zero_grad()
        loss.backward()
        self.optimiser.step()
        self.schedule.step()
        self.average.update(self.net)
        return loss.item()

    def once(self):
        """One epoch; gives the mean loss."""
        order, total = self.faces.epoch(), 0.0
        self.net.train()
        for step in range(self.steps):
            total += self.step(order[step * BATCH:(step + 1) * BATCH])
        self.epoch += 1
        return total / self.steps


def divided(said, shares):
    """What is said [n,8], neutral and happiness together as they were, divided as shares [n,8] do."""
    return torch.cat([said[:, :2].sum(1, keepdim=True) * shares[:, :2], said[:, 2:]], 1)


def forward(net, faces):
    """Logits in float32, worked out in bfloat16 where the processor can."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16()):
        out = net(faces.to(memory_format=torch.channels_last))
    return out.float()
