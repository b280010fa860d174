"""Who is told what happens while the stages are gone through."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from comention.actors import Unknown, log_unknown
from comention.documents import Skipped, log_skipped

Each = TypeVar("Each")


class Watch(Protocol):
    """What is wrapped around a stream of things as they are done."""

    def __call__(self, stream: Iterator[Each], what: str, total: int) -> Iterable[Each]:
        """The same stream; ``what`` is being done, to ``total`` things in all."""


def unwatched(stream: Iterator[Each], what: str, total: int) -> Iterable[Each]:
    """The same stream."""
    return stream


def log_step(step: str) -> None:
    """Nothing comes out; the logger ``comention`` is told what is being done now."""
    logging.getLogger("comention").debug("%s", step)


def log_change(change: str) -> None:
    """Nothing comes out; the logger ``comention`` is told what is done anew, and why."""
    logging.getLogger("comention").info("%s", change)


@dataclass(frozen=True, slots=True)
class Listeners:
    """Who is told what happens."""

    on_skip: Callable[[Skipped], None] = log_skipped
    on_unknown: Callable[[Unknown], None] = log_unknown
    on_change: Callable[[str], None] = log_change
    on_step: Callable[[str], None] = log_step
    watch: Watch = unwatched
