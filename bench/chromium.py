"""A page in headless Chromium, by WebDriver and the Chrome DevTools Protocol."""
import contextlib
import json
import os
import re
import subprocess
import urllib.request

READY = """const done = arguments[0], look = () => document.documentElement.dataset.ready ? requestAnimationFrame(() => done(performance.now())) : setTimeout(look, 5); look();"""


def call(url, body, method="POST"):
    request = urllib.request.Request(url, None if body is None else json.dumps(body).encode(), {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)["value"]


class Page:
    def __init__(self, session):
        self.session = session

    def cdp(self, command, **parameters):
        return call(self.session + "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def run(self, script, *arguments):
        """What the script calls its last argument with."""
        return call(self.session + "/execute/async", {"script": script, "args": list(arguments)})

    def open(self, path):
        """Milliseconds until the page is ready."""
        call(self.session + "/url", {"url": "file://" + os.path.abspath(path)})
        return self.run(READY)

    def picture(self):
        """PNG of the window, in base64."""
        return call(self.session + "/screenshot", None, "GET")


@contextlib.contextmanager
def page(width, height):
    """A window without a page."""
    driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
    try:
        port = next(m.group(1) for m in (re.search(r"successfully on port (\d+)", line) for line in driver.stdout) if m)
        url = f"http://127.0.0.1:{port}/session"
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", f"--window-size={width},{height}"]}
        session = url + "/" + call(url, {"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}})["sessionId"]
        try:
            call(session + "/timeouts", {"script": 60000})
            yield Page(session)
        finally:
            call(session, None, "DELETE")
    finally:
        driver.kill()
