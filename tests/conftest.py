"""A real Chromium with the network cut, for every test that wants to see a page."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

# A busy machine is no failure.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# What keeps a browser from calling home, and lets it run without a screen, a GPU or a user of its own.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = (
    "No Chromium was found for the tests of the page. Install one (Debian, Ubuntu: apt install chromium;"
    " macOS: brew install --cask chromium), or name it in COMENTION_CHROMIUM."
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; in continuous integration its absence is a failure."""
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
        found = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield found
        found.close()


def find_chromium(playwright: Playwright) -> str | None:
    """The named browser, else one that is installed, else playwright's own, else None."""
    if named := os.environ.get("COMENTION_CHROMIUM"):
        return named
    own = playwright.chromium.executable_path
    return next(filter(None, map(shutil.which, (*NAMES, own))), None)


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """A function that opens HTML as a file; at the end no page may have asked for anything, or erred.

    Its keywords are those of playwright's ``new_context``, with ``size`` for the viewport, ``first`` for a
    script that runs before the page's own, and ``expected`` for words of an error that is meant to happen.
    """
    wrong: list[str] = []
    contexts = []

    def blame(error: str, expected: str | None) -> None:
        if expected is None or expected not in error:
            wrong.append(error)

    def open_page(
        html: str,
        *,
        size: tuple[int, int] = (1280, 860),
        first: str = "",
        expected: str | None = None,
        **options: object,
    ) -> Page:
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            **options,  # type: ignore[arg-type]
        )
        contexts.append(context)
        context.set_offline(True)
        page = context.new_page()
        page.on("request", lambda request: request.url == path.as_uri() or wrong.append(request.url))
        page.on("console", lambda message: message.type == "error" and blame(message.text, expected))
        page.on("pageerror", lambda error: blame(str(error), expected))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        if first:
            page.add_init_script(first)
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []
