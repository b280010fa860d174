"""Reading one file made on the spot."""

from collections.abc import Callable

import pytest
from tests.documents.samples import FRENCH, Outcome, outcome, read_here, write


@pytest.fixture(autouse=True)
def here(monkeypatch):
    """All is read in this process, for to start another one would be the most of each test."""
    read_here(monkeypatch)


@pytest.fixture
def reading(tmp_path) -> Callable[..., Outcome]:
    """What comes of a file of this name and content in a folder ``news``."""

    def reading(name: str, content: str | bytes = FRENCH, **settings: object) -> Outcome:
        return outcome(write(tmp_path / "news" / name, content), **settings)

    return reading
