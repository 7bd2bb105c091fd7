"""Trains detectors on a GPU for a number of seconds: several networks on the same scenes.

    SECONDS_LIMIT=540 OUT=DIR PACK=DIR python3 gpu_detector.py [--cpu] [--small]

PACK has portraits.bin, portraits.json, backgrounds.bin, backgrounds.json; the folder of this script
has the files that gpu_pack.py writes. Worker processes plan the scenes and draw decoys, backdrops and
changed portraits (gpu_layout.py, gpu_sprites.py); the GPU composes them (gpu_render.py). False
detections of the first network are pasted into later scenes. OUT/det.pt gets the running averages
of all networks every minute, with the measures of gpu_measure.py.
"""
import argparse
import math
import os
import queue
import time

BEGUN = float(os.environ.get("BEGUN") or time.time())

import numpy as np
import torch
import torch.nn.functional as F

os.environ.setdefault("OPENCV_FOR_THREADS_NUM", "1")  # before OpenCV is imported: its threads do not survive a fork

import gpu_measure
import gpu_workers
from gpu_learn import Learner, Targets, forward, grid
from gpu_memory import Memory, pools
from gpu_render import Renderer, mirrored
from gpu_sprites import SIZES, stay

BATCHES = {256: 256, 384: 112, 96: 768, 512: 64}  # side of scenes: scenes in a batch
SHARES = {256: 0.42, 384: 0.2, 96: 0.28, 512: 0.1}
MINING = 20  # steps between searches for false detections
KEPT = 0.7, 0.85  # shares of the time after which the averages are kept
FEWEST = 4000  # steps that a network without a start needs
END = 12.0  # seconds for the last measures and for writing


class Job:
    def __init__(self, args, pack):
        self.limit, self.args = float(os.environ["SECONDS_LIMIT"]), args
        self.device = "cpu" if args.cpu else "cuda"
        self.end = min(END, self.limit / 5)
        self.path = os.path.join(os.environ["OUT"], "det.pt")
        self.sets, self.snapshots, self.tables = [], {}, []
        self.mined, self.steps, self.used, self.starved = 0, 0, 0, 0
        counts = gpu_workers.counts(pack, args.workers)
        sizes, images = {name: (SIZES[name], counts[name]) for name in SIZES}, []
        lists = stay(lambda *given: images.append(given), pack["portraits"], pack["closeups"], pack["fer"], pack["backgrounds"], pack["mistakes"])
        # the processes are forked before the GPU is used, which cannot be shared with them
        self.workers = gpu_workers.start(pack, pools(sizes)[0], lists, args.workers, BATCHES, SHARES, args.small)
        self.measures = gpu_workers.start_measures(pack, args.small)
        self.to_device(sizes, images)
        starts = pack["starts"]
        self.learners = [
            Learner("warm", self.device, starts["mean"], rate=2e-3, fixed=True),
            Learner("bold", self.device, starts["mean"], rate=4e-3, points=1.5),
            Learner("fresh", self.device, None, rate=6e-3, points=1.5),
        ]
        self.start = {name: Learner(name, self.device, state) for name, state in starts.items()}
        self.cells = {side: grid(side, self.learners[0].net, self.device) for side in BATCHES}
        self.half, layout = fastest(self.device, self.cells, 2 if args.small else 256)
        for learner in [*self.learners, *self.start.values()]:
            learner.arrange(layout)

    def to_device(self, sizes, images):
        if self.device != "cpu":
            torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = True
        self.memory = Memory(sizes, self.device)
        for given in images:
            self.memory.write(*given)
        self.renderer = Renderer(self.memory)

    def gone(self):
        return time.time() - BEGUN

    def next_plan(self):
        """The next plan of any worker, or None if none is ready. Pictures that came with it are stored."""
        for _ in range(len(self.workers)):
            self.workers.append(self.workers.pop(0))
            given = self.workers[-1].plan()
            if given is not None:
                for name, (slots, images) in given[0].items():
                    self.memory.write(name, slots, images)
                return given[1]
        return None

    def run(self):
        """Trains until the time is over. What was learned is written even if a step or a worker fails."""
        try:
            self.loop()
        finally:
            if self.steps:
                self.save(last=True)

    def loop(self):
        plan = None
        while plan is None and self.gone() < self.limit - self.end:
            plan = self.next_plan() or time.sleep(0.05)
        if plan is None:
            raise RuntimeError("the time is over before the first scenes are planned")
        print(f"{self.gone():.1f} s: first scenes", flush=True)
        began, shown, saved, kept, clean, checked = self.gone(), self.gone(), self.gone(), 0, None, False
        while self.gone() < self.limit - self.end:
            fresh = self.next_plan() if clean is not None else plan
            if fresh is not None:
                plan, clean = fresh, self.renderer.clean(fresh)
            self.starved += fresh is None
            share = (self.gone() - began) / (self.limit - self.end - began)
            for turn in (0, 1):
                picture, faces = clean if turn == 0 else mirrored(*clean)
                self.train(self.renderer.degrade(picture, plan, turn), faces, plan["side"], share)
            if not checked and share > 0.08:
                checked = True
                self.drop(self.steps / share)
            if kept < len(KEPT) and share > KEPT[kept]:
                self.snapshots.update({f"{l.name}-{int(100 * KEPT[kept])}": l.state() for l in self.learners})
                kept += 1
            if self.gone() - shown > (15 if not self.args.small else 5):
                shown = self.gone()
                self.report(share)
            if self.gone() - saved > 60:
                saved = self.gone()
                self.save()

    def drop(self, steps):
        """Gives up the network without a start if there will be too few steps for it."""
        print(f"{self.gone():.0f} s: about {steps:.0f} steps will be made", flush=True)
        if steps < FEWEST and not self.args.small:
            self.learners.pop()

    def train(self, x, faces, side, share):
        targets = Targets(self.cells[side], faces)
        for learner in self.learners:
            out = learner.train_batch(x, targets, share, self.half)
            if learner is self.learners[0] and self.steps % MINING == MINING - 1:
                self.mine(x, out, targets, self.cells[side])
        self.steps, self.used = self.steps + 1, self.used + len(x)

    @torch.no_grad()
    def mine(self, x, out, targets, cells, most=24):
        """Cuts the best false detection of each scene out of it and stores it as a decoy."""
        logit = torch.where(targets.far & (targets.weight > 0), out[..., 0], torch.full_like(out[..., 0], -9.0))
        best, cell = logit.max(1)
        best, scene = best.topk(min(most, len(best)))
        index = [i for i, b in enumerate(best.tolist()) if b > 0.0]
        if not index:
            return
        scene = scene[index]
        box = cells.boxes(out[scene])[torch.arange(len(index), device=x.device), cell[scene]]
        middle, half = (box[:, :2] + box[:, 2:]) / 2, (box[:, 2:] - box[:, :2]) * 0.65
        large = ((half.amin(1) > 7) & (half.amax(1) < x.shape[3])).nonzero()[:, 0]
        if not len(large):
            return
        scene, middle, half = scene[large], middle[large], half[large]
        theta = torch.zeros(len(scene), 2, 3, device=x.device)
        last = x.shape[3] - 1
        theta[:, 0, 0], theta[:, 1, 1] = half[:, 0] * 2 / last, half[:, 1] * 2 / last
        theta[:, :, 2] = middle * 2 / last - 1
        at = F.affine_grid(theta, [len(scene), 1, 96, 96], align_corners=True)
        cut = F.grid_sample(x[scene], at, align_corners=True, padding_mode="border")[:, 0]
        places = [(self.mined + i) % self.memory.pools["mistake"].count for i in range(len(scene))]
        self.memory.write("mistake", np.array(places), cut.clamp(0, 255).to(torch.uint8))
        self.mined += len(places)

    def report(self, share):
        means = [learner.progress() for learner in self.learners]
        for learner, values in zip(self.learners, means):
            if not all(map(math.isfinite, values)):
                learner.recover()
        parts = "; ".join(f"{l.name} " + " ".join(f"{v:.3f}" for v in m) for l, m in zip(self.learners, means))
        print(f"{self.gone():.0f} s {share:.2f} steps {self.steps} scenes {self.used} starved {self.starved} mined {self.mined}: {parts}", flush=True)

    def save(self, last=False):
        while True:
            try:
                self.sets.append(self.measures.get_nowait())
            except queue.Empty:
                break
        nets = {l.name: l.average for l in self.learners}
        if last or not self.tables:
            nets.update({name: l.average for name, l in self.start.items()})
        runs = {**self.snapshots, **{l.name: l.state() for l in self.learners}}
        self.write(runs)
        table = {}
        for name, net in nets.items():
            if self.sets and self.gone() < self.limit - 2:
                table[name] = gpu_measure.measure(net, self.sets, self.device, self.half)
            for side, row in table.get(name, {}).items():
                print(f"{self.gone():.0f} s {name} {side}: {row}", flush=True)
        self.tables += [(round(self.gone()), table)] if table else []
        self.write(runs)

    def write(self, runs):
        torch.save({"runs": runs, "tables": self.tables, "steps": self.steps, "scenes": self.used}, self.path + ".new")
        os.replace(self.path + ".new", self.path)


