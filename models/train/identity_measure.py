"""Measures of an identity network on faces of people whom it was not trained on."""
import numpy as np
import torch

from equal_error import equal_error
from identity_body import unit
from identity_views import plain, view

BATCH = 512


@torch.no_grad()
def numbers(net, faces, cut):
    """Numbers [n,64] of length 1 of stored faces."""
    with torch.autocast(faces.device.type, dtype=torch.bfloat16, enabled=faces.is_cuda):
        return torch.cat([unit(net(cut(part))) for part in faces.split(BATCH)]).cpu().numpy()


def pairs_error(rows, label, sex):
    """The equal error of all pairs, and of pairs of one sex."""
    i, j = np.triu_indices(len(rows), 1)
    likeness, same = (rows @ rows.T)[i, j], label[i] == label[j]
    found = {"": equal_error(likeness, same)[0]}
    for name, value in (("_women", 0), ("_men", 1)):
        both = (sex[i] == value) & (sex[j] == value)
        if same[both].any() and (~same[both]).any():
            found[name] = equal_error(likeness[both], same[both])[0]
    return found


def measures(net, stored):
    """Equal errors on each part of the held-out faces, and on views of the part valid."""
    found, label = {}, stored.label.cpu().numpy()
    for part, cut in (("valid", plain), ("valid", view), ("test", plain), ("talkvalid", plain)):
        rows = np.flatnonzero(stored.parts == part)
        if len(rows) < 2 or len(np.unique(label[rows])) in (1, len(rows)):
            continue
        e = numbers(net, stored.faces[torch.from_numpy(rows).to(stored.faces.device)], cut)
        errors = pairs_error(e, label[rows], stored.sex[rows])
        found.update({("views" if cut is view else part) + name: value for name, value in errors.items()})
    return found
