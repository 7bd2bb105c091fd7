"""Splits the result of gpu_detector.py into a checkpoint and an ONNX file for each network, and adds
the means of networks with the same start.

    python3 gpu_unpack.py det.pt FOLDER [--mean both=warm,bold ...]
"""
import argparse
import os

import torch

from average import mean
from detector_net import Detector, Exported
from export import export


def write(state, path):
    net = Detector()
    net.load_state_dict(state)
    torch.save({"average": state}, path + ".checkpoint")
    side = net.patch
    export(Exported(net), torch.zeros(1, side * side, 192 // side, 320 // side), path + ".onnx", ["input"],
           [f"s{s}" for s in net.strides], {"input": {2: "h", 3: "w"}})


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("result")
    args.add_argument("folder")
    args.add_argument("--mean", nargs="*", default=["both=warm,bold"], metavar="NAME=RUN,RUN")
    args = args.parse_args()
    os.makedirs(args.folder, exist_ok=True)
    result = torch.load(args.result, map_location="cpu")
    runs = dict(result["runs"])
    for pair in args.mean:
        name, parts = pair.split("=")
        runs[name] = mean([runs[part] for part in parts.split(",")])
    print(result["steps"], "steps,", result["scenes"], "scenes")
    for second, table in result["tables"]:
        for name, rows in table.items():
            for side, row in rows.items():
                print(second, "s", name, side, row)
    for name, state in runs.items():
        write(state, os.path.join(args.folder, name))
        print(os.path.join(args.folder, name))


if __name__ == "__main__":
    main()
