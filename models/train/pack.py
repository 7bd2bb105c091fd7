"""Packs portraits and backgrounds as WebP for the jobs that train on a graphics processor.

    python3 pack.py --data DIR --out DIR [--quality 82]

NAME.bin holds the pictures one after the other, and NAME.json a list of name, offset, length, width
and height of each. Portraits are in the order of portraits.jsonl, which holds their labels."""
import argparse
import json
import os
import tarfile

import cv2
import numpy as np


def pack(archive, names, out, name, quality):
    """Packs the pictures of an archive in the order of their names; None takes all, by name."""
    with tarfile.open(archive) as tar, open(os.path.join(out, name + ".bin"), "wb") as blob:
        members = {m.name.removeprefix("./"): m for m in tar.getmembers() if m.isfile()}
        index, offset = [], 0
        for file in names or sorted(members):
            picture = cv2.imdecode(np.frombuffer(tar.extractfile(members[file]).read(), np.uint8), cv2.IMREAD_GRAYSCALE)
            data = cv2.imencode(".webp", picture, [cv2.IMWRITE_WEBP_QUALITY, quality])[1].tobytes()
            blob.write(data)
            index.append([file, offset, len(data), picture.shape[1], picture.shape[0]])
            offset += len(data)
    with open(os.path.join(out, name + ".json"), "w") as f:
        json.dump(index, f)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--quality", type=int, default=82)
    a = p.parse_args()
    os.makedirs(a.out, exist_ok=True)
    with open(os.path.join(a.data, "portraits.jsonl")) as lines:
        names = [json.loads(line)["file"] for line in lines]
    pack(os.path.join(a.data, "portraits.tar"), names, a.out, "portraits", a.quality)
    pack(os.path.join(a.data, "backgrounds.tar"), None, a.out, "backgrounds", a.quality)


if __name__ == "__main__":
    main()
