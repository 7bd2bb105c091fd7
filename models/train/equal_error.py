"""The equal error rate of pairs of faces."""
import numpy as np


def equal_error(likeness, same):
    """The error rate at the likeness where as many pairs of one person are refused as pairs
    of two people are taken, and that likeness."""
    order = np.argsort(likeness)
    refused = np.cumsum(same[order]) / same.sum()
    taken = 1 - np.cumsum(~same[order]) / (~same).sum()
    k = np.argmin(np.abs(refused - taken))
    return float((refused[k] + taken[k]) / 2), float(likeness[order][k])
