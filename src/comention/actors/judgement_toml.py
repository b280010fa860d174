"""Judgements as TOML text and back: a table a judgement, ``[[same]]``, ``[[different]]`` and so on.

The text is a person's. What is added goes to its end, and all that was there stays as it is.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit

from comention.actors.judgement import Different, Judgement, KindJudgement, NotAnActor, Rename, Same
from comention.actors.judgement_lines import ITSELF, rows_by_table, statements
from comention.domain import Kind
from comention.errors import JudgementError, did_you_mean

# A new file begins with this; a table stands right below it only where the two were written together.
HEADER = """\
# What persons decided about who is who. It outranks what comention works out from the documents.
# `comention judge -h` tells how to add to it; it may be edited by hand too.
#
"""
TYPES: Mapping[str, type[Judgement]] = {
    each.table: each for each in (Same, Different, Rename, KindJudgement, NotAnActor)
}
FIELDS = {
    "same": ("names",),
    "different": ("names",),
    "rename": ("name", "to"),
    "kind": ("name", "kind"),
    "not_an_actor": ("name",),
}
SIGNATURE = ("why", "who", "when")
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
_BYTE_ORDER_MARK = "\ufeff"
_EXAMPLE = 'A judgement is a table such as [[same]] and below it names = ["...", "..."].'


def parse(text: str, path: Path) -> list[Judgement]:
    """The judgements of a text in their order, with their lines.

    Raises:
        JudgementError: It is no TOML, or something in it is no judgement.
    """
    tables, places = _loaded(text, path)
    rows = [
        (table, row, places[table][min(index, len(places[table]) - 1)])
        for table, value in tables.items()
        for index, row in enumerate(value if isinstance(value, list) and table in TYPES else [None])
    ]
    return [_judgement(*row, path) for row in sorted(rows, key=lambda row: row[-1][ITSELF])]


def appended(text: str | None, judgement: Judgement) -> str:
    """A text with a judgement behind it, one line break after what was there; None is a new file."""
    if text is None:
        return HEADER + _written(judgement)
    end = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
    return text + (end if text else "") + _written(judgement).replace("\n", end)


def without_last(text: str) -> str | None:
    """A text as it was before its last judgement was appended; None where that made the file.

    Behind a judgement written by hand, comments stay where they are.

    Raises:
        JudgementError: The last judgement is not a table of its own.
    """
    said = [each for each in statements(_unmarked(text)) if each.says_something]
    header = next((each for each in reversed(said) if each.is_header), None)
    if header is None:
        raise JudgementError("The last judgement is one of a list.", "Take it away by hand.")
    before, after = text[: header.start], text[said[-1].end :]
    if after:
        return before + after
    return None if before == HEADER else before.removesuffix("\n").removesuffix("\r")


def _written(judgement: Judgement) -> str:
    """The table of a judgement."""
    fields = {name: getattr(judgement, name) for name in (*FIELDS[judgement.table], *SIGNATURE)}
    lines = [f"{name} = {_value(value)}" for name, value in fields.items() if value is not None]
    return "\n".join([f"[[{judgement.table}]]", *lines, ""])


def _value(value: tuple[str, ...] | str | date) -> str:
    """A value on one line; what an editor would not show, or would obey, is escaped."""
    plain = list(value) if isinstance(value, tuple) else str(value) if isinstance(value, str) else value
    written = tomlkit.item(plain).as_string()
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in written)


def _loaded(text: str, path: Path) -> tuple[dict[str, Any], Mapping[str, list[dict[str, int]]]]:
    """What a text says, and where."""
    toml = _unmarked(text)
    try:
        return tomllib.loads(toml), rows_by_table(toml)
    except (ValueError, RecursionError) as error:
        place = _PLACE.search(str(error))
        unclosed = max((each.start for each in statements(toml) if each.is_header), default=0)
        line = int(place[1]) if place and place[1] else text.count("\n", 0, unclosed) + 1
        with _told_at(path, line):
            raise JudgementError(f"{_PLACE.sub('', str(error))}.", _EXAMPLE) from error


@contextmanager
def _told_at(path: Path, line: int) -> Iterator[None]:
    """Within it, errors say the file and the line."""
    try:
        yield
    except JudgementError as error:
        raise JudgementError(f"{path}, line {line}: {error.message}", error.hint) from error


def _unmarked(text: str) -> str:
    """``text`` with a space in the place of a byte order mark."""
    return f" {text[1:]}" if text.startswith(_BYTE_ORDER_MARK) else text


def _judgement(table: str, row: object, lines: Mapping[str, int], path: Path) -> Judgement:
    """The judgement that a table says, whose fields stand on some lines; None is no table."""
    line = lines[ITSELF]
    with _told_at(path, line):
        said = _row(table, row)
    fields = {}
    for name, value in said.items():
        with _told_at(path, lines.get(name, line)):
            fields[name] = _field(table, name, value)
    with _told_at(path, line):
        if missing := next((name for name in FIELDS[table] if name not in fields), None):
            raise JudgementError(f"[[{table}]] says no {missing}.", f"It has {' and '.join(FIELDS[table])}.")
        return TYPES[table](line=line, **fields)


def _row(table: str, row: object) -> Mapping[str, Any]:
    """The fields of a table as they stand there."""
    if table not in TYPES:
        raise JudgementError(f"There is no judgement {table!r}.", did_you_mean(table, TYPES) or _EXAMPLE)
    if not isinstance(row, Mapping):
        raise JudgementError(
            f"Each {table} must be a table.", f"Write [[{table}]], and what belongs to it below."
        )
    return row


def _field(table: str, name: str, value: object) -> Any:
    """The value of a field, of its type."""
    known = (*FIELDS[table], *SIGNATURE)
    if name not in known:
        raise JudgementError(f"[[{table}]] has no field {name!r}.", did_you_mean(name, known))
    return _READ.get(name, _string)(name, value)


def _string(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise JudgementError(f"{name} cannot be {value!r}.", f'Write {name} = "...".')
    return value


def _names(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise JudgementError(f"{name} cannot be {value!r}.", f'Write {name} = ["...", "..."].')
    return tuple(value)


def _kind(name: str, value: object) -> Kind:
    if not isinstance(value, str) or value.upper() not in Kind.__members__:
        raise JudgementError(f"{name} cannot be {value!r}.", f"Say one of {', '.join(Kind)}.")
    return Kind(value.upper())


def _date(name: str, value: object) -> date:
    if type(value) is not date:  # a time of day is a date too, to Python
        raise JudgementError(f"{name} cannot be {value!r}.", f"Write {name} = 2026-11-25, without quotes.")
    return value


_READ: Mapping[str, Callable[[str, object], Any]] = {"names": _names, "kind": _kind, "when": _date}