def fastest(device, cells, count):
    """Whether bfloat16, and which layout of the memory, train fastest on this processor."""
    times, wait = {}, torch.cuda.synchronize if device != "cpu" else time.time
    x = torch.rand(count, 1, 256, 256, device=device) * 255
    boxes = torch.tensor([[60.0, 60.0, 140.0, 150.0]], device=device).expand(count, 1, 4)
    faces = torch.ones(count, 1, dtype=torch.long, device=device), boxes, torch.ones(count, 1, 11, device=device)
    for half in (True, False) if device != "cpu" else (False,):
        for layout in (torch.contiguous_format, torch.channels_last):
            learner = Learner("try", device)
            learner.arrange(layout)
            for step in range(8):
                if step == 3:
                    wait()
                    begun = time.time()
                learner.train_batch(x, Targets(cells[256], faces), 0.0, half)
            wait()
            times[half, layout] = (time.time() - begun) / 5
    print("seconds a step of 256 scenes:", {f"{'bfloat16' if k[0] else 'float32'} {k[1]}": round(v, 4) for k, v in times.items()}, flush=True)
    return min(times, key=times.get)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--cpu", action="store_true")
    args.add_argument("--small", action="store_true", help="few pictures and small batches, to try the script")
    args.add_argument("--workers", type=int, default=4)
    args = args.parse_args()
    if args.small:
        for side in BATCHES:
            BATCHES[side] = max(2, BATCHES[side] // 128)
    torch.manual_seed(int(BEGUN))
    pack = gpu_workers.read(os.environ["PACK"], os.path.dirname(os.path.abspath(__file__)), args.small)
    print(f"{time.time() - BEGUN:.1f} s: {len(pack['portraits'])} portraits, {len(pack['held out'])} held out, {len(pack['closeups'])} close-ups, "
          f"{len(pack['mistakes'])} mistakes, {len(pack['backgrounds'])} backgrounds", flush=True)
    job = Job(args, pack)
    try:
        job.run()
    finally:
        gpu_workers.stop(job.workers)
    print(f"{time.time() - BEGUN:.1f} s: written", flush=True)


if __name__ == "__main__":
    main()
