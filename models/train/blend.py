"""Ends training runs of the expression network that began alike: the mean of their
weights is about as good as the better one where each is better.

    python3 blend.py --data DIR --out expression.onnx one.checkpoint:wide other.checkpoint:wide
"""
import argparse

from average import mean
from expression import finish
from teachers import teacher


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--out", default="expression.onnx")
    args.add_argument("runs", nargs="+", metavar="CHECKPOINT:SIZE")
    args = args.parse_args()
    nets = [teacher(run) for run in args.runs]
    nets[0].load_state_dict(mean([net.state_dict() for net in nets]))
    finish(nets[0], args.data, args.out, print)


if __name__ == "__main__":
    main()
