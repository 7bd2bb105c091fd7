"""Measures a page in Chromium: browser.py PAGE. Prints how long it takes to open, and frames a second and the browser's
own time a frame (Chrome DevTools Protocol, "Performance.getMetrics") while the timeline moves. The time of the processor is
without that in which the thread waited for a processor, so a busy machine changes it least."""
import json
import os
import re
import subprocess
import sys
import urllib.request

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


def main(page):
    driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
    try:
        port = next(m.group(1) for m in (re.search(r"successfully on port (\d+)", line) for line in driver.stdout) if m)
        measure("http://127.0.0.1:" + port + "/session", "file://" + os.path.abspath(page))
    finally:
        driver.kill()


def call(url, body):
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)["value"]


def measure(url, page):
    options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,1000"]}
    url += "/" + call(url, {"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}})["sessionId"]
    cdp = lambda cmd: call(url + "/goog/cdp/execute", {"cmd": cmd, "params": {}})
    run = lambda text, *args: call(url + "/execute/async", {"script": text, "args": list(args)})
    busy = lambda: {m["name"]: m["value"] for m in cdp("Performance.getMetrics")["metrics"]}
    try:
        call(url + "/timeouts", {"script": 60000})
        cdp("Performance.enable")
        call(url + "/url", {"url": page})
        opened = run("""const done = arguments[0], look = () => document.documentElement.dataset.ready ? requestAnimationFrame(() => done(performance.now())) : setTimeout(look, 5); look();""")
        print(f"opened after {opened / 1000:.2f} s, of which the page's script took {busy()['ScriptDuration']:.2f} s")
        for name, zoom in [("an eighth of the recording", 3), ("a minute", 7)]:
            run("""const done = arguments[1]; document.getElementById("zoomAll").click(); for (let i = 0; i < arguments[0]; i++) document.getElementById("zoomIn").click(); setTimeout(done, 300);""", zoom)
            before = busy()
            moved = run(MOVE)
            after = busy()
            each = lambda what: (after[what] - before[what]) / moved["frames"] * 1000
            print(f"{name}: {moved['frames'] / moved['seconds']:.1f} frames a second; of a frame, {each('TaskDuration'):.1f} ms of the page's thread "
                  f"({each('ThreadTime'):.1f} ms of the processor), {each('ScriptDuration'):.1f} ms of its script")
    finally:
        urllib.request.urlopen(urllib.request.Request(url, method="DELETE"), timeout=60)


main(sys.argv[1])
