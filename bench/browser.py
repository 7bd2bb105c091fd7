"""Measures a page in Chromium: browser.py PAGE. Prints how long it takes to open, and frames a second and the browser's
own time a frame (Chrome DevTools Protocol, "Performance.getMetrics") while the timeline moves. The time of the processor is
without that in which the thread waited for a processor, so a busy machine changes it least. pagerecord.py writes a record for
a page of any length: pagerecord.py 2 2 two.jsonl, and facecue render two.jsonl -o two.html."""
import os
import sys

import chromium

MOVE = """const done = arguments[0], stage = document.getElementById("stage"), area = stage.getBoundingClientRect(), begin = performance.now();
let frames = 0;
const wheel = more => stage.dispatchEvent(new WheelEvent("wheel", {clientX: area.left + area.width / 2, clientY: area.top + 30, bubbles: true, cancelable: true, ...more}));
const step = () => {
  if (performance.now() - begin > 4000) return done({frames, seconds: (performance.now() - begin) / 1000});
  frames++;
  wheel(frames % 100 < 50 ? {deltaX: 8} : {deltaX: -8});
  requestAnimationFrame(step);
};
step();"""
ZOOM = """const done = arguments[1]; document.getElementById("zoomAll").click(); for (let i = 0; i < arguments[0]; i++) document.getElementById("zoomIn").click(); setTimeout(done, 300);"""


def main(path):
    with chromium.page(1400, 1000) as window:
        measure(window, path)


def measure(window, path):
    busy = lambda: {m["name"]: m["value"] for m in window.cdp("Performance.getMetrics")["metrics"]}
    window.cdp("Performance.enable")
    opened = window.open(path)
    print(f"load of the machine {os.getloadavg()[0]:.1f}; {os.path.getsize(path) / 1e6:.2f} MB opened after {opened / 1000:.2f} s, of which the page's script took {busy()['ScriptDuration']:.2f} s")
    for name, zoom in [("an eighth of the recording", 3), ("a minute", 7)]:
        window.run(ZOOM, zoom)
        before = busy()
        moved = window.run(MOVE)
        after = busy()
        each = lambda what: (after[what] - before[what]) / moved["frames"] * 1000
        print(f"{name}: {moved['frames'] / moved['seconds']:.1f} frames a second; of a frame, {each('TaskDuration'):.1f} ms of the page's thread "
              f"({each('ThreadTime'):.1f} ms of the processor), {each('ScriptDuration'):.1f} ms of its script")


if __name__ == "__main__":
    main(sys.argv[1])
