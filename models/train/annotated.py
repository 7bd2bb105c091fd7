"""Runs the product over recordings and pictures, and reads its records."""
import json
import os
import subprocess

import cv2
import numpy as np


def annotate(facecue, sources, folder):
    """Writes FOLDER/NAME.jsonl for each recording or picture NAME.*; those that this program wrote are kept."""
    os.makedirs(folder, exist_ok=True)
    missing = [s for s in sources if not newer(record(s, folder), facecue)]
    if missing:
        subprocess.run([facecue, "annotate", "-y", *missing, "-o", os.path.join(folder, "{name}.jsonl")],
                       check=True, stdout=subprocess.DEVNULL)


def newer(path, program):
    """Whether a file is there and was written after the program."""
    return os.path.exists(path) and os.path.getmtime(path) > os.path.getmtime(program)


def record(source, folder):
    return os.path.join(folder, os.path.splitext(os.path.basename(source))[0] + ".jsonl")


def read(source, folder):
    """The size of the picture (width, height) and the frames of a source's record."""
    with open(record(source, folder)) as lines:
        head, *frames = map(json.loads, lines)
    return [head["facecue"]["stream"][name] for name in ("width", "height")], frames


def pictures(source, size):
    """The grey pictures of a recording, as uint8 [height,width]."""
    width, height = size
    command = ["ffmpeg", "-v", "error", "-i", source, "-vsync", "passthrough", "-f", "rawvideo", "-pix_fmt", "gray", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        while len(grey := process.stdout.read(width * height)) == width * height:
            yield np.frombuffer(grey, np.uint8).reshape(height, width)


def picture(path):
    return cv2.imread(path, cv2.IMREAD_GRAYSCALE)
