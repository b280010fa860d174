"""Judgements as TOML text and back: a table a judgement, ``[[same]]``, ``[[different]]`` and so on.

The text is a person's. What is added goes to its end, and all that was there stays as it is.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import tomlkit

from comention.actors.judgement import Different, Judgement, KindJudgement, NotAnActor, Rename, Same
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
_BRACKET = re.compile(r"^[ \t]*\[", re.MULTILINE)
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_BYTE_ORDER_MARK = "\ufeff"
_EXAMPLE = 'A judgement is a table such as [[same]] and below it names = ["...", "..."].'


class _Block(NamedTuple):
    """A stretch of a text with the values that it gives: a table, or what stands before the first one."""

    start: int
    end: int
    tables: Mapping[str, Any]


def parse(text: str, path: Path) -> list[Judgement]:
    """The judgements of a text in their order, with their lines.

    Raises:
        JudgementError: It is no TOML, or something in it is no judgement.
    """
    _check_toml(text, path)
    return [
        _judgement(table, row, _line(text, block, table), path)
        for block in _blocks(text)
        for table, rows in block.tables.items()
        for row in (rows if isinstance(rows, list) and table in TYPES else [None])
    ]


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
    block = _blocks(text)[-1]
    before, lines = text[: block.start], _LINE.findall(text[block.start : block.end])
    if not _unmarked(lines[0]).lstrip().startswith("[["):
        raise JudgementError("The last judgement is one of a list.", "Take it away by hand.")
    said = next(n for n in range(1, len(lines) + 1) if _values("".join(lines[:n])) == block.tables)
    if after := "".join(lines[said:]):
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


def _check_toml(text: str, path: Path) -> None:
    try:
        tomllib.loads(_unmarked(text))
    except (ValueError, RecursionError) as error:
        place = _PLACE.search(str(error))
        unclosed = max((block.end for block in _blocks(text)), default=0)
        line = int(place[1]) if place and place[1] else text.count("\n", 0, unclosed) + 1
        raise _placed(JudgementError(f"{_PLACE.sub('', str(error))}.", _EXAMPLE), path, line) from error


def _placed(error: JudgementError, path: Path, line: int) -> JudgementError:
    return JudgementError(f"{path}, line {line}: {error.message}", error.hint)


def _blocks(text: str) -> list[_Block]:
    """The tables of a text; a bracket within a string or a list begins none, for what it cuts is no TOML."""
    blocks: list[_Block] = []
    start = 0
    for end in (*(match.start() for match in _BRACKET.finditer(text) if match.start()), len(text)):
        tables = _values(text[start:end])
        if tables is not None:
            blocks.append(_Block(start, end, tables))
            start = end
    return blocks


def _values(text: str) -> Mapping[str, Any] | None:
    """What a text says as TOML, or None where it is none."""
    try:
        return tomllib.loads(_unmarked(text))
    except (ValueError, RecursionError):
        return None


def _unmarked(text: str) -> str:
    """``text`` with a space in the place of a byte order mark."""
    return f" {text[1:]}" if text.startswith(_BYTE_ORDER_MARK) else text


def _line(text: str, block: _Block, table: str) -> int:
    """The line where a table of a block begins."""
    key = re.compile(rf"^[\[\s\"']*{re.escape(table)}", re.MULTILINE)
    found = key.search(text, block.start, block.end)
    return text.count("\n", 0, found.end() if found else block.start) + 1


def _judgement(table: str, row: object, line: int, path: Path) -> Judgement:
    """The judgement that a table says; None is no table."""
    try:
        if table not in TYPES:
            raise JudgementError(f"There is no judgement {table!r}.", did_you_mean(table, TYPES) or _EXAMPLE)
        if not isinstance(row, Mapping):
            raise JudgementError(
                f"Each {table} must be a table.", f"Write [[{table}]], and what belongs to it below."
            )
        return TYPES[table](line=line, **_fields(table, row))
    except JudgementError as error:
        raise _placed(error, path, line) from error


def _fields(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a table, each of its type."""
    known = (*FIELDS[table], *SIGNATURE)
    if extra := next((name for name in row if name not in known), None):
        raise JudgementError(f"[[{table}]] has no field {extra!r}.", did_you_mean(extra, known))
    if missing := next((name for name in FIELDS[table] if name not in row), None):
        raise JudgementError(f"[[{table}]] says no {missing}.", f"It has {' and '.join(FIELDS[table])}.")
    return {name: _READ.get(name, _string)(name, value) for name, value in row.items()}


def _string(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise JudgementError(f"{name} cannot be {value!r}.", f'Write {name} = "...".')
    return value


def _names(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise JudgementError(f"{name} cannot be {value!r}.", f'Write {name} = ["...", "..."].')
    return tuple(_string(name, each) for each in value)


def _kind(name: str, value: object) -> Kind:
    if not isinstance(value, str) or value.upper() not in Kind.__members__:
        raise JudgementError(f"{name} cannot be {value!r}.", f"Say one of {', '.join(Kind)}.")
    return Kind(value.upper())


def _date(name: str, value: object) -> date:
    if type(value) is not date:  # a time of day is a date too, to Python
        raise JudgementError(f"{name} cannot be {value!r}.", f"Write {name} = 2026-11-25, without quotes.")
    return value


_READ: Mapping[str, Callable[[str, object], Any]] = {"names": _names, "kind": _kind, "when": _date}
