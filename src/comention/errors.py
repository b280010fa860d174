"""Every deliberate error of comention; each says what is wrong and what to do about it.

ComentionError
├── ConfigError      a setting that does not exist or does not fit
├── DocumentError    an input that cannot be read
├── ModelError       a pipeline that is not installed or cannot find names
├── WorkerError      a process that worked for this one and ended too early
├── EngineError      a cluster that cannot be started, or gave up
├── Unforeseen       an error of comention itself, over some document
├── GraphError       a saved graph that cannot be read
├── UnknownActor     a name that no actor of the graph bears
├── JudgementError   a judgement that cannot be read, or contradicts another
├── StoreError       a project that cannot be opened, read or written
└── OutputError      a file that cannot be written
"""

from collections.abc import Iterable
from difflib import get_close_matches


class ComentionError(Exception):
    """An error that the user can act on.

    Args:
        message: What is wrong, with the name of what is concerned.
        hint: What to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class ConfigError(ComentionError):
    """A setting does not exist or does not fit."""


class DocumentError(ComentionError):
    """An input cannot be read as documents."""


class ModelError(ComentionError):
    """A spaCy pipeline is not installed, or has no component that finds names."""


class WorkerError(ComentionError):
    """A process that worked for this one ended too early: it was killed, or memory was short."""


class EngineError(ComentionError):
    """Spark is not installed, cannot be started or used, or gave up a job."""


class Unforeseen(ComentionError):
    """An error of comention itself, which came of a document and is to be reported."""


class GraphError(ComentionError):
    """A saved graph is missing, damaged or of another version."""


class UnknownActor(ComentionError):
    """No actor of the graph bears the name or id."""


class JudgementError(ComentionError):
    """A judgement cannot be read, cannot be taken back, or contradicts another."""


class StoreError(ComentionError):
    """A project cannot be opened, read or written."""


class OutputError(ComentionError):
    """A file cannot be written."""


def did_you_mean(word: str, known: Iterable[str], *, count: int = 3) -> str:
    """A hint that names the known words nearest to ``word``, or an empty string.

    >>> did_you_mean("sentnce", ["sentence", "paragraph"])
    'Did you mean sentence?'
    """
    folded = {name.casefold(): name for name in known}
    near = [folded[name] for name in get_close_matches(word.casefold(), folded, n=count)]
    return f"Did you mean {' or '.join(near)}?" if near else ""
