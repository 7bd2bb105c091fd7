"""Measures how much the scores of an unmoving face change with an encoder's noise."""
import csv
import os
import subprocess

import numpy as np

COPIES = 100
COLUMNS = ["neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt"]


def copies(clip, second, out):
    """A recording of one frame of a clip, encoded COPIES times at qualities from 20 to 35 with
    different film grain."""
    still = os.path.join(out, "still.png")
    run("ffmpeg", "-ss", str(second), "-i", clip, "-frames:v", "1", still)
    path = os.path.join(out, "copies.mkv")
    with open(os.path.join(out, "list.txt"), "w") as listing:
        for i in range(COPIES):
            part = os.path.join(out, f"{i:03d}.mkv")
            run("ffmpeg", "-i", still, "-vf", f"noise=alls=6:all_seed={i},format=yuv420p", "-r", "25",
                "-c:v", "libx264", "-preset", "ultrafast", "-crf", str(20 + i % 16), part)
            listing.write(f"file '{part}'\n")
    run("ffmpeg", "-f", "concat", "-safe", "0", "-i", os.path.join(out, "list.txt"), "-c:v", "ffv1", path)
    return path


def run(*command):
    subprocess.run([command[0], "-v", "error", "-y", *command[1:]], check=True)


def measure(facecue, clip, second, out):
    """Mean and standard deviation of the top score over the copies, and the share of copies
    with the same best expression."""
    table = os.path.join(out, "copies.csv")
    subprocess.run([facecue, "annotate", "-y", copies(clip, second, out), "-o", table], check=True)
    with open(table) as f:
        scores = np.array([[float(row[c]) for c in COLUMNS] for row in csv.DictReader(f) if row["person"] == "1"])
    leader = np.bincount(scores.argmax(1)).argmax()
    return {"leader": COLUMNS[leader], "count": len(scores), "mean": scores[:, leader].mean(),
            "deviation": scores[:, leader].std(), "led": (scores.argmax(1) == leader).mean()}
