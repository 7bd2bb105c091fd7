"""Measures the built-in networks and writes docs/MODELS.md, the reliability diagram beside it,
and the figures of the expression network in its card.

    python3 report.py --data DIR --facecue bin/facecue --clip docs/demo/demo.mp4 --docs docs
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

import aligned
import cases
import diagram
import flicker
import metrics
import peers
import sheet
import variants
from export import change_card
from graph import shipped

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "..", "bench"))
import processor  # noqa: E402

WEIGHTS = os.path.join(HERE, "..", "weights")
KINDS = {"vnni": "VNNI", "avx2": "AVX2 and without VNNI"}  # how the document names kinds of processors
EXPRESSION, DETECTOR, REGION = "facecue-expression-48", "facecue-detector-s", "facecue-region-96"


def models_json(facecue, *arguments):
    out = subprocess.run([facecue, "models", *arguments], check=True, capture_output=True, text=True).stdout
    return json.loads(out)


def evaluate(facecue, folder, protocol="majority"):
    return models_json(facecue, "eval", "--json", "--protocol", protocol, "--data", folder, EXPRESSION)


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def number(v, digits=3):
    return "-" if v is None else f"{v:.{digits}f}"


def summary(majority, plurality):
    rows = [(name, str(r["count"]), number(r["accuracy"]), number(r["macro_f1"]), number(r["balanced"]), number(r["ece"]))
            for name, r in (("more than half agree (Barsoum et al. 2016)", majority), ("most votes", plurality))]
    return table(["which faces count", "faces", "accuracy", "macro-F1", "mean recall", "ECE"], rows)


def by_label(report):
    rows = [(label, number(p["recall"]), number(p["f1"])) for label, p in zip(report["labels"], report["recall_and_f1"])]
    return table(["expression", "recall", "F1"], rows)


def coverage(report):
    rows = [(number(k["threshold"], 2), number(k["share"]), number(k["accuracy"]))
            for k in report["risk_coverage"] if round(k["threshold"] * 100) % 10 == 0]
    return table(["uncertain under", "share kept", "accuracy of what is kept"], rows)


def robustness(facecue, folders):
    rows = []
    for name, folder in folders.items():
        r = evaluate(facecue, folder)
        rows.append((name, number(r["accuracy"]), number(r["macro_f1"]), number(r["ece"])))
    return table(["the faces", "accuracy", "macro-F1", "ECE"], rows)


def portraits(folder):
    """Balanced accuracy of neutral against happiness on the held-out tenth of the portraits, and
    on those of people in no training portrait; and how many the latter are."""
    faces, truth = aligned.portraits(folder, held_out=True)
    pair = truth < 2
    strangers = aligned.strangers(folder)[pair]
    card, graph = shipped(WEIGHTS, "expression")
    out = metrics.shipped_logits(graph.logits, faces[pair], card)
    truth, guess = truth[pair], out[:, :2].argmax(1)
    return (metrics.balanced(truth, guess, (0, 1)), metrics.balanced(truth[strangers], guess[strangers], (0, 1)),
            int(strangers.sum()))


def note(majority, plurality, balanced, strangers):
    """Writes the figures into the card."""
    found = {"ferplus_test_majority_ece": majority["ece"], "portraits_neutral_happiness_balanced": balanced,
             "portraits_of_strangers_neutral_happiness_balanced": strangers}
    for name, r in (("majority", majority), ("plurality", plurality)):
        found[f"ferplus_test_{name}_top1"], found[f"ferplus_test_{name}_macro_f1"] = r["accuracy"], r["macro_f1"]
    change_card(os.path.join(WEIGHTS, "expression.json"),
                lambda card: card["measured"].update({name: round(v, 3) for name, v in found.items()}))


def photos(card):
    m, at = card["measured"], card["threshold"]["high"]
    rows = [("as usual, faces of 30 px and more", number(m[f"photos_as_usual_threshold_{at}_recall"]),
             number(m[f"photos_as_usual_threshold_{at}_false_faces_each"])),
            ("640 px, faces of 30 px and more", number(m[f"photos_640px_threshold_{at}_recall"]),
             number(m[f"photos_640px_threshold_{at}_false_faces_each"])),
            ("320 px, faces of 60 px and more", number(m[f"photos_320px_faces_of_60px_threshold_{at}_recall"]),
             number(m[f"photos_320px_threshold_{at}_false_faces_each"]))]
    return table(["longer side of the input; the photo scaled to 640", "recall", "false faces a photo"], rows)


def peers_table(path):
    """The table that peers.py wrote into the document, with its marks."""
    with open(path) as f:
        rest = f.read().partition(peers.MARKS[0])[2].partition(peers.MARKS[1])[0]
    return peers.MARKS[0] + (rest or "\n") + peers.MARKS[1]


def fill(text, values):
    for key, value in values.items():
        text = text.replace("{{" + key + "}}", value)
    return text


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "facecue", "clip", "docs"):
        args.add_argument("--" + name, required=True)
    args = args.parse_args()
    facecue = os.path.abspath(args.facecue)
    with tempfile.TemporaryDirectory() as out:
        folders = variants.write(args.data, os.path.join(out, "faces"))
        plain = folders["as they are"]
        majority, plurality = evaluate(facecue, plain), evaluate(facecue, plain, "plurality")
        balanced, strangers, count = portraits(args.data)
        note(majority, plurality, balanced, strangers)
        still = flicker.measure(facecue, args.clip, 2.0, out)
        diagram.draw(majority["reliability"], os.path.join(args.docs, "reliability.svg"))
        sheet.sheet(facecue, cases.write(os.path.join(out, "cases")), os.path.join(args.docs, "detector.jpg"), 200)
        detector_card, region = models_json(facecue, "show", DETECTOR), models_json(facecue, "show", REGION)["measured"]
        with open(os.path.join(HERE, "MODELS.in.md")) as f:
            text = f.read()
        text = fill(text, {
            "summary": summary(majority, plurality), "labels": by_label(majority), "coverage": coverage(majority),
            "robustness": robustness(facecue, folders), "detector": photos(detector_card), "detector_ms": number(detector_card["measured"]["ms_320x192_one_core"], 2),
            "landmarks": number(detector_card["measured"]["photos_landmarks_off_by_share_of_face_median"]),
            "region_ms": number(region["ms_one_core"], 2), "region_landmarks": number(region["photos_as_frames_of_films_landmarks_off_by_share_of_face_median"]),
            "ms": number(majority["ms_per_face"], 2), "processor": KINDS.get(processor.instructions(), processor.instructions()), "sha": majority["sha256"][:12],
            "portraits": number(balanced), "strangers": number(strangers), "stranger_count": str(count),
            "peers": peers_table(os.path.join(args.docs, "MODELS.md")),
            "flicker": f"the top score ({still['leader']}) is {still['mean']:.3f} on average over {still['count']} copies, "
                       f"with a standard deviation of {still['deviation']:.4f}; the label is the same in {100 * still['led']:.0f} %."})
    with open(os.path.join(args.docs, "MODELS.md"), "w") as f:
        f.write(text)


if __name__ == "__main__":
    main()
