"""Trains the face detector on composed scenes.

    python3 detector.py --data DIR [--minutes 80] [--resume detector.pt] [--out detector.onnx]

The weights in this project took 80 minutes on two cores, in three legs of which
each resumed the one before. What the network gives is told in detector_net.py.
"""
import argparse
import math
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import data
from average import Average
from detector_net import PATCH, STRIDES, Cells, Exported, Net, flatten, overlap
from export import export
from scenes import Scenes

SIDE, BATCH, RATE = 256, 32, 3e-3


class Stream(torch.utils.data.IterableDataset):
    """Batches without end, drawn beside the training."""

    def __init__(self, scenes, cells):
        self.scenes, self.cells = scenes, cells

    def __iter__(self):
        seed = torch.initial_seed() % 2**32
        random.seed(seed), np.random.seed(seed)
        while True:
            drawn = [self.scenes.draw() for _ in range(BATCH)]
            taught = [self.cells.targets(boxes, points) for _, boxes, points in drawn]
            yield (torch.from_numpy(np.stack([d[0] for d in drawn]))[:, None],
                   *(torch.stack(t) for t in zip(*taught)))


def losses(out, cells, positive, ignored, box, point):
    """Quality focal loss of the logits (Li et al. 2020), GIoU of the boxes,
    smooth L1 of the points in tenths of the face's size."""
    hit, count = positive > 0, (positive > 0).sum().clamp(min=1)
    iou, giou = overlap(cells.boxes(out)[hit], box[hit])
    wanted = torch.zeros_like(positive)
    wanted[hit] = iou.detach().clamp(min=0.2)
    logit = out[..., 0]
    weight = (logit.sigmoid() - wanted).abs().pow(2) * (1 - ignored)
    score = (F.binary_cross_entropy_with_logits(logit, wanted, reduction="none") * weight).sum() / count
    centre = cells.centre[None].expand(len(out), -1, -1)[hit].repeat(1, 5)
    stride = cells.stride[None].expand(len(out), -1)[hit][:, None]
    size = (box[hit][:, 2:] - box[hit][:, :2]).max(1)[0][:, None]
    found, marked = out[..., 5:][hit] * stride + centre, point[hit]
    far = F.smooth_l1_loss(found / size * 10, marked[:, :10] / size * 10, reduction="none")
    return score, (1 - giou).sum() / count, (far * marked[:, 10:]).sum() / count / 5


def train(net, batches, cells, minutes, keep):
    average, begin, step = Average(net, 0.998), time.time(), 0
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=1e-2)
    sums = np.zeros(3)
    while (gone := (time.time() - begin) / 60) < minutes:
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, step / 300) * (0.5 + 0.5 * math.cos(math.pi * gone / minutes)) + 1e-5
        x, *taught = next(batches)
        net.train()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            maps = net(x.to(memory_format=torch.channels_last))
        parts = losses(flatten([m.float() for m in maps]), cells, *taught)
        optimiser.zero_grad()
        (parts[0] + 2 * parts[1] + 0.5 * parts[2]).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 10)
        optimiser.step()
        average.update(net)
        step, sums = step + 1, sums + [p.item() for p in parts]
        if step % 200 == 0:
            print(f"{step} {gone:.1f} min: score {sums[0] / 200:.3f} box {sums[1] / 200:.3f} "
                  f"points {sums[2] / 200:.3f}", flush=True)
            sums[:] = 0
            torch.save(average.net.state_dict(), keep)
    return average.net


@torch.no_grad()
def evaluate(net, scenes, cells, count=150, threshold=0.5):
    """Recall and precision at IoU 0.5 on fresh scenes."""
    right = found = wanted = 0
    for _ in range(count):
        picture, boxes, _ = scenes.draw()
        out = flatten(net(torch.from_numpy(picture)[None, None]))[0]
        kept = suppress(cells.boxes(out), out[:, 0].sigmoid(), threshold)
        wanted, found = wanted + len(boxes), found + len(kept)
        for box in torch.from_numpy(boxes):
            if len(kept) and (match := overlap(kept, box[None])[0]).max() > 0.5:
                right += 1
                kept = torch.cat([kept[:match.argmax()], kept[match.argmax() + 1:]])
    return right / max(1, wanted), right / max(1, found)


def suppress(boxes, scores, threshold, iou=0.4):
    """Greedy non-maximum suppression, best first."""
    order = [i for i in scores.argsort(descending=True).tolist() if scores[i] > threshold]
    kept = []
    for i in order:
        if all(overlap(boxes[i], boxes[k])[0] <= iou for k in kept):
            kept.append(i)
    return boxes[kept]


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--minutes", type=float, default=80)
    args.add_argument("--threads", type=int, default=os.cpu_count())
    args.add_argument("--resume", help="weights of an earlier leg")
    args.add_argument("--out", default="detector.onnx")
    args = args.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0), np.random.seed(0), random.seed(0)
    portraits, backgrounds = data.portraits(args.data), data.backgrounds(args.data)
    fer = data.ferplus(args.data, "train")[0]
    cells, net = Cells(SIDE), Net().to(memory_format=torch.channels_last)
    if args.resume:
        net.load_state_dict(torch.load(args.resume))
    taught = Scenes(SIDE, [p for i, p in enumerate(portraits) if i % 40], fer, backgrounds)
    unseen = Scenes(SIDE, portraits[::40], fer, backgrounds)
    batches = iter(torch.utils.data.DataLoader(Stream(taught, cells), batch_size=None, num_workers=1, prefetch_factor=4))
    net = train(net, batches, cells, args.minutes, os.path.splitext(args.out)[0] + ".pt")
    print("recall %.3f precision %.3f" % evaluate(net, unseen, cells))
    export(Exported(net), torch.zeros(1, PATCH * PATCH, 48, 80), args.out, ["input"], [f"s{s}" for s in STRIDES],
           {"input": {2: "h", 3: "w"}})


if __name__ == "__main__":
    main()
