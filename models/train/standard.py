"""The input bytes of the 8-bit expression network: (grey level - mean) / standard deviation of
a face, in steps, plus zero.

They are computed from sums of integers, and each operation on doubles is rounded by itself,
so that this program and pixel.Standardise in Go give the same bytes on every processor.
"""
import numpy as np

NOISE_VARIANCE = 16  # added to the variance, so that a flat picture's noise is not amplified


def standardise(faces, step, zero):
    """Faces uint8 [n,h,w] as codes uint8 [n,h,w]: zero for the mean, plus one per step."""
    values = faces.reshape(len(faces), -1).astype(np.int64)
    count = values.shape[1]
    total, squares = values.sum(1), (values * values).sum(1)
    variance = (count * squares - total * total) / float(count * count)
    unit = float(count) * step * np.sqrt(variance + NOISE_VARIANCE)
    codes = np.rint((count * values - total[:, None]) / unit[:, None]) + zero
    return np.clip(codes, 0, 255).astype(np.uint8).reshape(faces.shape)
