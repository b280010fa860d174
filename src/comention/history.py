"""A project to what its graph gained between two dates."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from comention.errors import ConfigError
from comention.graph import ActorGraph, load
from comention.graph.changes import Changes, gained
from comention.graph.dates import days
from comention.store import Arrival, History, State, project
from comention.wording import counted

# The hour at least; whatever else a time may be written like is not guessed at.
_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}(:[0-9]{2}(:[0-9]{2})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)


class Moment(NamedTuple):
    """When something was, as well as it is known: from the first instant to the last."""

    first: datetime
    last: datetime


def changes(path: str | Path, start: str | None = None, end: str | None = None) -> Changes:
    """What the graph of a project gained with the documents that came in a time.

    A project is as its runs left it, so what is compared is the last run that had ended before ``start``, and
    the last that had ended with ``end``. Who is who is what the project says today. What was taken away since
    is in neither, and what is in a document that was only changed is not new.

    Args:
        path: The project.
        start: The first year, month, day, hour, minute or second ("2026-11", "2026-11-20T14:30", UTC where
            no zone is named); where it is None, what the last run until ``end`` brought.
        end: The last one, to its end; until now where it is None.

    Raises:
        ConfigError: A border is no date, or the end is before the start.
        StoreError: It cannot be opened, or has no graph.
    """
    opening, closing = _moment(start), _moment(end)
    if opening and closing and closing.last < opening.first:
        raise ConfigError(f"{end} is before {start}.", "Say the earlier date first.")
    graph = load(path)
    with project(Path(path), read_only=True) as kept:
        first, *ended = kept.history.states()
        after = [first, *(each for each in ended if not closing or each.ended <= closing.last)]
        before = [first, *(each for each in ended if each.ended < opening.first)] if opening else after[:-1]
        return between(graph, kept.history, (before or after)[-1], after[-1])


def last_run(graph: ActorGraph, history: History) -> Changes | None:
    """What the graph of a project gained by its last run; None where that is everything."""
    *_, before, after = [State(), *history.states()]
    return between(graph, history, before, after) if before.documents else None


def between(graph: ActorGraph, history: History, before: State, after: State) -> Changes:
    """What the graph of a project gained from one of its states to a later one.

    What a document said before it was changed is not known, so that nothing in it is taken for new.
    """
    arrivals = history.arrivals()
    old = {each.id for each in arrivals if each.came <= before.run}
    came = {each.id for each in arrivals if before.run < each.came and each.run <= after.run}
    changed = {each.id for each in arrivals if each.came <= before.run < each.run <= after.run}
    gain = gained(graph, old, old | came, changed=changed)
    if not after.run:
        return replace(gain, about="The project had nothing yet.")
    about = f"From {_called(before)} to {_called(after)}: {gain.brought}."
    return replace(gain, about=about + _unknown(arrivals, before, after))


def _unknown(arrivals: Sequence[Arrival], before: State, after: State) -> str:
    """What can no longer be told of two states, in sentences."""
    said = ""
    states = before.run, after.run
    if other := sum(any(each.came <= run < each.run for run in states) for each in arrivals):
        said += f" The earlier text of {counted(other, 'document')} is no longer known."
    there = [sum(each.came <= run for each in arrivals) for run in states]
    if (lost := max(before.documents - there[0], after.documents - there[1])) > 0:
        verb = "was" if lost == 1 else "were"
        said += f" {counted(lost, 'document')} of that time {verb} taken away since."
    return said


def _called(state: State) -> str:
    """A state in words."""
    return f"{state.ended:%Y-%m-%d %H:%M:%S} UTC" if state.run else "the beginning"


def _moment(text: str | None) -> Moment | None:
    """When a date or a time is.

    Raises:
        ConfigError: It is neither.
    """
    if text is None:
        return None
    if found := days(text):
        return Moment(datetime.combine(found.first, time.min), datetime.combine(found.last, time.max))
    if read := _TIME.fullmatch(text):
        with suppress(ValueError, OverflowError):  # there is no such time, or it is none in UTC
            first = datetime.fromisoformat(text)
            if first.tzinfo:
                first = first.astimezone(UTC).replace(tzinfo=None)
            minute, second, _ = read.groups()
            length = timedelta(seconds=1 if second else 60 if minute else 3600)
            return Moment(first, first + (length - datetime.resolution))
    hint = "Say a year, a month, a day or a time: 2026, 2026-11, 2026-11-20 or 2026-11-20T14:30."
    raise ConfigError(f"{text!r} is no date.", hint)
