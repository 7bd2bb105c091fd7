"""Trains the network that finds a known face in its region.

    python3 region.py --data DIR --detector detector.checkpoint [--minutes 50] [--out region.onnx]
    python3 region.py --data DIR --detector detector.checkpoint --begin region.onnx.checkpoint [--rate 2e-3] [--out better.onnx]

region_net.py describes the network, regions.py what it sees. False detections and close-ups are
those of the trained detector, and are kept beside it for the next run. With --begin the network
starts with the weights of a trained one, and sees regions without a face that look like one: decoys,
and those in which that network found a face.
Every 100 batches the run is written to OUT.checkpoint; --resume continues from there.
"""
import argparse
import os
import random

import numpy as np
import torch

import data
import detector
from detector_net import Cells, Exported
from export import export
from region_net import Region
from region_mined import mined as mined_regions
from regions import Faceless, Regions
from scenes import Scenes

BATCH = 96
SIDES = {256: 0.4, 384: 0.3, 96: 0.3}  # side of scenes: share of the scenes; those of the region's side are regions


class Stream(torch.utils.data.IterableDataset):
    """An endless stream of batches, composed in another process than the training: the regions and
    the targets."""

    def __init__(self, scenes, faceless, share, cells):
        """faceless draws regions without a face, which are a share of all; None: none are drawn."""
        self.scenes, self.faceless, self.share, self.cells = scenes, faceless, share, cells

    def drawn(self):
        while True:
            side = random.choices(list(SIDES), list(SIDES.values()))[0]
            source = self.scenes[side]
            for region in source.twins() if side == Region.side else Regions(source, Region.side).draw():
                yield region
                while self.faceless and random.random() < self.share:
                    yield self.faceless.draw()

    def __iter__(self):
        seed = torch.initial_seed() % 2**32
        random.seed(seed), np.random.seed(seed)
        source, pool = self.drawn(), []
        while True:
            pool += [next(source) for _ in range(BATCH * 4 - len(pool))]
            random.shuffle(pool)  # the regions of one scene come in several batches
            batch, pool = pool[:BATCH], pool[BATCH:]
            targets = [self.cells.targets(boxes, points) for _, boxes, points in batch]
            yield (Region.side, torch.from_numpy(np.stack([b[0] for b in batch]))[:, None], *(torch.stack(t) for t in zip(*targets)))


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--voted", required=True, help="boxes and points of FER+ faces, which yunet.py writes")
    args.add_argument("--detector", required=True, nargs="+", metavar="CHECKPOINT", help="of a trained detector, or of several whose mean counts")
    args.add_argument("--begin", metavar="CHECKPOINT", help="start with the weights of this network")
    args.add_argument("--faceless", type=float, default=0.35, help="with --begin: share of regions without a face that look like one")
    args.add_argument("--points", type=float, default=2, help="weight of the loss of the points; that of the score is 1, that of the box 2")
    args.add_argument("--minutes", type=float, default=50)
    args.add_argument("--rate", type=float, default=3e-3)
    args.add_argument("--threads", type=int, default=os.cpu_count())
    args.add_argument("--resume", action="store_true")
    args.add_argument("--out", default="region.onnx")
    args = args.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0), np.random.seed(0), random.seed(0)
    portraits, backgrounds = data.portraits(args.data), data.backgrounds(args.data)
    fer = data.voted(args.data, "train", args.voted)
    mistakes, large = detector.learned_from(args.detector, args.data, portraits, backgrounds)
    net, cells, faceless = Region(), {Region.side: Cells(Region.side, Region)}, None
    if args.begin:
        net.load_state_dict(torch.load(args.begin)["average"])
        own = detector.stored(args.out + ".regions", lambda: mined_regions(net, portraits[::2], backgrounds))
        faceless = Faceless(Region.side, portraits, backgrounds, mistakes, own)
        print(f"{len(mistakes)} mistakes, {len(own)} regions without a face, {len(large)} close-ups", flush=True)
    run = detector.Run(net.to(memory_format=torch.channels_last), cells, args.minutes, args.rate, weight=args.points)
    if args.resume:
        run.load(args.out + ".checkpoint")
        torch.manual_seed(run.step)  # so that the scenes differ from those before
    seen = [p for i, p in enumerate(portraits) if i % 40]
    scenes = {side: Scenes(side, seen, fer, backgrounds, mistakes, large) for side in SIDES}
    batches = iter(torch.utils.data.DataLoader(Stream(scenes, faceless, args.faceless, cells[Region.side]), batch_size=None, num_workers=1, prefetch_factor=4))
    net = run.train(batches, args.out + ".checkpoint")
    cells = Region.side // Region.patch
    export(Exported(net), torch.zeros(1, Region.patch ** 2, cells, cells), args.out, ["input"], ["s16"], {})


if __name__ == "__main__":
    main()
