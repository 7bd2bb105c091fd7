"""Trains the face detector on composed scenes.

    python3 detector.py --data DIR [--minutes 100] [--out detector.onnx]
    python3 detector.py --data DIR --begin detector.onnx.checkpoint --rate 1e-3 --out better.onnx
    python3 detector.py --data DIR --begin detector.onnx.checkpoint better.onnx.checkpoint --minutes 0 --out both.onnx

What the network gives is told in detector_net.py. One that begins as a network trained
before, or as the mean of several, also sees its mistakes. The run is kept in OUT.checkpoint every 200 batches;
--resume goes on from there.
"""
import argparse
import math
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import checkpoint
import data
from average import Average, mean
from bfloat16 import bfloat16
from detector_net import Cells, Detector, Exported, flatten, overlap, suppress
from export import export
from mined import mined
from scenes import Scenes

SIDE, BATCH = 256, 32


class Stream(torch.utils.data.IterableDataset):
    """Batches without end, drawn beside the training."""

    def __init__(self, scenes, cells):
        self.scenes, self.cells = scenes, cells

    def __iter__(self):
        seed = torch.initial_seed() % 2**32
        random.seed(seed), np.random.seed(seed)
        while True:
            drawn = [scene for _ in range(BATCH // 2) for scene in self.scenes.twins()]
            taught = [self.cells.targets(boxes, points) for _, boxes, points in drawn]
            yield (torch.from_numpy(np.stack([d[0] for d in drawn]))[:, None],
                   *(torch.stack(t) for t in zip(*taught)))


def losses(out, cells, positive, ignored, box, point):
    """Quality focal loss of the logits (Li et al. 2020), GIoU of the boxes, smooth L1 of
    the points in tenths of the face's size. A cell with a face is to score at least
    one half, however badly its box fits: small boxes never fit well."""
    hit, count = positive > 0, (positive > 0).sum().clamp(min=1)
    iou, giou = overlap(cells.boxes(out)[hit], box[hit])
    wanted = torch.zeros_like(positive)
    wanted[hit] = 0.5 + 0.5 * iou.detach().clamp(min=0)
    logit = out[..., 0]
    weight = (logit.sigmoid() - wanted).abs().pow(2) * (1 - ignored)
    score = (F.binary_cross_entropy_with_logits(logit, wanted, reduction="none") * weight).sum() / count
    centre = cells.centre[None].expand(len(out), -1, -1)[hit].repeat(1, 5)
    stride = cells.stride[None].expand(len(out), -1)[hit][:, None]
    size = (box[hit][:, 2:] - box[hit][:, :2]).max(1)[0][:, None]
    found, marked = out[..., 5:][hit] * stride + centre, point[hit]
    far = F.smooth_l1_loss(found / size * 10, marked[:, :10] / size * 10, reduction="none")
    return score, (1 - giou).sum() / count, (far * marked[:, 10:]).sum() / count / 5


class Run:
    """A training run of so many minutes, and how far it has come. Its rate falls with
    the time that is gone, stops left out."""

    def __init__(self, net, cells, minutes, rate):
        self.net, self.cells, self.minutes, self.highest = net, cells, minutes, rate
        self.average, self.gone, self.step = Average(net, 0.998), 0.0, 0
        self.optimiser = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=1e-2)

    def save(self, path):
        checkpoint.save(path, self, gone=self.gone, step=self.step)

    def load(self, path):
        state = checkpoint.load(path, self)
        self.gone, self.step = state["gone"], state["step"]
        self.average.steps = self.step

    def rate(self):
        return self.highest * min(1, self.step / 300) * (0.5 + 0.5 * math.cos(math.pi * self.gone / self.minutes)) + 1e-5

    def once(self, x, *taught):
        """One batch; gives the three losses."""
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate()
        self.net.train()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16()):
            maps = self.net(x.float().to(memory_format=torch.channels_last))
        parts = losses(flatten([m.float() for m in maps]), self.cells, *taught)
        self.optimiser.zero_grad()
        (parts[0] + 2 * parts[1] + 0.5 * parts[2]).backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 10)
        self.optimiser.step()
        self.average.update(self.net)
        self.step += 1
        return [p.item() for p in parts]

    def all(self, batches, path):
        sums = np.zeros(3)
        while self.gone < self.minutes:
            begun = time.time()
            sums += self.once(*next(batches))
            self.gone += (time.time() - begun) / 60
            if self.step % 200 == 0:
                print(f"{self.step} {self.gone:.1f} min: score {sums[0] / 200:.3f} box {sums[1] / 200:.3f} "
                      f"points {sums[2] / 200:.3f}", flush=True)
                sums[:] = 0
                self.save(path)
        return self.average.net


@torch.no_grad()
def evaluate(net, scenes, cells, count=150, threshold=0.5):
    """Recall and precision at IoU 0.5 on fresh scenes."""
    right = found = wanted = 0
    for _ in range(count):
        picture, boxes, _ = scenes.draw()
        out = flatten(net(torch.from_numpy(picture)[None, None].float()))[0]
        kept = suppress(cells.boxes(out), out[:, 0].sigmoid(), threshold)
        wanted, found = wanted + len(boxes), found + len(kept)
        for box in torch.from_numpy(boxes):
            if len(kept) and (match := overlap(kept, box[None])[0]).max() > 0.5:
                right += 1
                kept = torch.cat([kept[:match.argmax()], kept[match.argmax() + 1:]])
    return right / max(1, wanted), right / max(1, found)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--minutes", type=float, default=100)
    args.add_argument("--rate", type=float, default=3e-3)
    args.add_argument("--begin", nargs="+", metavar="CHECKPOINT", help="of networks trained before")
    args.add_argument("--threads", type=int, default=os.cpu_count())
    args.add_argument("--resume", action="store_true")
    args.add_argument("--out", default="detector.onnx")
    args = args.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0), np.random.seed(0), random.seed(0)
    portraits, backgrounds = data.portraits(args.data), data.backgrounds(args.data)
    fer = data.ferplus(args.data, "train")[0]
    net, mistakes = Detector(), []
    if args.begin:
        net.load_state_dict(mean([torch.load(path)["average"] for path in args.begin]))
    if args.begin and args.minutes:
        mistakes = mined(net, portraits, backgrounds)
        print(f"{len(mistakes)} mistakes", flush=True)
    cells, path = Cells(SIDE, net), args.out + ".checkpoint"
    run = Run(net.to(memory_format=torch.channels_last), cells, args.minutes, args.rate)
    if args.resume:
        run.load(path)
        torch.manual_seed(run.step)  # other scenes than before
    taught = Scenes(SIDE, [p for i, p in enumerate(portraits) if i % 40], fer, backgrounds, mistakes)
    unseen = Scenes(SIDE, portraits[::40], fer, backgrounds)
    batches = iter(torch.utils.data.DataLoader(Stream(taught, cells), batch_size=None, num_workers=1, prefetch_factor=4))
    net = run.all(batches, path)
    print("recall %.3f precision %.3f" % evaluate(net, unseen, cells))
    side = net.patch
    export(Exported(net), torch.zeros(1, side * side, 192 // side, 320 // side), args.out, ["input"], [f"s{s}" for s in net.strides],
           {"input": {2: "h", 3: "w"}})


if __name__ == "__main__":
    main()
