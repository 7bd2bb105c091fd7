"""Trains the face detector on composed scenes.

    python3 detector.py --data DIR [--minutes 100] [--out detector.onnx]
    python3 detector.py --data DIR --begin detector.onnx.checkpoint --rate 1e-3 --out better.onnx
    python3 detector.py --data DIR --begin detector.onnx.checkpoint better.onnx.checkpoint --minutes 0 --out both.onnx

detector_net.py describes the outputs. With --begin the network starts with the weights of a
trained network, or with the mean of several, and false detections of that network are
pasted into the scenes. Every 100 batches the run is written to OUT.checkpoint; --resume
continues from there.
"""
import argparse
import math
import os
import pickle
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import checkpoint
import data
from average import Average, mean_of
from bfloat16 import bfloat16
from closeups import closeups
from detector_net import Cells, Detector, Exported, flatten, overlap, suppress
from export import export
from mined import mined
from scenes import Scenes

SIDE = 256  # of the scenes of the measures at the end
MINED = 6  # one of so many portraits is searched for false detections
SAVED = 100  # batches between checkpoints
WARMING = 100  # batches until the rate has risen to its peak
BATCHES = {256: (0.45, 16), 96: (0.3, 64), 384: (0.25, 8)}  # side of scenes: share of batches, scenes in a batch


class Stream(torch.utils.data.IterableDataset):
    """An endless stream of batches, composed in another process than the training: the side of
    the scenes, the scenes, the targets. scenes and cells are for each side."""

    def __init__(self, scenes, cells):
        self.scenes, self.cells = scenes, cells

    def __iter__(self):
        seed = torch.initial_seed() % 2**32
        random.seed(seed), np.random.seed(seed)
        while True:
            side = random.choices(list(BATCHES), [share for share, _ in BATCHES.values()])[0]
            drawn = [scene for _ in range(BATCHES[side][1] // 2) for scene in self.scenes[side].twins()]
            targets = [self.cells[side].targets(boxes, points) for _, boxes, points in drawn]
            yield (side, torch.from_numpy(np.stack([d[0] for d in drawn]))[:, None],
                   *(torch.stack(t) for t in zip(*targets)))


def losses(out, cells, positive, ignored, box, point):
    """Quality focal loss of the logits (Li et al. 2020), GIoU of the boxes, smooth L1 of
    the points in tenths of the face's size. The target score of a cell with a face is at
    least one half even if its box fits badly, and more for small faces, because small boxes
    never fit well."""
    hit, count = positive > 0, (positive > 0).sum().clamp(min=1)
    iou, giou = overlap(cells.boxes(out)[hit], box[hit])
    size = (box[hit][:, 2:] - box[hit][:, :2]).max(1)[0]
    target = torch.zeros_like(positive)
    target[hit] = torch.max(0.5 + 0.5 * iou.detach().clamp(min=0), (1.2 - size / 80).clamp(max=0.97))
    logit = out[..., 0]
    weight = (logit.sigmoid() - target).abs().pow(2) * (1 - ignored)
    score = (F.binary_cross_entropy_with_logits(logit, target, reduction="none") * weight).sum() / count
    centre = cells.centre[None].expand(len(out), -1, -1)[hit].repeat(1, 5)
    stride = cells.stride[None].expand(len(out), -1)[hit][:, None]
    size = size[:, None]
    found, marked = out[..., 5:][hit] * stride + centre, point[hit]
    offset = F.smooth_l1_loss(found / size * 10, marked[:, :10] / size * 10, reduction="none")
    return score, (1 - giou).sum() / count, (offset * marked[:, 10:]).sum() / count / 5


class Run:
    """A training run of a number of minutes, and its progress. The learning rate falls with
    the time that was spent on training."""

    def __init__(self, net, cells, minutes, rate, fixed=False, weight=0.5):
        """weight is that of the loss of the points."""
        self.net, self.cells, self.minutes, self.peak_rate, self.fixed, self.weight = net, cells, minutes, rate, fixed, weight
        net.stem.requires_grad_(not fixed)
        self.average, self.spent, self.step = Average(net, 0.998), 0.0, 0
        self.optimiser = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], lr=rate, weight_decay=1e-2)

    def save(self, path):
        checkpoint.save(path, self, gone=self.spent, step=self.step)

    def load(self, path):
        state = checkpoint.load(path, self)
        self.spent, self.step = state["gone"], state["step"]
        self.average.steps = self.step

    def rate(self):
        return self.peak_rate * min(1, self.step / WARMING) * (0.5 + 0.5 * math.cos(math.pi * self.spent / self.minutes)) + 1e-5

    def train_batch(self, side, x, *targets):
        """Trains on one batch and gives its three losses."""
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate()
        self.net.train()
        if self.fixed:
            self.net.stem.eval()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16()):
            maps = self.net(x.float().to(memory_format=torch.channels_last))
        parts = losses(flatten([m.float() for m in maps]), self.cells[side], *targets)
        self.optimiser.zero_grad()
        (parts[0] + 2 * parts[1] + self.weight * parts[2]).backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 10)
        self.optimiser.step()
        self.average.update(self.net)
        self.step += 1
        return [p.item() for p in parts]

    def train(self, batches, path):
        sums = np.zeros(3)
        while self.spent < self.minutes:
            begun = time.time()
            sums += self.train_batch(*next(batches))
            self.spent += (time.time() - begun) / 60
            if self.step % SAVED == 0:
                print(f"{self.step} {self.spent:.1f} min: score {sums[0] / SAVED:.3f} box {sums[1] / SAVED:.3f} "
                      f"points {sums[2] / SAVED:.3f}", flush=True)
                sums[:] = 0
                self.save(path)
        self.save(path)
        return self.average.net


