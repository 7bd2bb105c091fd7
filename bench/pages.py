"""Writes the figures of each kind of processor to a file, and docs/PERFORMANCE.md from all."""
import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))
MEASURED = os.path.join(HERE, "measured")
STAGES = ("decode", "luma", "detect", "crop", "classify", "track", "smooth", "write")
TITLES = {"vnni": "Processors with VNNI", "avx2": "Processors with AVX2 and without VNNI"}


def save(kind, found):
    """Writes the figures of one kind of processor to measured/KIND.json, whose note stays."""
    os.makedirs(MEASURED, exist_ok=True)
    path = os.path.join(MEASURED, kind + ".json")
    if os.path.exists(path):
        with open(path) as f:
            found["note"] = json.load(f).get("note", "")
    with open(path, "w") as f:
        json.dump(found, f, indent=1)
        f.write("\n")


def write(docs):
    """Writes PERFORMANCE.md from the figures of all kinds."""
    with open(os.path.join(HERE, "PERFORMANCE.in.md")) as f:
        text = f.read()
    kinds = sorted(os.path.splitext(name)[0] for name in os.listdir(MEASURED))
    with open(os.path.join(docs, "PERFORMANCE.md"), "w") as f:
        f.write(text.replace("{{kinds}}", "\n\n".join(map(chapter, kinds))))


def chapter(kind):
    """The chapter of one kind of processor."""
    with open(os.path.join(MEASURED, kind + ".json")) as f:
        found = json.load(f)
    with open(os.path.join(HERE, "KIND.in.md")) as f:
        text = f.read()
    values = {"title": TITLES.get(kind, kind), "machine": found["machine"], "runs": str(found["runs"]),
              "note": found.get("note", ""), "against": against(found["against"]), "start": f"{found['start_ms']:.0f}",
              "sizes": sizes(found["kinds"]), "stages": stages(found["kinds"])}
    for key, value in values.items():
        text = text.replace("{{" + key + "}}", value)
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def table(heads, rows):
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def sizes(kinds):
    return table(["recording", "decoding alone, fps", "annotate to .jsonl, fps", "of decoding", "times real time"],
                 [[k["recording"], f"{k['decode_fps']:.0f}", f"{k['annotate_fps']:.0f}", f"{k['annotate_of_decode']:.2f}",
                   f"{k['times_real_time']:.1f}"] for k in kinds])


def stages(kinds):
    return table(["recording", *STAGES], [[k["recording"], *(f"{k['stage_ms'][s]:.3f}" for s in STAGES)] for k in kinds])


def against(m):
    rows = [
        ["decoding alone", f"{m['decode_fps']:.0f}", ""],
        ["annotate to .jsonl", f"{m['annotate_fps']:.0f}", f"{m['annotate_fps'] / m['decode_fps']:.2f} of decoding"],
        ["annotate on one core (taskset -c 0)", f"{m['one']:.0f}", f"{m['annotate_fps'] / m['one']:.2f} times on all"],
        ["ffmpeg, the file encoded again by libx264", f"{m['ffmpeg']:.0f}", ""],
        ["annotate with ASS subtitles as well", f"{m['annotate_fps'] / m['soft']:.0f}", f"{m['soft']:.2f} times the time"],
        ["annotate with an overlay video", f"{m['overlay_fps']:.0f}", f"{m['ffmpeg'] / m['overlay_fps']:.2f} times ffmpeg's time"],
    ]
    if "peer" in m:
        rows.insert(3, ["OpenCV, YuNet and PyTorch, frame by frame (bench/peers/opencv.py)", f"{m['peer']:.1f}",
                        f"facecue is {m['annotate_fps'] / m['peer']:.0f} times as fast"])
    return table(["what", "fps", "ratio"], rows)
