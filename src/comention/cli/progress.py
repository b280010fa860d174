"""What is being done, how much of it is done, and how long the rest will take, on a terminal."""

from collections.abc import Iterable, Iterator
from time import monotonic
from types import TracebackType
from typing import Self, TypeVar

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from comention.cli.terminal import console
from comention.domain import AnnotatedDocument

Each = TypeVar("Each")
_SECONDS = 60  # over which the speed is measured that tells the time left


class Tracker:
    """Shows one thing at a time, in a line that goes when it is done; nothing where nobody sees it.

    Args:
        quiet: Whether nothing is to be shown.
    """

    def __init__(self, *, quiet: bool) -> None:
        self._console = console(stderr=True)
        self._off = quiet or not self._console.is_terminal
        self._shown: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def step(self, what: str) -> None:
        """Show what is being done, and for how long."""
        self._show(TextColumn("{task.description}"), TimeElapsedColumn()).add_task(what, total=None)

    def watch(self, stream: Iterator[Each], what: str, total: int) -> Iterable[Each]:
        """The same stream, shown with how much of it has passed, its words, and the time left."""
        shown = self._show(
            TextColumn("{task.description}"),
            BarColumn(bar_width=20),
            MofNCompleteColumn(),
            TextColumn("{task.fields[speed]}"),
            TimeRemainingColumn(),
            TextColumn("left"),
        )
        task, words, start = shown.add_task(what, total=total, speed=""), 0, monotonic()
        for each in stream:
            if isinstance(each, AnnotatedDocument):
                words += each.document.text.count(" ") + 1
                speed = words / max(monotonic() - start, 1)
                shown.update(task, speed=f"{speed:,.0f} words a second")
            shown.advance(task)
            yield each
        self.close()

    def close(self) -> None:
        """Take away what is shown."""
        if self._shown:
            self._shown.stop()
            self._shown = None

    def _show(self, *columns: ProgressColumn) -> Progress:
        self.close()
        self._shown = Progress(
            SpinnerColumn(),
            *columns,
            console=self._console,
            transient=True,
            disable=self._off,
            speed_estimate_period=_SECONDS,
        )
        self._shown.start()
        return self._shown
