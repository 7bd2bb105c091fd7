"""Makes recordings from one clip: other sizes, codecs, more faces."""
import os
import subprocess

SOUNDLESS = ["-an", "-sn", "-dn"]
FAST = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20"]
GRIDS = {  # filters that put so many copies of the picture into one of 1280x720
    2: "[0:v]split=2[a][b];[a][b]hstack,scale=1280:-2,pad=1280:720",
    5: "[0:v]scale=426:-2,split=5[a][b][c][d][e];[a][b][c]hstack=3[u];[d][e]hstack[v];"
       "[v]pad=1278:ih[w];[u][w]vstack,pad=1280:720",
}
KINDS = {
    "360p H.264": ["-vf", "scale=-2:360", *FAST],
    "1080p H.264": ["-vf", "scale=-2:1080", *FAST],
    "720p HEVC": ["-c:v", "libx265", "-preset", "veryfast", "-crf", "22", "-x265-params", "log-level=error"],
    "720p VP9": ["-c:v", "libvpx-vp9", "-crf", "32", "-b:v", "0", "-cpu-used", "8", "-deadline", "realtime", "-row-mt", "1"],
    "720p H.264, two faces": ["-filter_complex", GRIDS[2], *FAST],
    "720p H.264, five faces": ["-filter_complex", GRIDS[5], *FAST],
}


def make(clip, folder):
    """Gives the names and files; the clip itself is the first."""
    yield "as it is", clip
    for i, (name, options) in enumerate(KINDS.items()):
        out = os.path.join(folder, f"{i}.mkv")
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", clip, *options, *SOUNDLESS, out], check=True)
        yield name, out