@torch.no_grad()
def evaluate(net, scenes, cells, count=150, threshold=0.5):
    """Recall and precision at IoU 0.5 on fresh scenes."""
    right = found = total = 0
    for _ in range(count):
        picture, boxes, _ = scenes.draw()
        out = flatten(net(torch.from_numpy(picture)[None, None].float()))[0]
        kept = suppress(cells.boxes(out), out[:, 0].sigmoid(), threshold)
        total, found = total + len(boxes), found + len(kept)
        for box in torch.from_numpy(boxes):
            if len(kept) and (match := overlap(kept, box[None])[0]).max() > 0.5:
                right += 1
                kept = torch.cat([kept[:match.argmax()], kept[match.argmax() + 1:]])
    return right / max(1, total), right / max(1, found)


def learned_from(paths, folder, portraits, backgrounds):
    """What a trained detector gives to further training: its false detections and its close-ups. It is the mean of the
    checkpoints; both are kept beside the first one."""
    net = Detector()
    net.load_state_dict(mean_of(paths))
    return (stored(paths[0] + ".mistakes", lambda: mined(net, portraits[::MINED], backgrounds)),
            stored(paths[0] + ".closeups", lambda: closeups(net, folder)))


def stored(path, make):
    """What make gives; it is kept in a file for the time that the run is resumed."""
    if not os.path.exists(path):
        with open(path + ".new", "wb") as f:
            pickle.dump(make(), f)
        os.replace(path + ".new", path)
    return loaded(path)


def loaded(path):
    """What a file has that stored wrote, or nothing without a file."""
    if not path:
        return []
    with open(path, "rb") as f:
        return pickle.load(f)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--voted", required=True, help="boxes and points of FER+ faces, which yunet.py writes")
    args.add_argument("--minutes", type=float, default=100)
    args.add_argument("--rate", type=float, default=3e-3)
    args.add_argument("--begin", nargs="+", metavar="CHECKPOINT", help="start with the mean of the weights of these networks")
    args.add_argument("--heads", metavar="FILE", help="portraits whose heads are turned in space, which solid.py writes")
    args.add_argument("--threads", type=int, default=os.cpu_count())
    args.add_argument("--fix-stem", action="store_true", help="leave the first layers, which all maps share, as they are")
    args.add_argument("--resume", action="store_true")
    args.add_argument("--out", default="detector.onnx")
    args = args.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0), np.random.seed(0), random.seed(0)
    portraits, backgrounds = data.portraits(args.data), data.backgrounds(args.data)
    fer = data.voted(args.data, "train", args.voted)
    net, mistakes, large, path = Detector(), [], [], args.out + ".checkpoint"
    if args.begin:
        net.load_state_dict(mean_of(args.begin))
    if args.begin and args.minutes:
        mistakes = stored(args.out + ".mistakes", lambda: mined(net, portraits[::MINED], backgrounds))
        large = stored(args.out + ".closeups", lambda: closeups(net, args.data))
        print(f"{len(mistakes)} mistakes, {len(large)} close-ups", flush=True)
    cells = {side: Cells(side, net) for side in BATCHES}
    run = Run(net.to(memory_format=torch.channels_last), cells, args.minutes, args.rate, args.fix_stem)
    if args.resume:
        run.load(path)
        torch.manual_seed(run.step)  # so that the scenes differ from those before
    seen, heads = [p for i, p in enumerate(portraits) if i % 40], loaded(args.heads)
    training = {side: Scenes(side, seen, fer, backgrounds, mistakes, large, heads) for side in BATCHES}
    held_out = Scenes(SIDE, portraits[::40], fer, backgrounds)
    batches = iter(torch.utils.data.DataLoader(Stream(training, cells), batch_size=None, num_workers=1, prefetch_factor=4))
    net = run.train(batches, path)
    print("recall %.3f precision %.3f" % evaluate(net, held_out, cells[SIDE]))
    side = net.patch
    export(Exported(net), torch.zeros(1, side * side, 192 // side, 320 // side), args.out, ["input"], [f"s{s}" for s in net.strides],
           {"input": {2: "h", 3: "w"}})


if __name__ == "__main__":
    main()
