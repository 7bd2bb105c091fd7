"""Compares facecue with decoding alone, with ffmpeg and with a short OpenCV script, one after
the other on one machine.

    python3 performance.py --facecue bin/facecue --clip talk.mp4 --docs docs
                           [--detector yunet.onnx] [--runs 3]

The clip should have one face, in 720p. All other recordings are made from it. The figures are
written to measured/KIND.json; KIND is the processor's instruction set for products of bytes.
docs/PERFORMANCE.md is written from the files of all kinds. Without --detector the OpenCV
script is left out.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

import pages
import processor
import variants

HERE = os.path.dirname(os.path.abspath(__file__))
ONE_CORE = ("taskset", "-c", "0")


def facecue(program, clip, *options, before=()):
    done = subprocess.run([*before, program, "bench", "--json", "--runs", "1", *options, clip], capture_output=True, check=True)
    return json.loads(done.stdout)[0]


def peer(detector, clip):
    """Frames a second of the OpenCV script in peers/."""
    done = subprocess.run([sys.executable, os.path.join(HERE, "peers", "opencv.py"), "--detector", detector, clip],
                          capture_output=True, check=True)
    return json.loads(done.stdout)["fps"]


def annotate(program, clip, *formats):
    """Seconds of a whole run that writes these formats."""
    with tempfile.TemporaryDirectory() as folder:
        outputs = [part for f in formats for part in ("-o", os.path.join(folder, "out." + f))]
        begun = time.time()
        subprocess.run([program, "annotate", clip, *outputs], capture_output=True, check=True)
        return time.time() - begun


def face_of(program, clip):
    """The middle x, y of the first face of a clip, and the width and height of its pictures."""
    with tempfile.TemporaryDirectory() as folder:
        record = os.path.join(folder, "out.jsonl")
        subprocess.run([program, "annotate", clip, "-o", record], capture_output=True, check=True)
        with open(record) as lines:
            stream = json.loads(next(lines))["facecue"]["stream"]
            left, top, width, height = next(faces[0]["box"] for faces in (json.loads(line).get("faces") for line in lines) if faces)
    return left + width / 2, top + height / 2, stream["width"], stream["height"]


def start(program, clip, runs=9):
    """Milliseconds from the command to the finished record of one frame."""
    with tempfile.TemporaryDirectory() as folder:
        one = os.path.join(folder, "one.mkv")
        subprocess.run(["ffmpeg", "-v", "error", "-i", clip, "-frames:v", "1", "-an", "-c", "copy", one], check=True)
        return 1000 * statistics.median(annotate(program, one, "jsonl") for _ in range(runs))


def transcode(clip, frames):
    """Frames a second of ffmpeg, writing the same kind of file as the overlay."""
    with tempfile.NamedTemporaryFile(suffix=".mkv") as out:
        begun = time.time()
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", clip, "-c:v", "libx264", "-c:a", "copy", out.name], check=True)
        return frames / (time.time() - begun)


def median(rounds, key):
    return statistics.median(r[key] for r in rounds)


def kinds(program, clips, runs):
    """Speeds and milliseconds per stage, for the clip in other sizes, codecs, with more faces."""
    found = []
    for name, clip in clips:
        rounds = [facecue(program, clip, "--no-overlay") for _ in range(runs)]
        found.append({"recording": name,
                      **{key: median(rounds, key) for key in ("decode_fps", "annotate_fps", "annotate_of_decode", "times_real_time")},
                      "stage_ms": {s: statistics.median(r["stage_ms"][s] for r in rounds) for s in pages.STAGES}})
    return found


def comparisons(program, clip, detector, runs):
    """All programs on the clip itself, in turn, so that other load on the machine affects all."""
    rounds = []
    for _ in range(runs):
        r = facecue(program, clip, "--no-overlay")
        r["one"] = facecue(program, clip, "--no-overlay", before=ONE_CORE)["annotate_fps"]
        r["peer"] = peer(detector, clip) if detector else None
        r["ffmpeg"], r["overlay_fps"] = transcode(clip, r["frames"]), r["frames"] / annotate(program, clip, "mkv")
        r["soft"] = annotate(program, clip, "jsonl", "ass") / annotate(program, clip, "jsonl")
        rounds.append(r)
    keys = ["decode_fps", "annotate_fps", "overlay_fps", "one", "ffmpeg", "soft"] + (["peer"] if detector else [])
    return {key: median(rounds, key) for key in keys}


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("facecue", "clip", "docs"):
        args.add_argument("--" + name, required=True)
    args.add_argument("--detector")
    args.add_argument("--runs", type=int, default=3)
    args = args.parse_args()
    program = os.path.abspath(args.facecue)
    with tempfile.TemporaryDirectory() as folder:
        speeds = kinds(program, list(variants.make(args.clip, folder, face_of(program, args.clip))), args.runs)
    found = {"machine": f"{os.cpu_count()} cores ({processor.name()})", "runs": args.runs, "kinds": speeds,
             "against": comparisons(program, args.clip, args.detector, args.runs), "start_ms": start(program, args.clip)}
    pages.save(processor.instructions(), found)
    pages.write(args.docs)


if __name__ == "__main__":
    main()
