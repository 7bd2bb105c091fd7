"""Makes the picture of a session's page in the documents: picture.py. It annotates the demo with the program that `make build` made,
opens the page in Chromium, goes to a moment by the key N, and writes docs/page.png. The tool ffmpeg reduces the picture to 256
colours."""
import base64
import os
import subprocess
import sys
import tempfile

import chromium

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WIDTH, HEIGHT = 1280, 1000
CHAIN = "detect,track,classify,people,speak,smooth"
MOMENT = """const done = arguments[0], film = document.getElementById("film"), press = key => document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
press("n");
press("n");
const look = () => film.seeking || film.readyState < 2 ? setTimeout(look, 50) : setTimeout(() => { document.getElementById("said").textContent = ""; film.controls = false; setTimeout(done, 500); }, 500);
look();"""


def main():
    with tempfile.TemporaryDirectory() as folder:
        film, page, shot = (os.path.join(folder, name) for name in ("session.mp4", "session.html", "shot.png"))
        os.symlink(os.path.join(ROOT, "docs", "demo", "demo.mp4"), film)
        subprocess.run([os.path.join(ROOT, "bin", "facecue"), "annotate", film, "--filter", CHAIN, "-o", "[media=session.mp4]" + page], check=True)
        with chromium.page(WIDTH, HEIGHT) as window:
            window.cdp("Emulation.setDeviceMetricsOverride", width=WIDTH, height=HEIGHT, deviceScaleFactor=1, mobile=False)
            window.open(page)
            window.run(MOMENT)
            with open(shot, "wb") as f:
                f.write(base64.b64decode(window.picture()))
        subprocess.run(["ffmpeg", "-y", "-v", "error", "-i", shot, "-vf", "split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none", os.path.join(ROOT, "docs", "page.png")], check=True)


if __name__ == "__main__":
    sys.exit(main())
