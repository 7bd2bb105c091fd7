"""The bytes that the 8-bit expression network is given for a face: its grey levels less
their mean, over their deviation, in steps.

Worked out from sums of integers with single roundings of doubles, so that this program
and the one in Go (internal/inference) give the same bytes on every processor.
"""
import numpy as np

FLAT = 16  # added to the variance, so that a flat picture's noise is not made large


def standardise(faces, step, zero):
    """Faces uint8 [n,h,w] as codes uint8 [n,h,w]: zero for the mean, one more a step."""
    values = faces.reshape(len(faces), -1).astype(np.int64)
    count = values.shape[1]
    total, squares = values.sum(1), (values * values).sum(1)
    variance = (count * squares - total * total) / float(count * count)
    unit = float(count) * step * np.sqrt(variance + FLAT)
    codes = np.rint((count * values - total[:, None]) / unit[:, None]) + zero
    return np.clip(codes, 0, 255).astype(np.uint8).reshape(faces.shape)
