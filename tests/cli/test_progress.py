"""What is shown while one waits, on a terminal and elsewhere."""

from io import StringIO

import pytest
from rich.console import Console
from tests.store.fake import build
from tests.store.test_project import TEXTS, write

from comention.cli import progress


@pytest.fixture
def shown(tmp_path, monkeypatch):
    """What a build shows to a terminal, or to what is none."""
    for number in range(3):
        write(tmp_path / "news", f"n{number}", TEXTS[number])

    def show(*, terminal: bool, quiet: bool = False) -> str:
        to = Console(file=StringIO(), force_terminal=terminal, width=120)
        monkeypatch.setattr(progress, "console", lambda *, stderr: to)
        with progress.Tracker(quiet=quiet) as tracker:
            build(tmp_path / "news", on_step=tracker.step, watch=tracker.watch)
        return to.file.getvalue()

    return show


def test_a_terminal_shows_what_is_done_and_how_much_is_left(shown):
    text = shown(terminal=True)
    for words in (
        "Reading files",
        "Finding mentions",
        "3/3",
        "words a second",
        "left",
        "who is who",
        "links",
    ):
        assert words in text


def test_nobody_else_is_shown_anything(shown):
    assert shown(terminal=False) == shown(terminal=True, quiet=True) == ""
