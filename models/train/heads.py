"""Makes one network of a student of distil.py, whose last layer is a weighted sum of the student's
three, and shows the measures of measures.py for a grid of such sums.

    python3 heads.py --data DIR --facecue ../../bin/facecue --work DIR --cache DIR expr-students.pt
    python3 heads.py ... --choose third --votes 0.5 --taught 0.3 --bias 4=0.2 --out third.checkpoint expr-students.pt

A sum of last layers is a product of the scores of several readers ("logarithmic opinion pool").
The logits of all faces are kept in --cache. The temperature of the scores is fitted on the
validation faces of FER+, as in quantise.py.
"""
import argparse
import itertools
import os

import numpy as np
import torch

import data
import measures
import metrics
import posed
import talking
from learning import load_state
from multihead import Heads

VOTES, TAUGHT, POWER = (0, 0.5), (0, 0.15, 0.3, 0.5, 0.8), (0, 0.2, 0.4)  # the grid; POWER as in balance()
CONTEMPT = 7  # the teacher in faceapi.py does not know it


def load(path):
    """The students of a file by name."""
    stored, found = torch.load(path, map_location="cpu"), {}
    for name, state in stored["nets"].items():
        found[name] = Heads(stored["settings"][name][0])
        load_state(found[name], state)
        found[name].eval()
    return found


def balance(folder):
    """What is subtracted from the logits, times a power, to make all expressions equally frequent
    (Menon et al. 2021): the logarithms of the mean shares of FER+ votes."""
    shares = np.log(data.ferplus(folder, "train")[1].mean(0))
    return shares - shares.mean()


def join(layers, votes, taught, bias):
    """The weighted sum of three last layers [(weight or logits, bias)...] whose first axis of
    the last one is the expression; contempt gets the mean of what the teacher says of the others."""
    main, voted, api = layers
    api = api.copy()
    api[..., CONTEMPT] = api[..., :CONTEMPT].mean(-1)
    return (main + votes * voted + taught * api) / (1 + votes + taught) + bias


def layer(net):
    """The three last layers as rows: weights of each feature and the bias [features+1,8]."""
    return [np.vstack([m.weight.detach().numpy().T, m.bias.detach().numpy()]).astype(np.float64) for m in (net.net.head, net.votes, net.taught)]


def joined(net, votes, taught, bias):
    """The student's network of the shipped kind, with one last layer."""
    total = join(layer(net), votes, taught, 0)
    total[-1] += bias
    net.net.head.weight.data.copy_(torch.from_numpy(total[:-1].T.copy()))
    net.net.head.bias.data.copy_(torch.from_numpy(total[-1]))
    return net.net


def sets(args):
    """The faces of all measures, by name."""
    found = {"valid": data.majority(args.data, "valid")[0], "portraits": measures.held_out(args.data)[0]}
    for name in posed.SETS:
        found[name] = posed.faces(args.facecue, args.data, name, args.work)[0]
    found["talk"] = talking.talk(args.facecue, args.data, args.work).side(True).where(slice(None, None, args.step)).faces
    return found


@torch.no_grad()
def outputs(net, faces):
    """Logits [2,3,n,8] of the three last layers for faces and their mirror images."""
    def one(images):
        parts = [torch.stack(net(torch.from_numpy(images[i:i + 256].astype(np.float32)))) for i in range(0, len(images), 256)]
        return torch.cat(parts, 1).numpy()
    return np.stack([one(faces), one(np.ascontiguousarray(faces[:, :, ::-1]))])


def cached(name, net, args):
    path = os.path.join(args.cache, name + ".npz")
    if not os.path.exists(path):
        os.makedirs(args.cache, exist_ok=True)
        np.savez(path, **{key: outputs(net, faces) for key, faces in sets(args).items()})
    with np.load(path) as stored:
        return dict(stored)


