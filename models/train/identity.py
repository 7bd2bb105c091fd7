"""Makes the identity network, by which the faces of a recording are compared.

    python3 identity.py --data DIR --facecue facecue --work DIR --out ../weights/identity.onnx

The first blocks of the built-in expression network stay as they are. A linear discriminant
(Fisher 1936; Belhumeur et al. 1997) of their outputs chooses 64 directions in which the
pictures of one person differ least and those of different people most. It is computed after
a principal component analysis, from portraits with names and from people who talk, each face
in a few views. A tenth of the names, and the people of talking.VALIDATION, choose the settings;
"""
import argparse

import numpy as np

import named
from equal_error import equal_error
from export import change_card, update_card
from identity_net import NUMBERS, Front, Network, write
from talking import talk

TENSOR = "/body/body.1/Relu_1_output_0"  # after the second block: 64 channels of 12x12 places
COMPONENTS = 500
SHRINK = 0.3  # share of the mean within-person variance that is added to each


def components(values, count, random, rounds=3):
    """The mean and the count first principal components [values,count], each divided by the
    root of its deviation (Halko et al. 2011)."""
    mean = values.mean(0)
    values = values - mean
    basis = random.normal(size=(values.shape[1], count + 20)).astype(np.float32)
    for _ in range(rounds):
        basis = np.linalg.qr(values.T @ (values @ basis))[0]
    _, sizes, turn = np.linalg.svd(values @ basis, full_matrices=False)
    directions = basis @ turn.T
    return mean, directions[:, :count] / np.sqrt(sizes[:count] / np.sqrt(len(values)))


def discriminant(values, names, shrink=SHRINK):
    """The directions [values,64] of the linear discriminant."""
    _, person, count = np.unique(names, return_inverse=True, return_counts=True)
    means = np.zeros((len(count), values.shape[1]))
    np.add.at(means, person, values)
    means /= count[:, None]
    within = (values - means[person]).T @ (values - means[person]) / (len(values) - len(means))
    within += shrink * np.trace(within) / len(within) * np.eye(len(within))
    all_of = values - values.mean(0)
    sizes, turn = np.linalg.eigh(within)
    white = turn / np.sqrt(sizes)
    _, directions = np.linalg.eigh(white.T @ (all_of.T @ all_of / len(values)) @ white)
    return white @ directions[:, ::-1][:, :NUMBERS]


def fit(front, faces, names, views, random):
    """The mean and the matrix [values,64] of the last layer."""
    seen = np.concatenate([faces] + [np.stack([named.view(f, random) for f in faces]) for _ in range(views)])
    values = front.values(seen)
    mean, first = components(values, COMPONENTS, random)
    reduced = (values - mean) @ first
    return mean, first @ discriminant(reduced.astype(np.float64), np.tile(names, views + 1))


def pairs(network, faces, names, most=10):
    """The likeness of all pairs of faces, at most most of a person, and whether each pair
    shows one person."""
    keep = [k for k, name in enumerate(names) if np.count_nonzero(names[:k] == name) < most]
    rows, names = network.numbers(faces[keep]), names[keep]
    i, j = np.triu_indices(len(keep), 1)
    return (rows @ rows.T)[i, j], names[i] == names[j]


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--facecue", required=True)
    args.add_argument("--work", required=True)
    args.add_argument("--expression", default="../weights/expression.onnx")
    args.add_argument("--views", type=int, default=2)
    args.add_argument("--seed", type=int, default=0)
    args.add_argument("--out", default="../weights/identity.onnx")
    args = args.parse_args()
    random = np.random.default_rng(args.seed)
    portraits, talking = named.portraits(args.data), talk(args.facecue, args.data, args.work)
    faces, names = (np.concatenate(both) for both in zip(named.repeated(*portraits["train"]), named.talkers(talking, False)))
    print(len(faces), "faces of", len(set(names)), "people", flush=True)
    front = Front(args.expression, TENSOR)
    write(front, *fit(front, faces, names, args.views, random)[::-1], args.out)
    update_card(args.out)
    network = Network(args.out)
    for part, side in (("valid", portraits["valid"]), ("test", portraits["test"]), ("talking", named.talkers(talking, True))):
        error, at = equal_error(*pairs(network, *side))
        print(f"{part}: {len(set(side[1]))} people, equal error {error:.4f} at {at:.3f}", flush=True)


if __name__ == "__main__":
    main()
