"""Tables of documents: a line of JSON each, or a row of CSV each."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from comention.config import Read
from comention.documents.draft import Draft, Skipped
from comention.documents.limits import too_long
from comention.documents.readers.lines import numbered_lines
from comention.documents.readers.rows import TYPES, drafted, no_text_column
from comention.errors import DocumentError

if TYPE_CHECKING:
    from _csv import Reader

_DELIMITERS = "\t;,"  # the comma last: where there is one column only, its texts may hold commas
_SLACK = 1 << 16  # room in a line for the columns beside the text


def read_jsonl(file: io.BufferedReader, id: str, config: Read) -> Iterator[Draft | Skipped]:
    r"""The rows of a file that holds one JSON object a line."""
    limit = config.max_characters
    # A character takes up to six in JSON ("\u00e9").
    numbered = numbered_lines(file, 6 * limit + _SLACK, newline="\n")
    lines = ((number, line) for number, line in numbered if line is None or line.strip())
    first = next(lines, None)
    if first is None:
        raise DocumentError("holds no text")
    if first[1] is not None and first[1].strip() in {"[", "{"}:
        raise DocumentError("is JSON, but not one object a line")
    for number, line in chain([first], lines):
        try:
            yield drafted(_json_row(line, limit), id, number, config.columns)
        except DocumentError as error:
            yield Skipped(f"{id} line {number}", error.message)


def _json_row(line: str | None, limit: int) -> Mapping[str, object]:
    """The object that a line holds."""
    if line is None:
        raise DocumentError(too_long(limit))
    try:
        row = json.loads(line.rstrip("\r\n"))
    except json.JSONDecodeError as error:
        raise DocumentError(f"is broken JSON: {error.msg} at character {error.pos + 1}") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, a thousand brackets
        raise DocumentError(f"is broken JSON: {error}") from error
    if not isinstance(row, dict):
        raise DocumentError(f"is {TYPES.get(type(row), 'null')}, not an object")
    return row


def read_csv(file: io.BufferedReader, id: str, config: Read) -> Iterator[Draft | Skipped]:
    """The rows of a file of values with a comma, a semicolon or a tab between them."""
    limit, named = config.max_characters, {field: name.casefold() for field, name in config.columns.items()}
    overlong: list[int] = []
    lines = _noting(numbered_lines(file, 2 * limit + _SLACK, newline=""), overlong)
    first = next(lines, "")
    if overlong:
        raise DocumentError(too_long(limit))
    # The limit is that of all readers of the process, so it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), limit))
    rows = csv.reader(chain([first], lines), delimiter=_delimiter(first, named), strict=True)
    columns = _columns(rows, named)
    number = 0
    for number, (line, row) in enumerate(_records(rows, overlong, limit), start=1):
        try:
            yield drafted(_csv_row(columns, row), id, number, named)
        except DocumentError as error:
            yield Skipped(f"{id} line {line}", error.message)
    if not number:
        raise DocumentError("has no rows")


def _records(
    rows: "Reader", overlong: list[int], limit: int
) -> Iterator[tuple[int, list[str] | DocumentError]]:
    """Every row that is not blank, or what is wrong with it, and the line on which it starts."""
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            unclosed = rows.line_num > line and any(word in str(error) for word in ("limit", "end of data"))
            reason = (
                "opens a quote that nothing closes; what follows it is not read" if unclosed else str(error)
            )
            yield line, DocumentError(f"is broken CSV: {reason}")
            if unclosed:
                return
        else:
            if row is None:
                return
            if overlong:
                yield line, DocumentError(too_long(limit))
            elif row:
                yield line, row
        overlong.clear()


def _noting(lines: Iterator[tuple[int, str | None]], overlong: list[int]) -> Iterator[str]:
    """The lines, those too long as blanks, for a CSV reader counts lines; the numbers of these are noted."""
    for number, line in lines:
        if line is None:
            overlong.append(number)
        yield line or "\n"


def _delimiter(first: str, named: Mapping[str, str]) -> str:
    """What stands between the columns of the first line: what parts off the text, else what is there most."""
    for delimiter in _DELIMITERS:
        if named.get("text", "text") in (name.strip(' "\r\n').casefold() for name in first.split(delimiter)):
            return delimiter
    return max(_DELIMITERS, key=first.count)


def _columns(rows: "Reader", named: Mapping[str, str]) -> Sequence[str]:
    """The names of the columns."""
    try:
        columns = [name.strip().casefold() for name in next(rows, [])]
    except csv.Error as error:
        raise DocumentError(f"has a broken first line: {error}") from error
    if named.get("text", "text") not in columns:
        raise DocumentError(no_text_column(columns, named))
    return columns


def _csv_row(columns: Sequence[str], row: list[str] | DocumentError) -> Mapping[str, object]:
    """The values of a row by the names of their columns."""
    if isinstance(row, DocumentError):
        raise row
    if len(row) != len(columns):
        raise DocumentError(f"has {len(row)} values for {len(columns)} columns (are quotes missing?)")
    return dict(zip(columns, row, strict=True))
