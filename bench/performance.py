"""Measures facecue against decoding alone, against ffmpeg and against a script of a
few lines, all in turn on one machine, and writes docs/PERFORMANCE.md.

    python3 performance.py --facecue bin/facecue --clip talk.mp4 --detector yunet.onnx
                           --docs docs [--runs 3]

The clip should hold one face in 720p. Everything else is made from it.
"""
import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time

import variants

HERE = os.path.dirname(os.path.abspath(__file__))
ONE_CORE = ("taskset", "-c", "0")
STAGES = ("decode", "luma", "detect", "crop", "classify", "track", "smooth", "write")


def facecue(program, clip, *options, before=()):
    done = subprocess.run([*before, program, "bench", "--json", "--runs", "1", *options, clip], capture_output=True, check=True)
    return json.loads(done.stdout)[0]


def peer(detector, clip):
    """Frames a second of the script in peers/."""
    done = subprocess.run([sys.executable, os.path.join(HERE, "peers", "opencv.py"), "--detector", detector, clip],
                          capture_output=True, check=True)
    return json.loads(done.stdout)["fps"]


def annotate(program, clip, *formats):
    """Seconds of a whole run that writes so many tracks."""
    with tempfile.TemporaryDirectory() as folder:
        outputs = [part for f in formats for part in ("-o", os.path.join(folder, "out." + f))]
        begun = time.time()
        subprocess.run([program, "annotate", clip, *outputs], capture_output=True, check=True)
        return time.time() - begun


def start(program, clip, runs=9):
    """Milliseconds from the command to the finished record of one frame."""
    with tempfile.TemporaryDirectory() as folder:
        one = os.path.join(folder, "one.mkv")
        subprocess.run(["ffmpeg", "-v", "error", "-i", clip, "-frames:v", "1", "-an", "-c", "copy", one], check=True)
        return 1000 * statistics.median(annotate(program, one, "jsonl") for _ in range(runs))


def transcode(clip, frames):
    """Frames a second of ffmpeg, which writes the same kind of file as the overlay."""
    with tempfile.NamedTemporaryFile(suffix=".mkv") as out:
        begun = time.time()
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", clip, "-c:v", "libx264", "-c:a", "copy", out.name], check=True)
        return frames / (time.time() - begun)


def median(rounds, key):
    return statistics.median(r[key] for r in rounds)


def table(heads, rows):
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def kinds(program, clips, runs):
    """The table of sizes, codecs and faces, and of the stages."""
    speeds, stages = [], []
    for name, clip in clips:
        rounds = [facecue(program, clip, "--no-overlay") for _ in range(runs)]
        decode, annotate = median(rounds, "decode_fps"), median(rounds, "annotate_fps")
        speeds.append([name, f"{decode:.0f}", f"{annotate:.0f}", f"{median(rounds, 'annotate_of_decode'):.2f}",
                       f"{median(rounds, 'times_real_time'):.1f}"])
        stages.append([name, *(f"{statistics.median(r['stage_ms'][s] for r in rounds):.3f}" for s in STAGES)])
    return (table(["recording", "decoding alone, fps", "annotate to .jsonl, fps", "of decoding", "times real time"], speeds),
            table(["recording", *STAGES], stages))


def rivals(program, clip, detector, runs):
    """Everything on the clip itself, in turn, so that a busy moment hits all."""
    rounds = []
    for _ in range(runs):
        r = facecue(program, clip)
        r["one"] = facecue(program, clip, "--no-overlay", before=ONE_CORE)["annotate_fps"]
        r["peer"], r["ffmpeg"] = peer(detector, clip), transcode(clip, r["frames"])
        r["soft"] = annotate(program, clip, "jsonl", "ass") / annotate(program, clip, "jsonl")
        rounds.append(r)
    return {key: median(rounds, key) for key in ("decode_fps", "annotate_fps", "overlay_fps", "one", "peer", "ffmpeg", "soft")}


def against(m):
    return table(["what", "fps", "ratio"], [
        ["decoding alone", f"{m['decode_fps']:.0f}", ""],
        ["annotate to .jsonl", f"{m['annotate_fps']:.0f}", f"{m['annotate_fps'] / m['decode_fps']:.2f} of decoding"],
        ["annotate on one core (taskset -c 0)", f"{m['one']:.0f}", f"{m['annotate_fps'] / m['one']:.2f} times on all"],
        ["OpenCV, YuNet and PyTorch, frame by frame (bench/peers/opencv.py)", f"{m['peer']:.1f}",
         f"facecue is {m['annotate_fps'] / m['peer']:.0f} times as fast"],
        ["ffmpeg, the file encoded again by libx264", f"{m['ffmpeg']:.0f}", ""],
        ["annotate with ASS subtitles as well", f"{m['annotate_fps'] / m['soft']:.0f}", f"{m['soft']:.2f} times the time"],
        ["annotate with an overlay video", f"{m['overlay_fps']:.0f}", f"{m['ffmpeg'] / m['overlay_fps']:.2f} times ffmpeg's time"],
    ])


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("facecue", "clip", "detector", "docs"):
        args.add_argument("--" + name, required=True)
    args.add_argument("--runs", type=int, default=3)
    args = args.parse_args()
    program = os.path.abspath(args.facecue)
    with tempfile.TemporaryDirectory() as folder:
        speeds, stages = kinds(program, list(variants.make(args.clip, folder)), args.runs)
    with open(os.path.join(HERE, "PERFORMANCE.in.md")) as f:
        text = f.read()
    values = {"start": f"{start(program, args.clip):.0f}", "against": against(rivals(program, args.clip, args.detector, args.runs)), "kinds": speeds, "stages": stages,
              "machine": f"{os.cpu_count()} cores ({processor()})", "runs": str(args.runs)}
    for key, value in values.items():
        text = text.replace("{{" + key + "}}", value)
    with open(os.path.join(args.docs, "PERFORMANCE.md"), "w") as f:
        f.write(text)


def processor():
    try:
        with open("/proc/cpuinfo") as f:
            return next(line.split(":")[1].strip() for line in f if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
