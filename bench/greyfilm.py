"""Encodes grey pictures as a film."""
import subprocess

import numpy as np


def encode(pictures, out, rate, *options):
    """Writes pictures, [height,width] in grey levels, as H.264 of so many frames a second. options are those of ffmpeg's libx264."""
    encoder = None
    for picture in pictures:
        if encoder is None:
            height, width = picture.shape
            encoder = subprocess.Popen(["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "gray", "-s", f"{width}x{height}", "-r", str(rate), "-i", "-",
                                        "-pix_fmt", "yuv420p", "-c:v", "libx264", *options, out], stdin=subprocess.PIPE)
        encoder.stdin.write(np.clip(picture, 0, 255).astype(np.uint8).tobytes())
    encoder.stdin.close()
    if encoder.wait():
        raise SystemExit(f"{out}: the encoder failed")
