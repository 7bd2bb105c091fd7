"""Renders demo.mp4 and timeline.tsv beside this file.

    /usr/bin/python3 docs/demo/make_demo.py

Needs Debian 12's python3-opencv, python3-numpy, python3-skimage (for the
portrait, see LICENCE.md) and ffmpeg. Nothing in it is random: the same packages
give the same file.
"""
import csv
import os
import subprocess
import tempfile
import wave
from dataclasses import dataclass

import cv2
import numpy as np

import face_warp

HERE = os.path.dirname(os.path.abspath(__file__))
PHOTO = '/usr/lib/python3/dist-packages/skimage/data/astronaut.png'
WIDTH, HEIGHT, RATE = 1280, 720, 25
MIRROR = 345          # the photograph's column at which the second person is joined on
STAND = 338           # from here on the photograph shows the shuttle model alone


@dataclass
class Shot:
    name: str
    start: float
    end: float
    camera: tuple     # (centre x, centre y, width) in photograph pixels, at its start and end
    faces: list       # for each face its (time, pose, seconds to get there)


SHOTS = [
    Shot('portrait', 0.0, 7.0, ((256, 150, 512), (228, 118, 330)), [
        [(0.0, 'happiness', 0), (1.6, 'neutral', .2), (3.0, 'surprise', .16), (4.4, 'neutral', .08),
         (5.2, 'happiness', .04), (5.4, 'neutral', .04), (5.8, 'sadness', .24)]]),
    Shot('empty', 7.0, 8.0, ((150, 170, 300), (198, 166, 300)), []),
    Shot('two people', 8.0, 11.0, ((350, 132, 420), (345, 140, 490)), [
        [(8.0, 'happiness', 0), (9.4, 'neutral', .2)],
        [(8.0, 'neutral', 0), (9.6, 'surprise', .16)]]),
    Shot('close', 11.0, 12.4, ((222, 112, 240), (236, 125, 300)), [
        [(11.0, 'neutral', 0), (11.6, 'happiness', .2)]]),
]


def ease(x):
    x = min(max(x, 0.0), 1.0)
    return x * x * (3 - 2 * x)


def pose_at(track, t, targets):
    """The control points of one face at time t."""
    now = targets[track[0][1]]
    for when, name, ramp in track[1:]:
        if t >= when - 1e-6:
            now = face_warp.mix(now, targets[name], ease((t - when + 1 / RATE) / max(ramp, 1e-6)))
    return now


class Scenes:
    """Draws the canvas of a shot at a time, SCALE times the photograph's size."""

    def __init__(self, photo):
        self.face = face_warp.Face(photo)
        self.targets = {name: face_warp.targets(pose) for name, pose in face_warp.POSES.items()}

    def canvas(self, shot, t):
        people = [self.face.render(pose_at(track, t, self.targets)) for track in shot.faces]
        cut = face_warp.SCALE * MIRROR
        if len(people) == 2:
            return np.hstack([people[0][:, :cut], people[1][:, :cut][:, ::-1]])
        if len(people) == 1:
            return people[0]
        stand = self.face.lively[:, face_warp.SCALE * STAND:]
        return np.hstack([stand[:, ::-1], stand])

    def frame(self, shot, t):
        share = ease((t - shot.start) / (shot.end - shot.start))
        x, y, width = (np.array(shot.camera[0]) * (1 - share) + np.array(shot.camera[1]) * share)
        x += .6 * np.sin(2.1 * t)                     # a hand-held camera's sway
        y += .4 * np.sin(2.9 * t + 1)
        zoom = WIDTH / (width * face_warp.SCALE)
        canvas = self.canvas(shot, t)
        left = min(max(x - width / 2, 0), canvas.shape[1] / face_warp.SCALE - width)
        top = max(y - width * HEIGHT / WIDTH / 2, 0)
        move = np.float64([[zoom, 0, -left * face_warp.SCALE * zoom], [0, zoom, -top * face_warp.SCALE * zoom]])
        return cv2.warpAffine(canvas, move, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def music(path, seconds, rate=48000):
    """Soft chords, one every 3.1 s, as a WAV file."""
    t = np.arange(int(seconds * rate)) / rate
    out = np.zeros_like(t)
    for i, chord in enumerate([(220, 277.2, 329.6), (185, 220, 277.2), (146.8, 220, 293.7), (164.8, 246.9, 329.6)]):
        local = t - 3.1 * i
        swell = np.clip(local / .9, 0, 1) * np.clip((4.0 - local) / 1.6, 0, 1)
        for note in chord:
            out += swell * (np.sin(2 * np.pi * note * t) + .3 * np.sin(4 * np.pi * note * t)) * .06
    out *= np.clip((seconds - t) / .6, 0, 1)
    with wave.open(path, 'wb') as w:
        w.setnchannels(1)
        w.setsampwidth(2)
        w.setframerate(rate)
        w.writeframes((out * 32767).astype('<i2').tobytes())


def encoder(sound, path):
    return subprocess.Popen([
        'ffmpeg', '-v', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'bgr24', '-s', f'{WIDTH}x{HEIGHT}', '-r', str(RATE),
        '-i', '-', '-i', sound, '-map_metadata', '-1', '-fflags', '+bitexact', '-flags', '+bitexact',
        '-vf', 'scale=out_color_matrix=bt709:out_range=tv', '-pix_fmt', 'yuv420p',
        '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709',
        '-c:v', 'libx264', '-preset', 'veryslow', '-crf', '24', '-g', '50', '-threads', '1',
        '-c:a', 'aac', '-b:a', '48k', '-movflags', '+faststart', path], stdin=subprocess.PIPE)


def write_timeline(path):
    """One row per shot, face and pose: what the clip means to show."""
    with open(path, 'w', newline='') as f:
        rows = csv.writer(f, delimiter='\t', lineterminator='\n')
        rows.writerow(['start', 'end', 'scene', 'faces', 'face', 'expression'])
        for shot in SHOTS:
            for number, track in enumerate(shot.faces or [[]], 1):
                ends = [when for when, _, _ in track[1:]] + [shot.end]
                for (when, name, _), end in zip(track or [(shot.start, '', 0)], ends):
                    rows.writerow([f'{when:.2f}', f'{end:.2f}', shot.name, len(shot.faces), number if track else '', name])


def main():
    scenes = Scenes(cv2.imread(PHOTO))
    with tempfile.TemporaryDirectory() as folder:
        sound = os.path.join(folder, 'sound.wav')
        music(sound, SHOTS[-1].end)
        video = encoder(sound, os.path.join(HERE, 'demo.mp4'))
        for shot in SHOTS:
            for i in range(round(shot.start * RATE), round(shot.end * RATE)):
                video.stdin.write(scenes.frame(shot, i / RATE).tobytes())
        video.stdin.close()
        if video.wait() != 0:
            raise SystemExit('make_demo: ffmpeg failed')
    write_timeline(os.path.join(HERE, 'timeline.tsv'))


if __name__ == '__main__':
    main()
