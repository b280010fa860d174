"""The runs of ``comention watch``."""

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from comention.cli.making import write
from comention.cli.news import News, say
from comention.cli.progress import Tracker
from comention.cli.terminal import write_skipped
from comention.config import Config
from comention.documents import Skipped, Source, find
from comention.engines import Engine, engine
from comention.errors import ComentionError
from comention.files import write_text
from comention.graph.report import report
from comention.listeners import Listeners
from comention.pipeline import updated

if TYPE_CHECKING:
    from comention.graph.changes import Changes
    from comention.made import Made


class Watcher:
    """Takes in what is there, again and again.

    Args:
        folders: What is read.
        project: Where it is kept.
        config: All settings.
        output: The folder for graph, page and report.
        skipped_file: The file for what was not read.
        prune: Whether what is gone is taken away.
        quiet: Whether only errors are told.
    """

    def __init__(
        self,
        folders: Sequence[str],
        project: Path,
        config: Config,
        *,
        output: Path | None,
        skipped_file: Path | None,
        prune: bool,
        quiet: bool,
    ) -> None:
        self._folders, self._project, self._config = folders, project, config
        self._output, self._skipped_file = output, skipped_file
        self._prune, self._quiet = prune, quiet
        self._news = News()
        self._changes: Changes | None = None  # the last that there were
        self._begun = False
        self._error = ""
        self._works: Engine | None = None
        self._ends = ExitStack()

    def run(self, growing: Collection[str]) -> bool:
        """Whether what is there, but for the files that grow, was taken in.

        Raises:
            ComentionError: The first run failed; what a later one meets is told, and may go away.
        """
        try:
            self._take_in(growing)
        except ComentionError as error:
            if not self._begun:
                raise
            if str(error) != self._error:
                say(f"Error: {error} It is tried again until it works.", err=True)
            self._error = str(error)
            return False
        self._begun, self._error = True, ""
        return True

    def close(self) -> None:
        """End what the runs needed."""
        self._ends.close()

    def _take_in(self, growing: Collection[str]) -> None:
        there = find(self._folders, but=self._project, may_be_empty=True)
        found = [each for each in there if not _grows(each, growing)]
        if not found and not self._project.exists():
            return
        start, news = monotonic(), list[str]()
        try:
            with Tracker(quiet=self._quiet) as tracker:
                self._update(found, tracker, news)
        finally:  # what is known by then is told, even if it could not be written
            if news and not self._quiet:
                say(f"{' '.join(news)} ({monotonic() - start:.1f} s)")

    def _update(self, found: Sequence[Source | Skipped], tracker: Tracker, news: list[str]) -> None:
        """Bring all up to date; what is new is added to ``news``."""
        skipped, said = list[Skipped](), list[str]()
        listeners = Listeners(
            on_skip=skipped.append,
            on_unknown=lambda unknown: said.append(str(unknown)),
            on_change=said.append,
            on_step=tracker.step,
            watch=tracker.watch,
        )
        with (
            self._engine() as works,
            updated(
                found, works, config=self._config, path=self._project, prune=self._prune, listeners=listeners
            ) as made,
        ):
            changes = made.changes() if made.is_new else None
            news += self._news.said(said)
            news += self._news.made(made, changes)
            news += self._news.skipped(skipped)
            tracker.step("Making the page")
            self._write(made, changes, skipped)

    @contextmanager
    def _engine(self) -> Iterator[Engine]:
        """The engine of the run before; a run that fails ends it, for nobody knows what is left of it."""
        with self._ends.pop_all() as ends:
            works, self._works = self._works or ends.enter_context(engine(self._config.run)), None
            yield works
            self._works, self._ends = works, ends.pop_all()

    def _write(self, made: "Made", changes: "Changes | None", skipped: Sequence[Skipped]) -> None:
        if self._skipped_file:
            write_skipped(skipped, self._skipped_file)
        if changes and changes.documents:
            self._changes = changes
        if self._output is None or (made.is_new and not made.graph.documents):
            return
        write(made, self._output, self._config)
        path = self._output / "report.md"
        if made.is_new or not path.exists():
            write_text(path, report(made.graph, changes=self._changes))


def _grows(source: Source | Skipped, growing: Collection[str]) -> bool:
    return isinstance(source, Source) and source.path is not None and os.path.realpath(source.path) in growing
