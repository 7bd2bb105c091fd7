"""What an expression network reaches, in the terms of the papers."""
import numpy as np
import torch
import torch.nn.functional as F

import data


@torch.no_grad()
def logits(net, faces):
    """Logits float [n,8] of faces uint8 [n,48,48], each judged by itself."""
    net.eval()
    parts = [net(torch.from_numpy(faces[i:i + 256].astype(np.float32))[:, None]) for i in range(0, len(faces), 256)]
    return torch.cat(parts).numpy()


def both(ask, faces):
    """The mean of the logits that ask(faces) gives for faces [n,48,48] and for their
    mirror images. Faces are as good either way round; networks are so by half only."""
    return (ask(faces) + ask(faces[:, :, ::-1])) / 2


def mirrored(net, faces):
    """The logits of a network that is asked both ways round."""
    return both(lambda some: logits(net, some), faces)


def decided(ask, faces, card):
    """The logits that facecue goes by: those of the face where they leave no doubt, which
    is the card's "mirror", else those of both ways round."""
    first = ask(faces)
    sure = softmax(first, card["temperature"]).max(1, keepdims=True) >= card["mirror"]
    return np.where(sure, first, (first + ask(faces[:, :, ::-1])) / 2)


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
    """The mean recall over some classes, the guess being free."""
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