def figures(stored, combine, args):
    """The measures for one sum; combine makes logits of the three last layers' outputs."""
    both = {name: combine(out) for name, out in stored.items()}
    truth = data.majority(args.data, "valid")[1]
    card = {**measures.REST, "temperature": metrics.temperature(both["valid"].mean(0), truth)}

    def scores(name):
        one, other = both[name]
        sure = metrics.softmax(one, card["temperature"]).max(1, keepdims=True) >= card["mirror"]
        return metrics.softmax(np.where(sure, one, (one + other) / 2), card["temperature"])
    guess = scores("valid").argmax(1)
    found = {"valid": metrics.top1(truth, guess), "F1": metrics.f1(truth, guess),
             "portraits": metrics.balanced(measures.held_out(args.data)[1], scores("portraits")[:, :2].argmax(1), (0, 1))}
    for name in posed.SETS:
        labels, guess = args.labels[name], scores(name)[:, :measures.BASIC].argmax(1)
        found[name] = metrics.top1(labels, guess)
        if name == "jaffe":
            found["a d f"] = " ".join(f"{(guess[labels == k] == k).mean():.2f}" for k in (4, 5, 6))
    labels, speech = args.labels["talk"]
    best = scores("talk")
    guess = np.where(best.max(1) < measures.UNCERTAIN, -1, best.argmax(1))
    found["speech n h s"] = " ".join(f"{(guess[speech] == k).mean():.3f}" for k in range(3))
    found["talk h s s a f"] = " ".join(f"{(guess[labels == k] == k).mean():.2f}" for k in (1, 2, 3, 4, 6))
    return found


def labels(args):
    rows = talking.talk(args.facecue, args.data, args.work).side(True).where(slice(None, None, args.step))
    posed_labels = {name: posed.faces(args.facecue, args.data, name, args.work)[2] for name in posed.SETS}
    return {**posed_labels, "talk": (rows.labels, (rows.labels == 0) & (rows.speaking == "yes"))}


def line(values):
    return "| " + " | ".join(v if isinstance(v, str) else f"{v:.3f}" for v in values) + " |"


def grid(students, args):
    args.labels, prior, header = labels(args), balance(args.data), None
    for name, net in students.items():
        stored = cached(name, net, args)
        for votes, taught, power in itertools.product(VOTES, TAUGHT, POWER):
            found = figures(stored, lambda out: join(out.transpose(1, 0, 2, 3).astype(np.float64), votes, taught, -power * prior), args)
            if not header:
                header = ["student", "votes", "taught", "power", *found]
                print(line(header) + "\n" + "|---" * len(header) + "|")
            print(line([name, str(votes), str(taught), str(power), *found.values()]), flush=True)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "facecue", "work"):
        args.add_argument("--" + name, required=True)
    args.add_argument("students")
    args.add_argument("--cache", default="heads", help="a folder for logits")
    args.add_argument("--step", type=int, default=5, help="use every so many frames of people who talk")
    args.add_argument("--only", nargs="*", help="show these students only")
    args.add_argument("--choose", help="the student to write to --out")
    args.add_argument("--votes", type=float, default=0, help="weight of the last layer for votes")
    args.add_argument("--taught", type=float, default=0, help="weight of the last layer for the teacher")
    args.add_argument("--power", type=float, default=0, help="power of the mean shares by which scores are divided")
    args.add_argument("--bias", nargs="*", default=[], metavar="EXPRESSION=VALUE", help="added to the logits of an expression, by its number")
    args.add_argument("--out")
    args = args.parse_args()
    torch.set_num_threads(1)
    students = load(args.students)
    if not args.choose:
        return grid({name: net for name, net in students.items() if not args.only or name in args.only}, args)
    bias = -args.power * balance(args.data)
    for part in args.bias:
        index, value = part.split("=")
        bias[int(index)] += float(value)
    torch.save({"average": joined(students[args.choose], args.votes, args.taught, bias).state_dict()}, args.out)


if __name__ == "__main__":
    main()
