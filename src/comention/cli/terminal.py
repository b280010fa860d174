"""What the commands print: tables, and text that came from the news."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from comention.actors import Unknown
from comention.documents import Skipped
from comention.domain import Actor
from comention.files import encoded, write_text

MOST_SKIPPED = 20
UNLIMITED = 10_000


def printable(text: str) -> str:
    """``text`` with a sign for each character that a terminal would obey; offsets are unchanged."""
    return "".join(
        c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text
    )


def safe(text: str) -> str:
    """``text`` on one line, printable."""
    return printable(" ".join(text.split()))


def console(*, stderr: bool = False) -> Console:
    """A console that takes no markup from what it prints; what is piped is not wrapped."""
    made = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    if not made.is_terminal:
        made.width = UNLIMITED
    return made


def table(headings: Sequence[str], rows: Iterable[Sequence[str | int]]) -> Table:
    """A table; columns of numbers are set flush right."""
    all_rows = [[cell if isinstance(cell, int) else safe(cell) for cell in row] for row in rows]
    made = Table(box=None, pad_edge=False, header_style="bold")
    for index, heading in enumerate(headings):
        numbers = bool(all_rows) and isinstance(all_rows[0][index], int)
        made.add_column(heading, justify="right" if numbers else "left", overflow="fold")
    for row in all_rows:
        made.add_row(*(Text(str(cell)) for cell in row))
    return made


def say_namesakes(bearers: Sequence[Actor], to: Console) -> None:
    """Who else is called as the first of some actors is, that a reader may mean another one."""
    if others := ", ".join(f"{safe(actor.name)} ({safe(actor.id)})" for actor in bearers[1:]):
        to.print(f"\nAlso called so: {others}")


def say_unknown(unknown: Unknown) -> None:
    """A name in a judgement that nobody bears, on standard error."""
    console(stderr=True).print(f"Warning: {safe(str(unknown))}", style="yellow")


def say_change(change: str) -> None:
    """What is done anew, and why, on standard error."""
    console(stderr=True).print(safe(change), style="dim")


def say_skipped(skipped: Sequence[Skipped], to: Console) -> None:
    """The first of what was not read, and why."""
    if not skipped:
        return
    to.print(f"Not read: {len(skipped)}", style="yellow")
    for each in skipped[:MOST_SKIPPED]:
        to.print(f"  {safe(each.name)}: {safe(each.reason)}")
    if len(skipped) > MOST_SKIPPED:
        to.print(f"  ... and {len(skipped) - MOST_SKIPPED} more; --skipped FILE writes them all")


def write_skipped(skipped: Sequence[Skipped], path: Path) -> None:
    """Write all that was not read, a line each: its name, a tab, and why; a file that says so stays as it is.

    Raises:
        OutputError: The file cannot be written.
    """
    lines = "".join(f"{safe(each.name)}\t{safe(each.reason)}\n" for each in skipped)
    with suppress(OSError):
        if path.read_bytes() == encoded(lines):
            return
    write_text(path, lines, hint="Choose another place with --skipped.")
