"""Draws the scores of one person with the states and fleeting candidates that come of them.

    python3 curve.py --facecue bin/facecue --clip docs/demo/demo.mp4 --to 7 --out docs/states.svg
"""
import argparse
import csv
import json
import os
import subprocess
import tempfile

COLOURS = {"neutral": "#808080", "happiness": "#b8a800", "surprise": "#e69f00", "sadness": "#56b4e9",
           "anger": "#d55e00", "disgust": "#009e73", "fear": "#cc79a7", "contempt": "#980cdf", "uncertain": "#a8a8a8"}
WIDTH, HEIGHT, LEFT, TOP, BAND = 800, 200, 40, 30, 26


def analysed(program, clip):
    with tempfile.TemporaryDirectory() as folder:
        record, events = os.path.join(folder, "r.jsonl"), os.path.join(folder, "r.events.csv")
        subprocess.run([program, "annotate", clip, "-o", record, "-o", events], check=True, capture_output=True)
        with open(record, encoding="utf-8") as f:
            frames = [json.loads(line) for line in f][1:]
        with open(events, encoding="utf-8") as f:
            return frames, [row for row in csv.DictReader(f) if row["kind"] != "speech"]


def drawn(frames, events, person, to):
    x = lambda t: LEFT + t / to * (WIDTH - LEFT - 10)
    y = lambda v: TOP + (1 - v) * HEIGHT
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {TOP + HEIGHT + 2 * BAND + 40}" font-family="sans-serif" font-size="12">',
           f'<rect width="{WIDTH}" height="{TOP + HEIGHT + 2 * BAND + 40}" fill="#ffffff"/>']
    for v in (0, 0.4, 0.55, 1):
        out.append(f'<line x1="{LEFT}" y1="{y(v):.1f}" x2="{WIDTH - 10}" y2="{y(v):.1f}" stroke="#e0e0e0"/><text x="4" y="{y(v) + 4:.1f}">{v}</text>')
    points = [(frame["time"], face["scores"]) for frame in frames if frame.get("time", to + 1) < to
              for face in frame.get("faces") or [] if face["id"] == person and face.get("scores")]
    for label in points[0][1]:
        if max(s[label] for _, s in points) >= 0.3:
            line = " ".join(f"{x(t):.1f},{y(s[label]):.1f}" for t, s in points)
            out.append(f'<polyline points="{line}" fill="none" stroke="{COLOURS[label]}" stroke-width="1.5"/>')
    for e in events:
        begin, end = float(e["onset"]), float(e["offset"])
        if int(e["person"]) != person or begin >= to:
            continue
        row = TOP + HEIGHT + 10 + (BAND if e["kind"] == "fleeting" else 0)
        width = max(2, x(min(end, to)) - x(begin))
        out.append(f'<rect x="{x(begin):.1f}" y="{row}" width="{width:.1f}" height="{BAND - 6}" fill="{COLOURS[e["label"]]}"/>')
        text = e["label"] if e["kind"] == "state" else f'fleeting {e["label"]}, strength {e["strength"]}'
        at = x(begin) + 4 if e["kind"] == "state" else x(end) + 4
        anchor = "start"
        if at + 7 * len(text) > WIDTH:
            at, anchor = x(begin) - 4, "end"
        out.append(f'<text x="{at:.1f}" y="{row + 15}" text-anchor="{anchor}">{text}</text>')
    for second in range(int(to) + 1):
        out.append(f'<text x="{x(second) - (20 if second == to else 0):.1f}" y="{TOP + HEIGHT + 2 * BAND + 30}">{second} s</text>')
    out.append(f'<text x="{LEFT}" y="18">scores of single frames; below, the states and the fleeting candidates</text></svg>')
    return "\n".join(out) + "\n"


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--facecue", default="bin/facecue")
    p.add_argument("--clip", required=True)
    p.add_argument("--person", type=int, default=1)
    p.add_argument("--to", type=float, default=7)
    p.add_argument("--out", required=True)
    a = p.parse_args()
    with open(a.out, "w", encoding="utf-8") as f:
        f.write(drawn(*analysed(a.facecue, a.clip), a.person, a.to))


if __name__ == "__main__":
    main()
