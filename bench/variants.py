"""Makes recordings from one clip: other sizes, codecs, more faces."""
import os
import subprocess

SOUNDLESS = ["-an", "-sn", "-dn"]
FAST = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20"]
CUT = 426, 360  # pixels around the face of which five copies fill a picture of 1280x720
FIVE = "split=5[a][b][c][d][e];[a][b][c]hstack=3[u];[d][e]hstack[v];[v]pad=1278:ih[w];[u][w]vstack,pad=1280:720"
KINDS = {
    "360p H.264": ["-vf", "scale=-2:360", *FAST],
    "1080p H.264": ["-vf", "scale=-2:1080", *FAST],
    "720p HEVC": ["-c:v", "libx265", "-preset", "veryfast", "-crf", "22", "-x265-params", "log-level=error"],
    "720p VP9": ["-c:v", "libvpx-vp9", "-crf", "32", "-b:v", "0", "-cpu-used", "8", "-deadline", "realtime", "-row-mt", "1"],
    "720p H.264, two faces": ["-filter_complex", "[0:v]split=2[a][b];[a][b]hstack,scale=1280:-2,pad=1280:720", *FAST],
    "720p H.264, five faces of a third of the size": ["-filter_complex", "[0:v]scale=426:-2," + FIVE, *FAST],
}


def five_cuts(x, y, width, height):
    """Options that cut out what is around the middle x, y of a face in pictures of a size, and show it five times at its own size."""
    left, top = (max(0, min(whole - part, round(middle - part / 2))) for middle, whole, part in zip((x, y), (width, height), CUT))
    return ["-filter_complex", f"[0:v]crop={CUT[0]}:{CUT[1]}:{left}:{top},{FIVE}", *FAST]


def make(clip, folder, face):
    """Gives the names and files; the clip itself is the first. face is what performance.face_of gives."""
    yield "as it is", clip
    for i, (name, options) in enumerate({**KINDS, "720p H.264, five faces": five_cuts(*face)}.items()):
        out = os.path.join(folder, f"{i}.mkv")
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", clip, *options, *SOUNDLESS, out], check=True)
        yield name, out
