"""Reads the pictures of a GPU run and starts the processes that plan its scenes."""
import json
import multiprocessing
import os
import queue
import random
import time
from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import torch

import gpu_measure
from data import Portrait, decode
from gpu_layout import Planner
from gpu_sprites import EACH, FIRST, OWN, Drawer, few

MISTAKES = 2048  # slots of false detections; the first ones stay until others replace them
CONTEXT = multiprocessing.get_context("fork")  # the pictures are shared
SILENT = 15.0  # seconds without a plan after which a process is taken to hang


def pictures(folder, name, step=1):
    """The pictures of a pack, in its order."""
    with open(os.path.join(folder, name + ".json")) as f:
        index = json.load(f)[::step]
    with open(os.path.join(folder, name + ".bin"), "rb") as f:
        blob = f.read()
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(lambda e: decode(blob[e[1]:e[1] + e[2]]), index))


def packed(labels, name):
    """Pictures that gpu_pack.py stored one after the other."""
    blob, ends = labels[name + "_bytes"].tobytes(), np.cumsum(labels[name + "_lengths"])
    return [decode(blob[a:b]) for a, b in zip(np.r_[0, ends[:-1]], ends)]


def single(labels, name):
    """Portraits of one face each that gpu_pack.py stored."""
    return [Portrait(image, row[None, :4].astype(np.float32), row[4:].reshape(1, 5, 2).astype(np.float32))
            for image, row in zip(packed(labels, name), labels[name + "_faces"])]


def read(pack, folder, small=False):
    """All pictures, with labels. Every 40th portrait is held out, as in detector.py."""
    cv2.setNumThreads(0)  # the processes that are forked later hang if OpenCV has threads here
    labels, step = np.load(os.path.join(folder, "det.npz")), 40 if small else 1
    images = pictures(pack, "portraits", step)
    rows, first = labels["faces"], np.r_[0, np.cumsum(labels["counts"], dtype=np.int64)]
    portraits, index = [], 0
    held_out, seen = [], []
    for number, count in enumerate(labels["counts"]):
        if count:
            if number % step == 0:
                faces = rows[first[number]:first[number + 1]] / 100.0
                portrait = Portrait(images[number // step], faces[:, :4].astype(np.float32), faces[:, 4:].reshape(-1, 5, 2).astype(np.float32))
                (seen if index % 40 else held_out).append(portrait)
            index += 1
    backgrounds = pictures(pack, "backgrounds", step)
    starts = torch.load(os.path.join(folder, "starts.pt"), map_location="cpu")
    return {"portraits": few(seen), "held out": held_out or seen[:9], "closeups": single(labels, "closeups"), "fer": single(labels, "fer"),
            "fer valid": single(labels, "fer_valid"), "backgrounds": backgrounds, "mistakes": packed(labels, "mistakes"),
            "starts": {name: {k: v.float() if v.is_floating_point() else v for k, v in state.items()} for name, state in starts.items()}}


def counts(pack, workers):
    """How many pictures each pool has room for."""
    fixed = {"portrait": len(pack["portraits"]), "fer": len(pack["fer"]), "large": len(pack["closeups"]),
             "backdrop": len(pack["backgrounds"]), "mistake": MISTAKES}
    return {name: fixed.get(name, 0) + workers * OWN.get(name, 0) for name in {**fixed, **OWN}}


def work(plans, number, pack, pools, lists, batches, shares, small):
    random.seed(number * 1000 + 7), np.random.seed(number * 1000 + 7)
    cv2.setRNGSeed(number + 7)
    drawer = Drawer(pack, {name: len(lists.get(name, [])) + number * OWN[name] for name in OWN})
    planner, first = Planner(pools, lists, drawer), True
    while True:
        drawn = drawer.draw({k: max(2, v // 8) if small else v for k, v in FIRST.items()} if first else EACH)
        side = random.choices(list(batches), [shares[s] for s in batches])[0]
        plans.put((drawn, planner.batch(side, batches[side])))
        first = False


class Worker:
    """A process and the queue of its plans."""

    def __init__(self, process, plans):
        self.process, self.plans, self.heard = process, plans, time.time()

    def plan(self):
        """The next plan with the pictures drawn for it, or None if there is none yet. A process
        that has ended or makes no plan for SILENT seconds is an error."""
        try:
            given = self.plans.get_nowait()
        except queue.Empty:
            self.check()
            return None
        self.heard = time.time()
        return given

    def check(self):
        if not self.process.is_alive():
            raise RuntimeError(f"{self.process.name} ended with exit status {self.process.exitcode}")
        if time.time() - self.heard > SILENT and self.plans.empty():
            raise RuntimeError(f"{self.process.name} made no plan for {SILENT:.0f} seconds")


def start(pack, pools, lists, workers, batches, shares, small):
    """Processes that plan scenes."""
    made = []
    for number in range(workers):
        plans = CONTEXT.Queue(3)
        process = CONTEXT.Process(target=work, args=(plans, number, pack, pools, lists, batches, shares, small), daemon=True)
        process.start()
        made.append(Worker(process, plans))
    return made


def start_measures(pack, small):
    made = CONTEXT.Queue()
    args = made, pack["held out"], pack["fer valid"], pack["backgrounds"], 0.05 if small else 1.0
    CONTEXT.Process(target=gpu_measure.compose, args=args, daemon=True).start()
    return made


def stop(workers):
    for worker in workers:
        worker.process.terminate()
