"""Texts to read, and reading that keeps what came out and what was skipped."""

from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from comention.config import Read
from comention.documents import Skipped, read
from comention.domain import Document

FRENCH = "Le président irakien a rencontré hier son homologue iranien à Téhéran."
ENGLISH = "The Iraqi president met his Iranian counterpart in Tehran on Monday evening."
GERMAN = "Der irakische Präsident ist am Montag in Teheran mit seinem Amtskollegen zusammengetroffen."


class Outcome(NamedTuple):
    documents: list[Document]
    skipped: list[Skipped]

    @property
    def only(self) -> Document:
        """The one document, where nothing was skipped."""
        assert self.skipped == []
        [document] = self.documents
        return document

    @property
    def reason(self) -> str:
        """Why the one thing that there was has been skipped."""
        assert self.documents == []
        [skipped] = self.skipped
        return skipped.reason

    @property
    def ids(self) -> list[str]:
        return [document.id for document in self.documents]

    @property
    def reasons(self) -> dict[str, str]:
        return {skipped.name: skipped.reason for skipped in self.skipped}


def outcome(sources: object, **settings: object) -> Outcome:
    """All that comes of reading ``sources``."""
    skipped: list[Skipped] = []
    documents = list(read(sources, config=Read(**settings), on_skip=skipped.append))
    return Outcome(documents, skipped)


def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing comes out; from now on no other process reads."""
    monkeypatch.setattr(import_module("comention.documents.read"), "Apart", lambda config: nullcontext())


def write(path: Path, content: str | bytes = FRENCH) -> Path:
    """``path``, now a file of this content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
