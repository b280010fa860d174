"""A page opened in a headless Chromium with the network cut, and how long things take in it."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright
from tests.conftest import ARGUMENTS, MISSING, find_chromium

SIZE = {"width": 1280, "height": 860}
SECONDS = 2.0  # of panning and zooming

_STABLE = "stable after "

# Looks at a small copy of the canvas again and again; a picture that has stayed as it is for half a second
# is stable, and its time is that of the last change.
_WATCH = """(() => {
  const small = document.createElement('canvas');
  const [width, height] = [small.width, small.height] = [200, 130];
  const context = small.getContext('2d', {willReadFrequently: true});
  const seen = {last: null, alike: 0, picture: ''};
  const look = () => {
    const canvas = document.querySelector('canvas');
    if (canvas?.width) {
      context.clearRect(0, 0, width, height);
      context.drawImage(canvas, 0, 0, width, height);
      const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
      if (pixels.some(pixel => pixel !== pixels[0])) {
        const picture = pixels.join();
        seen.alike = picture === seen.picture ? seen.alike + 1 : 0;
        if (picture !== seen.picture) seen.last = performance.now();
        seen.picture = picture;
      }
    }
    if (seen.alike < 20) setTimeout(look, 25);
    else console.info(`stable after ${seen.last}`);
  };
  addEventListener('DOMContentLoaded', look);
})()"""

# Runs changes one after the other, each until the frame that shows it is painted; milliseconds each.
_CHANGES = """async changes => {
  const painted = () => new Promise(done => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  }));
  const taken = [];
  for (const change of changes) {
    await painted();
    await painted();
    const start = performance.now();
    await change();
    await painted();
    taken.push(performance.now() - start);
  }
  return taken;
}"""

_FRAMES = """() => {
  if ('frames_seen' in window) return;
  window.frames_seen = 0;
  const count = () => { window.frames_seen += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""


class Opened:
    """A page that is open, with what it asked for and what it complained of."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.picture: float | None = None
        page.on("request", lambda request: request.url == path.as_uri() or self.requests.append(request.url))
        page.on("console", lambda message: self.hear(message.type, message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def stable(self, limit: float) -> float | None:
        """The second in which the first picture that stayed was there; None if it takes longer."""
        end = time.perf_counter() + limit
        while self.picture is None and time.perf_counter() < end:
            self.page.wait_for_timeout(50)
        return self.picture

    def hear(self, kind: str, text: str) -> None:
        """Take note of a message on the console."""
        if text.startswith(_STABLE):
            self.picture = float(text.removeprefix(_STABLE)) / 1000
        elif kind == "error":
            self.errors.append(text)

    def changes(self, changes: Sequence[str]) -> list[float]:
        """How many milliseconds each of these JavaScript statements takes until its frame is painted."""
        listed = ", ".join(f"() => {{ {change} }}" for change in changes)
        found: list[float] = self.page.evaluate(f"({_CHANGES})([{listed}])")
        return found

    def frames(self, move: Callable[[int], None]) -> float:
        """Frames a second while ``move`` is called again and again."""
        self.page.evaluate(_FRAMES)
        start, turn, before = time.perf_counter(), 0, self.page.evaluate("frames_seen")
        while time.perf_counter() - start < SECONDS:
            move(turn)
            turn += 1
        seen = self.page.evaluate("frames_seen") - before
        return float(seen / (time.perf_counter() - start))

    def pan(self) -> float:
        """Frames a second while the picture is dragged about."""
        box, mouse = self._canvas(), self.page.mouse
        # Near the border nothing is drawn that would be dragged alone.
        x, y = box["x"] + box["width"] - 8, box["y"] + box["height"] / 3
        mouse.move(x, y)
        mouse.down()
        found = self.frames(lambda turn: mouse.move(x - abs(turn % 80 - 40) * 4, y + abs(turn % 60 - 30) * 3))
        mouse.up()
        return found

    def zoom(self) -> float:
        """Frames a second while one zooms in and out."""
        box = self._canvas()
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        return self.frames(lambda turn: self.page.mouse.wheel(0, -60 if turn % 40 < 20 else 60))

    def _canvas(self) -> Any:
        return self.page.locator("canvas").first.bounding_box()


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """A page of a browser of its own: one that hangs must not slow the next."""
    with sync_playwright() as playwright:
        chromium = find_chromium(playwright)
        if chromium is None:
            raise SystemExit(MISSING)
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        context = browser.new_context(viewport=SIZE)
        context.set_offline(True)
        context.add_init_script(_WATCH)
        page = Opened(context.new_page(), path)
        page.page.goto(path.as_uri(), wait_until="commit")
        yield page
        browser.close()
