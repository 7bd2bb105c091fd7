"""Logits of an expression network, and measures of them: accuracy, F1, calibration,
temperature."""
import numpy as np
import torch
import torch.nn.functional as F

import data


@torch.no_grad()
def logits(net, faces):
    """Logits float [n,8] of faces uint8 [n,48,48], without mirror images."""
    net.eval()
    parts = [net(torch.from_numpy(faces[i:i + 256].astype(np.float32))[:, None]) for i in range(0, len(faces), 256)]
    return torch.cat(parts).numpy()


def mirror_mean(predict, faces):
    """The mean of the logits that predict(faces) gives for faces [n,48,48] and for their
    mirror images (test-time flip). README.md has the measured gain."""
    return (predict(faces) + predict(faces[:, :, ::-1])) / 2


def mirrored_logits(net, faces):
    """The mean logits of a network for faces and their mirror images."""
    return mirror_mean(lambda batch: logits(net, batch), faces)


def shipped_logits(predict, faces, card):
    """The logits that facecue uses: those of the face if its best score reaches the card's
    "mirror", else the mean with those of the mirror image."""
    first = predict(faces)
    reached = softmax(first, card["temperature"]).max(1, keepdims=True) >= card["mirror"]
    return np.where(reached, first, (first + predict(faces[:, :, ::-1])) / 2)


def f1(truth, guess):
    """The mean over the classes of the harmonic mean of precision and recall."""
    scores = []
    for c in range(data.EXPRESSIONS):
        hits = ((truth == c) & (guess == c)).sum()
        scores.append(2 * hits / max(1, (truth == c).sum() + (guess == c).sum()))
    return float(np.mean(scores))


def top1(truth, guess):
    return float((truth == guess).mean())


def balanced(truth, guess, classes):
    """The mean recall of the given classes; guess may hold any class."""
    return float(np.mean([(guess[truth == c] == c).mean() for c in classes]))


def softmax(out, temperature=1.0):
    return F.softmax(torch.from_numpy(out) / temperature, 1).numpy()


def calibration_error(truth, scores, bins=15):
    """Expected calibration error (Guo et al. 2017) of the top score."""
    top, right = scores.max(1), scores.argmax(1) == truth
    at = np.minimum((top * bins).astype(int), bins - 1)
    return float(sum(abs(right[at == b].mean() - top[at == b].mean()) * (at == b).mean()
                     for b in range(bins) if (at == b).any()))


def temperature(out, truth):
    """The temperature with the least cross entropy against the majority label."""
    candidates = np.arange(0.3, 2.5, 0.02)
    rows = np.arange(len(truth))
    losses = [-np.log(softmax(out, t)[rows, truth] + 1e-9).mean() for t in candidates]
    return float(candidates[int(np.argmin(losses))])
