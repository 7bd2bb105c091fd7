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

WIDTH = 320  # of the detector's input, as in facecue
STRIDES = (8, 16, 32)


def torch_classifier():
    """facecue's layers in PyTorch."""
    sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "models", "train"))
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


class YuNet:
    """YuNet, decoded as by its authors (Wu et al. 2023): a score is the square root of the
    product of two maps, a box is relative to its cell."""

    def __init__(self, path):
        self.net, self.names = cv2.dnn.readNetFromONNX(path), [
            kind + str(stride) for kind in ("cls_", "obj_", "bbox_") for stride in STRIDES]

    def detect(self, picture):
        """Boxes x y w h in a picture of WIDTH x WIDTH."""
        self.net.setInput(cv2.dnn.blobFromImage(picture))
        maps = self.net.forward(self.names)
        boxes, scores = zip(*(self.read(*maps[i::3], stride) for i, stride in enumerate(STRIDES)))
        boxes, scores = np.concatenate(boxes), np.concatenate(scores)
        kept = cv2.dnn.NMSBoxes(boxes.tolist(), scores.tolist(), 0.6, 0.3)
        return boxes[np.array(kept, int)]  # NMSBoxes gives () for none; np.array(..., int) makes that an empty index

    def read(self, classes, objects, box, stride):
        scores = np.sqrt(np.clip(classes, 0, 1) * np.clip(objects, 0, 1)).ravel()
        box, at = box.reshape(-1, 4), np.arange(scores.size)
        at = np.stack([at % (WIDTH // stride), at // (WIDTH // stride)], 1)
        size = np.exp(box[:, 2:]) * stride
        return np.hstack([(at + box[:, :2]) * stride - size / 2, size]), scores


def faces(detector, frame):
    """Crops of the faces in a frame."""
    scale = max(frame.shape[:2]) / WIDTH
    small = cv2.resize(frame, (round(frame.shape[1] / scale), round(frame.shape[0] / scale)), interpolation=cv2.INTER_AREA)
    small = cv2.copyMakeBorder(small, 0, WIDTH - small.shape[0], 0, WIDTH - small.shape[1], cv2.BORDER_CONSTANT)
    for box in detector.detect(small):
        x, y, w, h = (int(v) for v in box * scale)
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
    detector = YuNet(args.detector)
    classify = opencv_classifier(args.expression) if args.expression else torch_classifier()
    print(json.dumps(run(args.video, detector, classify, args.side)))


if __name__ == "__main__":
    main()
