"""A project to what its graph gained between two dates."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from comention.errors import ConfigError
from comention.graph import ActorGraph, load
from comention.graph.changes import Changes, gained
from comention.graph.dates import days
from comention.store import History, State, project


class Moment(NamedTuple):
    """When something was, as well as it is known: from the first instant until before the last."""

    first: datetime
    last: datetime


def changes(path: str | Path, start: str | None = None, end: str | None = None) -> Changes:
    """What the graph of a project gained with the documents that came in a time.

    A project is as its runs left it, so what is compared is the last run that had ended before ``start``, and
    the last that had ended with ``end``. Who is who is what the project says today. What was taken away since
    is in neither.

    Args:
        path: The project.
        start: The first year, month, day or minute ("2026-11-20", "2026-11-20T14:30", UTC where no zone is
            named); where it is None, what the last run until ``end`` brought.
        end: The last one, to its end; until now where it is None.

    Raises:
        ConfigError: A border is no date, or the end is before the start.
        StoreError: It cannot be opened, or has no graph.
    """
    opening, closing = _moment(start), _moment(end)
    if opening and closing and closing.last <= opening.first:
        raise ConfigError(f"{end} is before {start}.", "Say the earlier date first.")
    graph = load(path)
    with project(Path(path), read_only=True) as kept:
        states = kept.history.states()
        after = _until(states, closing.last) if closing else states[-1]
        before = _until(states, opening.first) if opening else states[max(0, states.index(after) - 1)]
        return between(graph, kept.history, before, after)


def last_run(graph: ActorGraph, history: History) -> Changes | None:
    """What the graph of a project gained by its last run; None where that is everything."""
    *_, before, after = [State(), *history.states()]
    return between(graph, history, before, after) if before.documents else None


def between(graph: ActorGraph, history: History, before: State, after: State) -> Changes:
    """What the graph of a project gained from one of its states to a later one."""
    then, later = history.known(before.run), history.known(after.run)
    if not after.run:
        return gained(graph, then, later, about="The project had nothing yet.")
    about = f"From {_called(before)} to {_called(after)}: {len(later - then)} documents came."
    if lost := max(before.documents - len(then), after.documents - len(later)):
        about += f" {lost} documents of that time were changed or taken away since, and are in neither."
    return gained(graph, then, later, about=about)


def _called(state: State) -> str:
    """A state in words."""
    return f"{state.ended:%Y-%m-%d %H:%M:%S} UTC" if state.ended else "the beginning"


def _until(states: Sequence[State], moment: datetime) -> State:
    """The last state that was there before a moment."""
    return [state for state in states if state.ended is None or state.ended < moment][-1]


def _moment(text: str | None) -> Moment | None:
    """When a date or a time is.

    Raises:
        ConfigError: It is neither.
    """
    if text is None:
        return None
    try:
        if found := days(text):
            return Moment(_midnight(found.first), _midnight(found.last) + timedelta(days=1))
        read = datetime.fromisoformat(text)
        first = read.astimezone(UTC).replace(tzinfo=None) if read.tzinfo else read
        return Moment(first, first + timedelta(seconds=1 if first.second else 60))
    except (ValueError, OverflowError) as error:
        hint = "Say a day or a time, such as 2026-11-20 or 2026-11-20T14:30."
        raise ConfigError(f"{text!r} is no date.", hint) from error


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
