"""Writes a made-up record, of which bench/browser.py measures the page: pagerecord.py HOURS PEOPLE RECORD.jsonl. People sit beside
each other at 25 frames a second, speak in turns, smile after each other, leave, and come so near to the edge or so far away that
their faces cannot be judged. Scores vary in every frame, so that they pack as badly as those of a recording."""
import json
import random
import sys

LABELS = ["neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt"]
WEIGHTS = [60, 18, 3, 8, 3, 2, 2, 1]
RATE = 25
HEADER = {"version": "made-up", "libav": "", "models": [], "filters": "detect,classify,track,speak,smooth",
          "notice": "made up by bench/pagerecord.py"}
ESTIMATES = [{"name": "speaking", "kind": "dimension", "range": [0, 1]}]


class Person:
    def __init__(self, number, left, wide):
        self.number, self.left, self.wide = number, left, wide
        self.label, self.until, self.away, self.poor, self.sway = 0, 0, 0, 0, 0.0

    def step(self, frame, smiled):
        """Chooses the expression and whether the face can be judged; smiled says that somebody else began to smile a second ago."""
        if smiled and self.label == 0 and random.random() < 0.5:
            self.label, self.until = 1, frame + random.randrange(20, 90)
        if self.until <= frame:
            self.label = random.choices(range(8), WEIGHTS)[0] if self.label == 0 else 0
            self.until = frame + 12 + int(random.expovariate(1 / (RATE * (4 if self.label else 14))))
        if random.random() < 1 / 6000:
            self.away = frame + random.randrange(50, 700)
        if random.random() < 1 / 5000:
            self.poor = frame + random.randrange(20, 400)
        self.sway += random.gauss(0, 0.3) - self.sway / 200
        return self.away <= frame

    def face(self, frame, speaks):
        label = random.randrange(1, 8) if random.random() < 0.0005 else self.label
        top = min(0.99, max(0.5, random.gauss(0.85, 0.06)))
        rest = [abs(random.gauss(0, 1)) for _ in LABELS]
        rest[label] = 0
        scores = {name: round((1 - top) * v / sum(rest), 4) for name, v in zip(LABELS, rest)}
        scores[LABELS[label]] = round(top, 4)
        poor = self.poor > frame
        size, x = (9 if poor else self.wide), self.left + self.sway
        points = [[x + size * h, 200 + size * v] for h, v in ((0.3, 0.4), (0.7, 0.4), (0.5, 0.6), (0.35, 0.8), (0.65, 0.8))]
        name = "low_quality" if poor else LABELS[label]
        return {"id": self.number, "box": [round(x, 2), 200, size, round(size * 1.2, 2)], "score": 0.9, "points": [[round(a, 2), round(b, 2)] for a, b in points],
                "scores": scores, "label": name, "quality": 0 if poor else 0.9, "state": name,
                "estimates": {"speaking": round(min(1, max(0, random.gauss(0.8 if speaks else 0.15, 0.15))), 4)}}


def main(hours, count, out):
    random.seed(3)
    wide = min(160, 900 // count)
    people = [Person(i + 1, 60 + i * 1180 // count, wide) for i in range(count)]
    stream = {"width": 1280, "height": 720, "time_base": [1, 1000], "start": 0, "rate": [RATE, 1], "duration": int(hours * 3600000), "codec": "h264", "hwaccel": "none"}
    line = lambda data: out.write(json.dumps(data, separators=(",", ":")) + "\n")
    line({"facecue": {**HEADER, "stream": stream, "estimates": ESTIMATES}})
    speaker, turn, smiles = 0, 0, []
    for n in range(int(hours * 3600 * RATE)):
        if turn <= n:
            speaker, turn = random.randrange(count), n + random.randrange(2 * RATE, 25 * RATE)
        faces, began = [], [who for at, who in smiles if at + RATE == n]
        for p in people:
            before = p.label
            if p.step(n, any(who is not p for who in began)):
                faces.append(p.face(n, people[speaker] is p and random.random() > 0.05))
            if p.label == 1 and before != 1:
                smiles = [s for s in smiles if s[0] > n - 2 * RATE] + [(n, p)]
        line({"frame": n, "pts": n * 40, "duration": 40, "time": n / RATE, "status": "face" if faces else "no_face", "faces": faces})


if __name__ == "__main__":
    with open(sys.argv[3], "w") as f:
        main(float(sys.argv[1]), int(sys.argv[2]), f)
