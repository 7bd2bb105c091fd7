"""A simple script for comparison: OpenCV reads the video, finds faces with YuNet and classifies
each with a network, frame by frame.

    python3 opencv.py --detector yunet.onnx [--expression net.onnx] VIDEO

It needs Debian's python3-opencv. The detector is the public YuNet for 320 x 320 pictures
(libfacedetection.train, yunet_n_320_320), the expression network any ONNX file that OpenCV
loads and that takes grey faces of --side pixels. Without --expression it uses the layers of
facecue's network in python3-torch, with random weights, because the time does not depend on
the weights. Prints one line of JSON: frames, faces, seconds, frames per second.
"""
import argparse
import json
import os
import sys
import time

import cv2
import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "models", "train"))
from yunet import SIDE, YuNet

LEAST = 0.6  # score of a face


def torch_classifier():
    """facecue's layers in PyTorch."""
    import torch
    from expression_net import make
    net = make("wide").eval()

    def classify(face):
        with torch.no_grad():
            return net(torch.from_numpy(face.astype(np.float32))[None, None]).softmax(1).numpy()
    return classify


def opencv_classifier(path):
    net = cv2.dnn.readNetFromONNX(path)

    def classify(face):
        net.setInput(face.astype(np.float32)[None, None])
        return net.forward()
    return classify


def faces(detector, frame):
    """Crops of the faces in a frame."""
    scale = max(frame.shape[:2]) / SIDE
    small = cv2.resize(frame, (round(frame.shape[1] / scale), round(frame.shape[0] / scale)), interpolation=cv2.INTER_AREA)
    small = cv2.copyMakeBorder(small, 0, SIDE - small.shape[0], 0, SIDE - small.shape[1], cv2.BORDER_CONSTANT)
    for found in detector.detect(small):
        x, y, w, h = (int(v) for v in found[:4] * scale)
        crop = frame[max(0, y):y + h, max(0, x):x + w]
        if crop.size:
            yield crop


def run(video, detector, classify, side):
    capture, frames, found, begun = cv2.VideoCapture(video), 0, 0, time.time()
    while True:
        more, frame = capture.read()
        if not more:
            break
        frames += 1
        for crop in faces(detector, frame):
            found += 1
            classify(cv2.resize(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY), (side, side), interpolation=cv2.INTER_AREA))
    seconds = time.time() - begun
    return {"frames": frames, "faces": found, "seconds": seconds, "fps": frames / seconds}


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--detector", required=True)
    args.add_argument("--expression")
    args.add_argument("--side", type=int, default=48)
    args.add_argument("video")
    args = args.parse_args()
    detector = YuNet(args.detector, LEAST)
    classify = opencv_classifier(args.expression) if args.expression else torch_classifier()
    print(json.dumps(run(args.video, detector, classify, args.side)))


if __name__ == "__main__":
    main()
