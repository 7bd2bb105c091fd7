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


def scaling(out, truth, decay=0.1):
    """Temperature and a bias [8] for each logit with the least cross entropy against
    the majority label: vector scaling with one slope (Guo et al. 2017). The decay holds
    back the biases of expressions that are rare among the faces."""
    logits, labels = torch.from_numpy(out), torch.from_numpy(truth)
    slope, bias = torch.ones(1, requires_grad=True), torch.zeros(data.EXPRESSIONS, requires_grad=True)
    search = torch.optim.LBFGS([slope, bias], max_iter=100)

    def loss():
        search.zero_grad()
        value = F.cross_entropy(logits * slope + bias, labels) + decay * (bias * bias).mean()
        value.backward()
        return value
    search.step(loss)
    heat = 1 / slope.item()
    return heat, bias.detach().numpy() * heat
