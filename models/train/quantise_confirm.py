"""Quantises the exported network that tells faces from what looks like one (confirm.py) to 8 bits.

    python3 quantise_confirm.py --data DIR --voted FILE float.onnx out.onnx

The ranges come from regions of composed scenes. The temperature is fitted on other regions, of portraits that no
training uses, and written into the card beside the network.
"""
import argparse
import itertools
import random

import numpy as np

import data
import metrics
from confirmed import Confirmed
from graph import Graph
from quantise import note, quantise
from scenes import Scenes

SIDE, REGIONS, HELD_OUT = 256, 512, 2000


def drawn(portraits, fer, backgrounds, count):
    """Regions uint8 [count,96,96] and their labels."""
    regions = Confirmed([Scenes(SIDE, portraits, fer, backgrounds)], portraits, backgrounds, [])
    pictures, labels = zip(*itertools.islice(regions.draw(), count))
    return np.stack(pictures), np.array(labels)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--voted", required=True, help="boxes and points of FER+ faces, which yunet.py writes")
    args.add_argument("source")
    args.add_argument("target")
    args = args.parse_args()
    random.seed(1), np.random.seed(1)
    portraits, backgrounds = data.portraits(args.data), data.backgrounds(args.data)
    fer, valid = (data.voted(args.data, split, args.voted) for split in ("train", "valid"))
    quantise(Graph(args.source), drawn(portraits, fer, backgrounds, REGIONS)[0], args.target)
    regions, truth = drawn(portraits[::40], valid, backgrounds, HELD_OUT)
    logits = Graph(args.target).logits(regions)
    print(f"held out: right {metrics.top1(truth, logits.argmax(1)):.4f}, faces {(logits[truth == 1].argmax(1)).mean():.4f}")
    note(args.target, metrics.temperature(logits, truth))


if __name__ == "__main__":
    main()
